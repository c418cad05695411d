import { assert, describe, it } from "vitest";
import { InvalidDurationError, millisecondsOf } from "./duration.ts";

describe("millisecondsOf", () => {
  it("reads every unit, short and long, with decimals", () => {
    assert.equal(millisecondsOf("1500ns"), 0.0015);
    assert.equal(millisecondsOf("10 micros"), 0.01);
    assert.equal(millisecondsOf("0.5 s"), 500);
    assert.equal(millisecondsOf("1.5 minutes"), 90_000);
    assert.equal(millisecondsOf("2 h"), 7_200_000);
    assert.equal(millisecondsOf("1 day"), 86_400_000);
  });

  it("reads numbers as milliseconds and 'infinite' in any case as Infinity", () => {
    assert.equal(millisecondsOf(250), 250);
    assert.equal(millisecondsOf("250"), 250);
    assert.equal(millisecondsOf("Infinite"), Number.POSITIVE_INFINITY);
  });

  for (const wrong of ["5 parsecs", "5 S", "s", "", "-1 s", "1 constructor", "1 toString", -1, Number.NaN]) {
    it(`refuses ${JSON.stringify(wrong)} and shows an example of a duration`, () => {
      assert.throws(() => millisecondsOf(wrong), InvalidDurationError, /Example/);
    });
  }
});
