import type { ActorPath, ActorRef } from "../../actor/index.ts";
import { type ActorRefProvider, EmptyLocalActorRef, type InternalActorRef, MinimalActorRef, type SystemMessage } from "../../actor/spi.ts";
import type { Place } from "./deployed-children.ts";

/** A name on the way to deployed actors, such as `/remote/akka.tcp`: can be walked through, and is no actor. */
export class DeployedFolder extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  readonly #place: Place;
  readonly #parent: InternalActorRef | undefined;

  constructor(provider: ActorRefProvider, path: ActorPath, place: Place, parent?: InternalActorRef) {
    super();
    this.provider = provider;
    this.path = path;
    this.#place = place;
    this.#parent = parent;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return false;
  }

  sendSystemMessage(message: SystemMessage): void {
    new EmptyLocalActorRef(this.provider, this.path).sendSystemMessage(message);
  }

  getParent(): InternalActorRef {
    return this.#parent ?? this.provider.rootGuardian;
  }

  override getChildren(): readonly InternalActorRef[] {
    return Array.from(this.#place.below, ([name, place]) => this.#child(name, place));
  }

  /** The actor that lives at the longest beginning of `names`, and what is below it. */
  getChild(names: readonly string[]): InternalActorRef {
    const [name, ...rest] = names;
    if (name === undefined) return this;
    if (name === "..") return this.getParent().getChild(rest);
    const [plainName = "", uid] = name.split("#");
    const place = this.#place.below.get(plainName);
    if (place === undefined || (uid !== undefined && String(place.ref?.path.uid) !== uid)) {
      return new EmptyLocalActorRef(this.provider, this.path.descendant(names));
    }
    const next = rest[0] ?? "";
    const leadsOn = place.ref === undefined || place.below.has(next); // a child of the actor may have been deployed on its own
    return (leadsOn && rest.length > 0 ? this.#folder(plainName, place) : this.#child(plainName, place)).getChild(rest);
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    new EmptyLocalActorRef(this.provider, this.path).tell(message, sender);
  }

  #child(name: string, place: Place): InternalActorRef {
    return place.ref ?? this.#folder(name, place);
  }

  #folder(name: string, place: Place): InternalActorRef {
    return new DeployedFolder(this.provider, this.path.child(name), place, this);
  }
}
