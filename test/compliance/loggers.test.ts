import { pino } from "pino";
import { assert, describe, it } from "vitest";
import { type Logger, pinoLogger } from "../../src/actor/index.ts";
import { StandardOutLogger } from "../../src/actor/internal.ts";
import { loggerCompliance } from "../../src/testkit/compliance/index.ts";
import { namesIn } from "./registered.ts";

/** A class, or a function that makes loggers, of src/actor/event → one that hands its lines to `writeLine`. */
const runs: Readonly<Record<string, (writeLine: (line: string) => void) => Logger>> = {
  StandardOutLogger: (writeLine) => new StandardOutLogger(writeLine),
  pinoLogger: (writeLine) => pinoLogger(pino({ level: "debug" }, { write: writeLine })),
};

for (const [name, make] of Object.entries(runs)) {
  describe(name, () => {
    const fixture = {
      create() {
        const lines: string[] = [];
        return { logger: make((line) => lines.push(line)), written: () => lines.join("\n") };
      },
    };
    for (const { name: promise, run } of loggerCompliance) it(promise, () => run(fixture));
  });
}

describe("the loggers", () => {
  it("all have a compliance run", () => {
    const classes = namesIn("src/actor", /class (\w+) implements Logger\b/g).filter((name) => name !== "LoggerFeed"); // which passes events to another
    const makers = namesIn("src/actor", /export function (\w+)\([^)]*\): Logger \{/g).filter((name) => name !== "loggerNamed");
    assert.sameMembers([...classes, ...makers], Object.keys(runs));
  });

  it("are checked for every numbered promise", () => {
    assert.deepEqual(
      loggerCompliance.map(({ name }) => name.split(" ", 1)[0]),
      Array.from({ length: 4 }, (_, index) => `L${index + 1}`),
    );
  });
});
