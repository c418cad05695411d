import type { Dispatcher } from "../../actor/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a kind of dispatcher. */
export interface DispatcherFixture {
  /** A new dispatcher. */
  create(): Dispatcher;
  /** True: turns start in the caller's stack once a runnable has had its first. Such a dispatcher gives the host no turns. */
  readonly beginsAtOnce: boolean;
  /** Resolves with the number of turns that the host had, once no turn is due. */
  settle(): Promise<number>;
}

/** Promises D1 to D5 of `Dispatcher`. */
export const dispatcherCompliance: readonly ComplianceCase<DispatcherFixture>[] = [
  {
    name: "D1 each call of schedule runs the runnable once",
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
    name: "D2 a runnable that is scheduled while it runs is run again afterwards, never recursively",
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
    name: "D3 turns are given in the order in which they were requested, unless they start synchronously",
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
    name: "D4 a turn has no deadline or one in the future, on the dispatcher's own clock",
    run(fixture) {
      const dispatcher = fixture.create();
      const deadlineMs = dispatcher.turnDeadlineMs();
      expectThat(deadlineMs === 0 || deadlineMs >= dispatcher.nowMs(), `deadline ${deadlineMs} at ${dispatcher.nowMs()}`);
      expectThat(Number.isInteger(dispatcher.throughput) && dispatcher.throughput > 0, `throughput ${dispatcher.throughput}`);
      return Promise.resolve();
    },
  },
  {
    name: "D5 the host gets turns however many runnables follow each other, unless they start synchronously",
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
