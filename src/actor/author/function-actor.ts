import { Props } from "../props/props.ts";
import { ActorBase } from "./actor-base.ts";

/** What a function given to {@link actor} handles messages with. A promise is awaited before the next message. */
export type MessageHandler<M> = (message: M) => unknown;

/** The actor behind {@link actor}: has what every actor has, and takes what is to be done at its end. */
export class FunctionActor<in M = unknown> extends ActorBase<M> {
  readonly #handle: (message: M) => unknown;
  readonly #onPostStop: (() => unknown)[] = [];

  constructor(setup: (self: FunctionActor<M>) => MessageHandler<M>) {
    super();
    this.#handle = setup(this);
  }

  /** Calls `hook` after the last message, also in a restart. Several are called in the order added. */
  onPostStop(hook: () => unknown): void {
    this.#onPostStop.push(hook);
  }

  override handle(message: M): unknown {
    return this.#handle(message);
  }

  override postStop(): unknown {
    return this.#onPostStop.length === 0 ? undefined : this.#callPostStopHooks();
  }

  async #callPostStopHooks(): Promise<void> {
    for (const hook of this.#onPostStop) await hook();
  }
}

/**
 * Props of a small actor without a class: `setup` is called for each instance, restarts included, and returns what handles its messages. Its
 * variables are the actor's state: `actor<number>((self) => { let sum = 0; return (n) => self.sender.tell((sum += n)); })`. An `Actor`
 * or `ReceiveActor` is better where hooks, several behaviours or remote deployment are wanted.
 */
export function actor<M = unknown>(setup: (self: FunctionActor<M>) => MessageHandler<M>): Props<M> {
  return Props.from(() => new FunctionActor<M>(setup));
}
