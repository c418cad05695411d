import type { ActorPath, ActorRef } from "../../actor/index.ts";
import {
  type ActorRefProvider,
  EmptyLocalActorRef,
  type InternalActorRef,
  MinimalActorRef,
  type SystemMessage,
} from "../../actor/internal.ts";
import type { Place } from "./deployed-children.ts";

/** A name on the way to deployed actors, such as `/remote/akka.tcp`: a step of paths, not an actor. */
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
  getChild(names: readonly string[], from = 0): InternalActorRef {
    let folder: DeployedFolder = this;
    for (let index = from; index < names.length; index += 1) {
      const name = names[index] ?? "";
      if (name === "..") {
        const parent = folder.getParent();
        if (!(parent instanceof DeployedFolder)) return parent.getChild(names, index + 1);
        folder = parent;
        continue;
      }
      const [plainName = "", uid] = name.split("#", 2);
      const place = folder.#place.below.get(plainName);
      if (place === undefined || (uid !== undefined && String(place.ref?.path.uid) !== uid)) {
        return new EmptyLocalActorRef(this.provider, folder.path.descendant(names.slice(index)));
      }
      const next = names[index + 1];
      const leadsOn = place.ref === undefined || (next !== undefined && place.below.has(next)); // a child of the actor may have been deployed on its own
      if (!leadsOn && place.ref !== undefined) return place.ref.getChild(names, index + 1);
      folder = folder.#folder(plainName, place);
    }
    return folder;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    new EmptyLocalActorRef(this.provider, this.path).tell(message, sender);
  }

  #child(name: string, place: Place): InternalActorRef {
    return place.ref ?? this.#folder(name, place);
  }

  #folder(name: string, place: Place): DeployedFolder {
    return new DeployedFolder(this.provider, this.path.child(name), place, this);
  }
}
