import { assert, describe, it } from "vitest";
import { booleanFromText, bytesFromText, durationMsFromText, numberFromText } from "./units.ts";

describe("sizes in bytes", () => {
  it("takes kB and its like as powers of 1000, KiB and single letters as powers of 1024", () => {
    assert.equal(bytesFromText("128 kB"), 128_000n);
    assert.equal(bytesFromText("128k"), 131_072n);
    assert.equal(bytesFromText("1 KiB"), 1024n);
    assert.equal(bytesFromText("2 MB"), 2_000_000n);
    assert.equal(bytesFromText("1E"), 1n << 60n);
    assert.equal(bytesFromText("1 yobibyte"), 1n << 80n);
    assert.equal(bytesFromText("3 exabytes"), 3n * 10n ** 18n);
  });

  it("rounds fractions down, exactly", () => {
    assert.equal(bytesFromText("1.5 KiB"), 1536n);
    assert.equal(bytesFromText("0.0009 kB"), 0n);
    assert.equal(bytesFromText("9007199254740993"), 9007199254740993n);
  });

  for (const text of ["", "kB", "1 kb", "1 KB", "5 mb", "-1", "1.", "1e3", "1 constructor", "1 b b"]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.isUndefined(bytesFromText(text)));
  }
});

describe("durations in settings", () => {
  it("shares its units with durations in the API", () => {
    assert.equal(durationMsFromText("10us"), 0.01);
    assert.equal(durationMsFromText("  30   seconds "), 30_000);
    assert.equal(durationMsFromText("InFinite"), Number.POSITIVE_INFINITY);
    assert.isUndefined(durationMsFromText("-5 s"));
    assert.isUndefined(durationMsFromText("1e999"));
    assert.isUndefined(durationMsFromText("5 S"));
  });
});

describe("numbers without a unit", () => {
  it("are bytes, and milliseconds, in every form that Akka.NET reads", () => {
    assert.deepEqual(["30000000", "+30000000", " 30000000 "].map(bytesFromText), [30_000_000n, 30_000_000n, 30_000_000n]);
    assert.deepEqual(["1500", "+1500", "1,500", "1500.", "1.5e3", ".5"].map(durationMsFromText), [1500, 1500, 1500, 1500, 1500, 0.5]);
  });
});

describe("booleans and numbers in texts", () => {
  it("knows six words for a boolean, in any case", () => {
    assert.deepEqual(["true", "on", "yes", "false", "off", "no"].map(booleanFromText), [true, true, true, false, false, false]);
    assert.deepEqual(["True", "ON", "Yes", "FALSE", "Off", " nO "].map(booleanFromText), [true, true, true, false, false, false]);
    assert.isUndefined(booleanFromText("1"));
    assert.isUndefined(booleanFromText("constructor"));
  });

  it("reads decimal numbers and nothing else", () => {
    assert.equal(numberFromText(" 2.5 "), 2.5);
    assert.equal(numberFromText("+1e3"), 1000);
    for (const text of ["", "0x10", "NaN", "Infinity", "1e999", "1_000", "1 2"]) assert.isUndefined(numberFromText(text), text);
  });
});
