import { Props } from "../props/props.ts";
import { ActorBase } from "./actor-base.ts";

/** The message handler of a function given to {@link actor}. A promise is awaited before the next message. */
export type MessageHandler<M> = (message: M) => unknown;

const NO_HOOKS: readonly (() => unknown)[] = [];

/** The actor created by {@link actor}: it has the members of every actor, and hooks for its end. */
export class FunctionActor<in M = unknown> extends ActorBase<M> {
  readonly #handle: (message: M) => unknown;
  #onPostStop: readonly (() => unknown)[] = NO_HOOKS;

  constructor(setup: (self: FunctionActor<M>) => MessageHandler<M>) {
    super();
    this.#handle = setup(this);
  }

  /** Adds a hook that is called after the last message, also in a restart. Hooks are called in the order added. */
  onPostStop(hook: () => unknown): void {
    this.#onPostStop = [...this.#onPostStop, hook];
  }

  /** Handles one message. */
  override handle(message: M): unknown {
    return this.#handle(message);
  }

  /** Runs the function that `onStop` was given. */
  override postStop(): unknown {
    return this.#onPostStop.length === 0 ? undefined : this.#callPostStopHooks();
  }

  async #callPostStopHooks(): Promise<void> {
    for (const hook of this.#onPostStop) await hook();
  }
}

/**
 * Props of a small actor without a class: `setup` is called for each instance, including after restarts, and returns its message handler.
 * Its variables are the actor's state: `actor<number>((self) => { let sum = 0; return (n) => self.sender.tell((sum += n)); })`. Use `Actor`
 * or `ReceiveActor` for other hooks, several behaviours or remote deployment.
 */
export function actor<M = unknown>(setup: (self: FunctionActor<M>) => MessageHandler<M>): Props<M> {
  return Props.from(() => new FunctionActor<M>(setup));
}
