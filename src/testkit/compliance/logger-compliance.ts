import { DebugEvent, ErrorEvent, InfoEvent, type Logger, WarningEvent } from "../../actor/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a logger. */
export interface LoggerFixture {
  /** A new logger for each case, which logs every level. */
  create(): {
    readonly logger: Logger;
    /** Everything that it has written so far, as text. */
    written(): string | Promise<string>;
  };
}

/** Promises L1 to L4 of `Logger`. */
export const loggerCompliance: readonly ComplianceCase<LoggerFixture>[] = [
  compliance("L1 it writes message, source and cause of each event, at every level, in order", async (logger, written) => {
    const cause = new Error("the cause of it");
    const events = [
      new DebugEvent(init("first {0}", [1])),
      new InfoEvent(init("second {Name}", [2])),
      new WarningEvent(init("third", [])),
      new ErrorEvent({ ...init("fourth", []), cause }),
    ];
    for (const event of events) logger.log(event);
    await logger.stop?.();
    const text = await written();
    const places = ["first 1", "second 2", "third", "fourth"].map((part) => text.indexOf(part));
    expectThat(places.every((place) => place >= 0) && inOrder(places), `wrote ${JSON.stringify(text)}`);
    expectSame(text.split(SOURCE).length - 1 >= events.length, true, "whether each line has the source");
    expectThat(text.includes(cause.message), "the cause is missing");
  }),
  compliance("L2 arguments that cannot be printed do not stop it", async (logger, written) => {
    const cyclic: Record<string, unknown> = { big: 1n };
    cyclic["self"] = cyclic;
    const hostile = {
      toString() {
        throw new Error("no text");
      },
      toJSON() {
        throw new Error("no JSON");
      },
      get name() {
        throw new Error("no name");
      },
    };
    for (const value of [cyclic, hostile, Object.create(null), Symbol("s"), undefined, () => {}, new Proxy({}, {})]) {
      logger.log(new ErrorEvent({ ...init("odd {Value} of {0}", [value, value]), cause: value }));
    }
    logger.log(new InfoEvent(init("and on", [])));
    await logger.stop?.();
    expectThat((await written()).includes("and on"), "wrote nothing after an event with odd arguments");
  }),
  compliance("L3 it does not change the event", async (logger) => {
    const args = Object.freeze([Object.freeze({ a: Object.freeze([1]) })]);
    const event = new InfoEvent(init("{Value}", args));
    Object.freeze(event);
    logger.log(event);
    await logger.stop?.();
    expectSame(event.args, args, "arguments");
  }),
  compliance("L4 everything is written once stop has resolved, and stop may be called twice", async (logger, written) => {
    for (let count = 0; count < 100; count += 1) logger.log(new InfoEvent(init("line {0}.", [count])));
    await logger.stop?.();
    await logger.stop?.();
    const text = await written();
    for (let count = 0; count < 100; count += 1) expectThat(text.includes(`line ${count}.`), `line ${count} is missing`);
  }),
];

const SOURCE = "akka://Sys/user/scribe";

function compliance(
  name: string,
  check: (logger: Logger, written: () => string | Promise<string>) => Promise<void>,
): ComplianceCase<LoggerFixture> {
  return {
    name,
    async run(fixture) {
      const made = fixture.create();
      await made.logger.start?.("Sys");
      await check(made.logger, () => made.written());
    },
  };
}

function init(template: string, args: readonly unknown[]) {
  return { timestamp: new Date(0), source: SOURCE, template, args };
}

function inOrder(places: readonly number[]): boolean {
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
}
