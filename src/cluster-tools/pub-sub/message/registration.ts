import type { ActorRef, AnyActorRef } from "../../../actor/index.ts";

/** Registers an actor at the mediator of its node, so that {@link Send} and {@link SendToAll} reach it from every node by its path. */
export class Put {
  /** The actor; its path without the address is the key. */
  readonly ref: ActorRef;

  constructor(ref: AnyActorRef) {
    this.ref = ref as ActorRef;
  }
}

/** Ends what {@link Put} did. The mediator also does so when the actor terminates. */
export class Remove {
  /** The path of the actor without its address: `/user/service`. */
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}
