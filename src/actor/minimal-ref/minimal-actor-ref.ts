import type { Duration } from "../../base/index.ts";
import type { InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import type { AskOptions } from "../ref/actor-ref.ts";
import { ask } from "./ask.ts";
import { RefBase } from "./ref-base.ts";
import type { TypeToken } from "../ref/type-match.ts";

/** A ref without an actor of this system behind it: {@link RefBase}, and `ask` for all of them. */
export abstract class MinimalActorRef extends RefBase implements InternalActorRef {
  abstract readonly isLocal: boolean;
  abstract readonly isTerminated: boolean;

  // `never` fits every overload of ActorRef.ask; callers see the overloads.
  ask(message: unknown, typeOrTimeout?: TypeToken | Duration | AskOptions, timeout?: Duration | AskOptions): Promise<never> {
    return ask(this, message, typeOrTimeout, timeout) as Promise<never>;
  }

  abstract sendSystemMessage(message: SystemMessage): void;
  abstract getParent(): InternalActorRef;
  abstract getChild(names: readonly string[], from?: number): InternalActorRef;

  getChildren(): readonly InternalActorRef[] {
    return [];
  }
}
