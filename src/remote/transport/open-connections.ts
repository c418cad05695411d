import type { Address } from "../../actor/index.ts";
import type { Timers } from "../../platform/index.ts";
import { ConnectError } from "./errors.ts";
import type { AssociationHandle } from "./transport.ts";

/** How long an attempt to connect may take. */
interface AttemptLimit {
  readonly timers: Timers;
  /** The full HOCON key, for the error. */
  readonly key: string;
  readonly ms: number;
}

/**
 * What a transport has open: its connections, and its attempts to make some. Keeps the promises about aborted attempts (T4) and about
 * `shutdown` (T6, T7).
 */
export class OpenConnections<H extends AssociationHandle = AssociationHandle> {
  readonly #handles = new Set<H>();
  /** A set, since hosts warn of a leak when many listen to one signal. */
  readonly #attempts = new Set<AbortController>();
  #shutdown: Promise<void> | undefined;
  #onLastClosed: (() => void) | undefined;

  /** `shutdown` has been called: nothing new may be opened. */
  get isShutDown(): boolean {
    return this.#shutdown !== undefined;
  }

  add(handle: H): void {
    this.#handles.add(handle);
  }

  /** Nothing of the connection is left. */
  remove(handle: H): void {
    this.#handles.delete(handle);
    if (this.#handles.size === 0) this.#onLastClosed?.();
  }

  /**
   * Has `open` connect to `remote`. Rejects with the reason of `signal`, or with `ConnectError` once the transport has shut down or the
   * limit is exceeded; the signal of `open` is aborted then, and a connection that it makes all the same is aborted, too.
   */
  async attempt<T extends AssociationHandle>(
    remote: Address,
    signal: AbortSignal,
    open: (signal: AbortSignal) => Promise<T>,
    limit?: AttemptLimit,
  ): Promise<T> {
    signal.throwIfAborted();
    if (this.#shutdown !== undefined) throw new ConnectError(remote, SHUT_DOWN);
    const attempt = new AbortController();
    const onAbort = (): void => attempt.abort(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    const cancelLimit = limit?.timers.once(limit.ms, () => {
      attempt.abort(new ConnectError(remote, { kind: "no-answer", address: remote.toString(), limit: { key: limit.key, ms: limit.ms } }));
    });
    this.#attempts.add(attempt);
    try {
      const handle = await open(attempt.signal);
      if (!attempt.signal.aborted) return handle;
      handle.abort(); // aborted between the connection and this line: no caller will own it
      throw attempt.signal.reason;
    } catch (error) {
      const reason: unknown = attempt.signal.aborted ? attempt.signal.reason : error;
      throw reason === ENDED ? new ConnectError(remote, SHUT_DOWN) : reason;
    } finally {
      cancelLimit?.();
      signal.removeEventListener("abort", onAbort);
      this.#attempts.delete(attempt);
    }
  }

  /**
   * Ends all attempts and connections. Resolves when nothing is left of them, nor of what `stopListening` closes, which runs once, before the
   * connections end.
   */
  shutdown(stopListening: () => Promise<void> | void): Promise<void> {
    this.#shutdown ??= this.#end(stopListening);
    return this.#shutdown;
  }

  async #end(stopListening: () => Promise<void> | void): Promise<void> {
    for (const attempt of this.#attempts) attempt.abort(ENDED);
    const stopped = stopListening();
    const closed = new Promise<void>((resolve) => {
      this.#onLastClosed = resolve;
      if (this.#handles.size === 0) resolve();
    });
    for (const handle of this.#handles) handle.disassociate();
    await Promise.all([stopped, closed]);
  }
}

const SHUT_DOWN = "this transport has shut down.";
/** Why `shutdown` aborts an attempt; the caller's error names the address. */
const ENDED = Symbol("shut down");
