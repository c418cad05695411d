import { NO_SENDER, type Scheduler } from "../../actor/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a scheduler. */
export interface SchedulerFixture {
  /** A scheduler whose shortest interval is at most 10 ms, on a clock that advances only with {@link advanceMs}. */
  create(): Scheduler;
  /** Moves the clock. */
  advanceMs(milliseconds: number): Promise<void>;
}

/** Promises S1 to S5 of `Scheduler`. */
export const schedulerCompliance: readonly ComplianceCase<SchedulerFixture>[] = [
  {
    name: "S1 a task runs no earlier than it is due, and once",
    async run(fixture) {
      const { scheduler, fire, times } = start(fixture);
      scheduler.scheduleOnce("100 ms", fire);
      await fixture.advanceMs(99);
      expectSame(times(), 0, "times after 99 ms");
      await fixture.advanceMs(1);
      await fixture.advanceMs(10_000);
      expectSame(times(), 1, "times in the end");
    },
  },
  {
    name: "S2 a repeated task waits for its initial delay and then keeps its interval",
    async run(fixture) {
      const { scheduler, fire, times } = start(fixture);
      scheduler.scheduleRepeatedly("50 ms", "20 ms", fire);
      const counts: number[] = [];
      for (const stepMs of [49, 1, 19, 1, 20, 40]) {
        await fixture.advanceMs(stepMs);
        counts.push(times());
      }
      expectThat(counts.slice(0, 5).join() === "0,1,1,2,3", `times ${counts.join()}`);
      expectThat((counts[5] ?? 0) > 3, "did not continue");
    },
  },
  {
    name: "S3 a cancelled task does not run, and may be cancelled again",
    async run(fixture) {
      const { scheduler, fire, times } = start(fixture);
      const tasks = [scheduler.scheduleOnce("10 ms", fire), scheduler.scheduleRepeatedly("10 ms", "10 ms", fire)];
      expectThat(
        tasks.every(({ isCancelled }) => !isCancelled),
        "reported as cancelled before cancel was called",
      );
      for (const task of [...tasks, ...tasks]) task.cancel();
      await fixture.advanceMs(100);
      expectSame([times(), ...tasks.map(({ isCancelled }) => isCancelled)], [0, true, true], "times, and whether cancelled");
    },
  },
  {
    name: "S4 an action that throws affects neither its repetition nor other tasks",
    async run(fixture) {
      const { scheduler, fire, times } = start(fixture);
      let failures = 0;
      const fail = (): never => {
        failures += 1;
        throw new Error("thrown by the suite");
      };
      scheduler.scheduleOnce("10 ms", fail);
      scheduler.scheduleRepeatedly("10 ms", "10 ms", fail);
      scheduler.scheduleOnce("20 ms", fire);
      for (let count = 0; count < 5; count += 1) await fixture.advanceMs(10);
      expectThat(failures >= 4 && times() === 1, `${failures} failures, ${times()} others`);
    },
  },
  {
    name: "S5 a message has the given sender, or none",
    async run(fixture) {
      const { scheduler } = start(fixture);
      const told: unknown[] = [];
      const receiver = Object.assign(Object.create(NO_SENDER) as typeof NO_SENDER, {
        tell: (message: unknown, sender: unknown) => void told.push(message, sender === NO_SENDER ? "nobody" : sender === receiver),
      });
      scheduler.scheduleTellOnce("10 ms", receiver, "once");
      scheduler.scheduleTellOnce("20 ms", receiver, "from", receiver);
      await fixture.advanceMs(10);
      await fixture.advanceMs(10);
      expectSame(told, ["once", "nobody", "from", true], "told");
    },
  },
];

function start(fixture: SchedulerFixture) {
  let count = 0;
  return { scheduler: fixture.create(), fire: () => void (count += 1), times: () => count };
}
