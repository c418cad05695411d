import type { Duration } from "../../base/index.ts";
import type { InternalActorRef, SystemMessage } from "./internal-actor-ref.ts";
import type { AskOptions } from "./actor-ref.ts";
import { ask } from "./ask.ts";
import { RefBase } from "./ref-base.ts";
import type { TypeToken } from "./type-match.ts";

/** A ref without an actor of this system behind it: what {@link RefBase} gives, and `ask` written once for all. */
export abstract class MinimalActorRef extends RefBase implements InternalActorRef {
  abstract readonly isLocal: boolean;
  abstract readonly isTerminated: boolean;

  // `never` fits every overload of ActorRef.ask; callers see those.
  ask(message: unknown, typeOrTimeout?: TypeToken | Duration | AskOptions, timeout?: Duration | AskOptions): Promise<never> {
    return ask(this, message, typeOrTimeout, timeout) as Promise<never>;
  }

  abstract sendSystemMessage(message: SystemMessage): void;
  abstract getParent(): InternalActorRef;
  abstract getChild(names: readonly string[]): InternalActorRef;

  getChildren(): readonly InternalActorRef[] {
    return [];
  }
}
