import type { Dispatcher, DispatcherContext, DispatcherFactory, Runnable } from "../actor/index.ts";

/**
 * Gives actors their turns in the stack of whoever tells them something: when `tell` returns, the message has been handled, unless
 * the actor was busy with another one or awaits a promise. An actor starts in a turn of the event loop, as all others do; what it is told
 * before waits for that.
 */
class CallingThreadDispatcher implements Dispatcher {
  readonly throughput: number;
  readonly path: string;
  readonly mailboxType: string | undefined;
  readonly mailboxRequirement: string | undefined;
  readonly #context: DispatcherContext;
  readonly #started = new WeakSet<Runnable>();
  readonly #running = new Set<Runnable>();
  readonly #again = new Set<Runnable>();

  constructor(context: DispatcherContext) {
    this.#context = context;
    this.throughput = context.throughput;
    this.path = context.path;
    this.mailboxType = context.mailboxType;
    this.mailboxRequirement = context.mailboxRequirement;
  }

  schedule(runnable: Runnable): void {
    if (!this.#started.has(runnable)) {
      this.#started.add(runnable);
      this.#context.eventLoop.schedule({ run: () => this.#run(runnable) });
    } else if (this.#running.has(runnable)) this.#again.add(runnable);
    else this.#run(runnable);
  }

  turnDeadlineMs(): number {
    return 0;
  }

  nowMs(): number {
    return this.#context.clock.nowMs();
  }

  #run(runnable: Runnable): number {
    this.#running.add(runnable);
    let handled = runnable.run();
    while (this.#again.delete(runnable)) handled += runnable.run();
    this.#running.delete(runnable);
    return handled;
  }
}

/**
 * The kind of dispatcher that a test kit knows as `akka.test.calling-thread-dispatcher`, and by Akka.NET's class name in the `type` of a section
 * of one's own. Other systems take it in their setup.
 */
export const callingThreadDispatcher: DispatcherFactory = (context) => new CallingThreadDispatcher(context);
