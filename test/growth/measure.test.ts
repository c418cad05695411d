import { assert, describe, it } from "vitest";
import { excessOf } from "./measure.ts";
import { parsers, problemsOf } from "./parsers.ts";

describe("A growth", () => {
  for (const [what, milliseconds, bytes, found] of [
    ["linear", [2, 4, 8.5, 17], undefined, undefined],
    ["linear but for one doubling", [2, 4, 12, 24], [1e6, 4e6, 8e6, 16e6], undefined],
    ["quadratic in time", [2, 8, 32, 128], undefined, /time/],
    ["quadratic from a size on", [2, 4, 11, 40], undefined, /time/],
    ["quadratic in memory", [2, 4, 8, 16], [1e6, 4e6, 16e6, 64e6], /allocation/],
  ] as const) {
    it(`that is ${what} ${found === undefined ? "passes" : "is found"}`, () => {
      const excess = excessOf({ size: 1, milliseconds, bytes });
      if (found === undefined) assert.isUndefined(excess);
      else assert.match(excess ?? "", found);
    });
  }
});

describe("The list of parsers", () => {
  it("is made of the sources, and a parser that no growth case enters is a problem", () => {
    const found = parsers();
    for (const parser of ["src/actor/address/actor-path.ts: parse", "src/remote/wire/pdu.ts: decodePdu"]) {
      assert.include(found, parser);
      const others = new Set(found.filter((other) => other !== parser));
      assert.isTrue(problemsOf(others).some((problem) => problem.startsWith(`${parser} reads what a peer sends`)));
    }
  });
});
