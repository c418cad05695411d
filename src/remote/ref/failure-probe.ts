import { type Address, Identify, type LoggingAdapter, Status } from "../../actor/index.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "../../actor/internal.ts";

/** How long a peer has to show that it can read an exception. Unit: ms. */
const PROBE_MS = 3_000;
/** Verdicts that are remembered; the oldest give way. Count. */
const MOST_VERDICTS = 1_000;

/** What the probe borrows. */
export interface FailureProbeContext {
  readonly provider: ActorRefProvider;
  readonly log: LoggingAdapter;
  /** The types in what `error` travels as that the peer may be unable to read; `undefined` if there is none. */
  doubtfulTypesIn(error: Error): string | undefined;
}

/**
 * Lets a failure leave as a system message only if its recipient can read it.
 * INTEROP: an Akka.NET system that cannot make the exception in a system message ends the association and never gets the message, so that a
 * child stays suspended for ever. In an ordinary message it only logs that. So an exception of a type that not every system has is first sent to
 * the system inside an `Identify`, whose answer proves that it was read; if none comes the failure travels as a `System.Exception`. What is to
 * be sent to the same actor waits meanwhile.
 */
export class FailureProbe {
  readonly #context: FailureProbeContext;
  /** By peer and types: whether it has read them. */
  readonly #verdicts = new Map<string, boolean>();
  readonly #waiting = new Map<InternalActorRef, (() => void)[]>();

  constructor(context: FailureProbeContext) {
    this.#context = context;
  }

  /** Calls `transmit` with `message`, or with one that `recipient` can read, in the order of calls. */
  send(recipient: InternalActorRef, message: SystemMessage, transmit: (message: SystemMessage) => void): void {
    const waiting = this.#waiting.get(recipient);
    if (waiting !== undefined) waiting.push(() => this.send(recipient, message, transmit));
    else {
      const cause = causeOf(message);
      const types = cause === undefined ? undefined : this.#context.doubtfulTypesIn(cause);
      if (cause === undefined || types === undefined) transmit(message);
      else this.#sendDoubtful(recipient, message, cause, types, transmit);
    }
  }

  #sendDoubtful(
    recipient: InternalActorRef,
    message: SystemMessage,
    cause: Error,
    types: string,
    transmit: (message: SystemMessage) => void,
  ): void {
    const { address } = recipient.path;
    const key = `${address} ${types}`;
    const settle = (isReadable: boolean): void => transmit(isReadable ? message : withCause(message, plainErrorFrom(cause)));
    const known = this.#verdicts.get(key);
    if (known !== undefined) {
      settle(known);
      return;
    }
    const queue: (() => void)[] = [];
    this.#waiting.set(recipient, queue);
    void this.#canRead(address, cause).then((isReadable) => {
      if (!isReadable) this.#warn(address, types);
      this.#remember(key, isReadable);
      this.#waiting.delete(recipient);
      settle(isReadable);
      for (const next of queue) next();
    });
  }

  async #canRead(address: Address, cause: Error): Promise<boolean> {
    const { provider } = this.#context;
    try {
      await provider
        .rootGuardianAt(address)
        .getChild(["user"])
        .ask(new Identify(new Status.Failure(cause)), PROBE_MS);
      return true;
    } catch {
      return false;
    }
  }

  #remember(key: string, isReadable: boolean): void {
    this.#verdicts.set(key, isReadable);
    const [oldest] = this.#verdicts.keys();
    if (this.#verdicts.size > MOST_VERDICTS && oldest !== undefined) this.#verdicts.delete(oldest);
  }

  #warn(address: Address, types: string): void {
    this.#context.log.warning(
      "{0} did not show within {1} ms that it can read a failure of type {2}, so that it gets it as a System.Exception. Does it have the assembly, " +
        "and does registry.error list the fields that the exception reads?",
      address,
      PROBE_MS,
      types,
    );
  }
}

function causeOf(message: SystemMessage): Error | undefined {
  if (message.kind === "failed" || message.kind === "recreate") return message.cause;
  return message.kind === "resume" ? message.causedByFailure : undefined;
}

function withCause(message: SystemMessage, cause: Error): SystemMessage {
  if (message.kind === "failed" || message.kind === "recreate") return { ...message, cause };
  return message.kind === "resume" ? { ...message, causedByFailure: cause } : message;
}

/** The same failure as an error that has no type of its own, with its name in front of its stack. */
function plainErrorFrom({ name, message, stack = "" }: Error): Error {
  const error = new Error(message);
  error.stack = stack.startsWith(name) ? stack : `${name}: ${message}\n${stack}`;
  return error;
}
