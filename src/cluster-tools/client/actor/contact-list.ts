import { type ActorContext, ActorPath, type ActorRef, InvalidActorPathError } from "../../../actor/index.ts";
import { ContactPointAdded, ContactPointRemoved, ContactPoints } from "../message/contact-points.ts";

/** The receptionists that a client knows, and who wants to be told of changes. */
export class ContactList {
  readonly #actor: ActorContext;
  readonly #initial: readonly ActorPath[];
  #paths: readonly ActorPath[];
  readonly #subscribers = new Set<ActorRef>();

  constructor(actor: ActorContext, initial: readonly ActorPath[]) {
    this.#actor = actor;
    this.#initial = initial;
    this.#paths = initial;
  }

  get current(): ContactPoints {
    return new ContactPoints(this.#paths);
  }

  /** Whom to ask for contacts. INTEROP: the initial ones as well if the client knows of no more than one. */
  get candidates(): readonly ActorPath[] {
    if (this.#paths.length > 1) return this.#paths;
    return distinct([...this.#initial, ...this.#paths]);
  }

  /** Takes over what a receptionist has told. What is no path is left out. Returns the new paths. */
  update(texts: readonly string[]): readonly ActorPath[] {
    const paths = distinct(texts.flatMap(pathsIn));
    if (paths.length === 0) return [];
    const before = new Map(this.#paths.map((path) => [path.toString(), path]));
    const after = new Map(paths.map((path) => [path.toString(), path]));
    this.#paths = paths;
    for (const [text, path] of after) if (!before.has(text)) this.#tell(new ContactPointAdded(path));
    for (const [text, path] of before) if (!after.has(text)) this.#tell(new ContactPointRemoved(path));
    return paths;
  }

  subscribe(subscriber: ActorRef): void {
    subscriber.tell(this.current, this.#actor.self);
    this.#subscribers.add(this.#actor.watch(subscriber));
  }

  unsubscribe(subscriber: ActorRef): void {
    this.#subscribers.delete(subscriber);
  }

  #tell(change: ContactPointAdded | ContactPointRemoved): void {
    for (const subscriber of this.#subscribers) subscriber.tell(change, this.#actor.self);
  }
}

function distinct(paths: readonly ActorPath[]): readonly ActorPath[] {
  return [...new Map(paths.map((path) => [path.toString(), path])).values()];
}

function pathsIn(text: string): readonly ActorPath[] {
  try {
    return [ActorPath.parse(text)];
  } catch (error) {
    if (error instanceof InvalidActorPathError) return [];
    throw error;
  }
}
