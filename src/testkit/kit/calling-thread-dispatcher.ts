import type { Dispatcher, DispatcherContext, DispatcherFactory, Runnable } from "../../actor/index.ts";

/**
 * Runs actors in the stack of the caller of `tell`: the message has been handled when `tell` returns, unless the actor was busy with
 * another message or awaits a promise. Like all actors, an actor starts in a turn of the event loop; earlier messages wait until then.
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
 * The kind of dispatcher that a test kit provides as `akka.test.calling-thread-dispatcher`, and under Akka.NET's class name in the `type`
 * of your own section. Pass it to other systems in their setup.
 */
export const callingThreadDispatcher: DispatcherFactory = (context) => new CallingThreadDispatcher(context);
