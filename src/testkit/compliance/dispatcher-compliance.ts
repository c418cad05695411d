import type { Dispatcher } from "../../actor/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What the maker of a kind of dispatcher provides to have it checked. */
export interface DispatcherFixture {
  create(): Dispatcher;
  /** True: turns begin in the stack of whoever asks, once a runnable has had its first. Such a dispatcher gives the host no turns. */
  readonly beginsAtOnce: boolean;
  /** Resolves when no turn is due any more, with how often the host had one meanwhile. */
  settle(): Promise<number>;
}

/** Promises D1 to D5 of `Dispatcher`. */
export const dispatcherCompliance: readonly ComplianceCase<DispatcherFixture>[] = [
  {
    name: "D1 each schedule runs the runnable once",
    async run(fixture) {
      const dispatcher = fixture.create();
      const runs = [0, 0, 0];
      const runnables = runs.map((_, index) => ({ run: () => (runs[index] = (runs[index] ?? 0) + 1) }));
      for (const runnable of runnables) dispatcher.schedule(runnable);
      await fixture.settle();
      for (const runnable of runnables.slice(1)) dispatcher.schedule(runnable);
      await fixture.settle();
      expectSame(runs, [1, 2, 2], "runs");
    },
  },
  {
    name: "D2 one that is scheduled while it runs is run again after that run, never within it",
    async run(fixture) {
      const dispatcher = fixture.create();
      const steps: string[] = [];
      let left = 1_000;
      const runnable = {
        run() {
          if (left % 250 === 0) steps.push(`in ${left}`);
          left -= 1;
          if (left > 0) dispatcher.schedule(runnable);
          if ((left + 1) % 250 === 0) steps.push(`out ${left + 1}`);
          return 1;
        },
      };
      dispatcher.schedule(runnable);
      await fixture.settle();
      const expected = [1_000, 750, 500, 250].flatMap((at) => [`in ${at}`, `out ${at}`]);
      expectSame([steps, left], [expected, 0], "runs");
    },
  },
  {
    name: "D3 turns come in the order they were asked for, save where they begin at once",
    async run(fixture) {
      const dispatcher = fixture.create();
      const order: number[] = [];
      const runnables = [1, 2, 3].map((number) => ({ run: () => order.push(number) }));
      for (const runnable of runnables) dispatcher.schedule(runnable);
      await fixture.settle();
      for (const runnable of runnables.toReversed()) {
        dispatcher.schedule(runnable);
        if (fixture.beginsAtOnce) order.push(0);
      }
      await fixture.settle();
      expectSame(order, fixture.beginsAtOnce ? [1, 2, 3, 3, 0, 2, 0, 1, 0] : [1, 2, 3, 3, 2, 1], "order");
    },
  },
  {
    name: "D4 the deadline of a turn is none or a time on its own clock that is still to come",
    run(fixture) {
      const dispatcher = fixture.create();
      const deadlineMs = dispatcher.turnDeadlineMs();
      expectThat(deadlineMs === 0 || deadlineMs >= dispatcher.nowMs(), `deadline ${deadlineMs} at ${dispatcher.nowMs()}`);
      expectThat(Number.isInteger(dispatcher.throughput) && dispatcher.throughput > 0, `throughput ${dispatcher.throughput}`);
      return Promise.resolve();
    },
  },
  {
    name: "D5 the host has its turns, however many runnables follow each other, save where they begin at once",
    async run(fixture) {
      const dispatcher = fixture.create();
      let left = 300_000;
      const runnable = {
        run() {
          left -= 1;
          if (left > 0) dispatcher.schedule(runnable);
          return 1;
        },
      };
      dispatcher.schedule(runnable);
      const hostTurns = await fixture.settle();
      expectThat(left === 0, `${left} turns are missing`);
      expectThat(fixture.beginsAtOnce || hostTurns > 0, "the host had no turn during 300 000 turns");
    },
  },
];
