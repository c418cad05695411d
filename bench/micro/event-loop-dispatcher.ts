import type { Runnable } from "../../src/actor/dispatch/dispatcher.ts";
import { EventLoopDispatcher } from "../../src/actor/dispatch/event-loop-dispatcher.ts";
import type { Platform } from "../../src/platform/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import type { MicroCase } from "./micro-case.ts";

const ACTORS = 100;
const TURNS = 100;
const BUDGET_MS = 10;

/** Turns of one message each, for many actors. */
export function eventLoopDispatcherCase(): MicroCase {
  const platform = nodePlatform();
  return {
    files: ["src/actor/dispatch/event-loop-dispatcher.ts"],
    plainly: "a microtask and a clock reading for each turn",
    operations: ACTORS * TURNS,
    hot: { run: turnsBy(new EventLoopDispatcher(platform, { throughput: 30, throughputDeadlineMs: 0 })) },
    plain: { run: turnsBy(new PlainDispatcher(platform)) },
  };
}

/** As few promises of a dispatcher as the case needs: turns in order, and a turn for the host after 10 ms. */
class PlainDispatcher {
  readonly #platform: Platform;
  #budgetEndsMs: number;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#budgetEndsMs = platform.clock.nowMs() + BUDGET_MS;
  }

  schedule(runnable: Runnable): void {
    if (this.#platform.clock.nowMs() < this.#budgetEndsMs) queueMicrotask(() => runnable.run());
    else this.#platform.yieldToHost(() => this.#afterHost(runnable));
  }

  #afterHost(runnable: Runnable): void {
    this.#budgetEndsMs = this.#platform.clock.nowMs() + BUDGET_MS;
    runnable.run();
  }
}

/** The number of turns that were given, once all have been. */
function turnsBy(dispatcher: { schedule(runnable: Runnable): void }): () => Promise<number> {
  return () =>
    new Promise((resolve) => {
      let given = 0;
      for (let actor = 0; actor < ACTORS; actor += 1) {
        let left = TURNS;
        const runnable: Runnable = {
          run: () => {
            given += 1;
            left -= 1;
            if (left > 0) dispatcher.schedule(runnable);
            if (given === ACTORS * TURNS) resolve(given);
            return 1;
          },
        };
        dispatcher.schedule(runnable);
      }
    });
}
