import { assert, describe, it } from "vitest";
import { UnserializableValueError } from "./errors.ts";
import { DateTime, DateTimeOffset } from "./date-time.ts";
import { Decimal } from "./decimal.ts";
import { doubleText, floatText } from "./number-text.ts";
import { TimeSpan } from "./time-span.ts";

describe("Decimal", () => {
  it("keeps the spelling of its digits", () => {
    for (const text of ["0", "1.50", "-0.001", "79228162514264337593543950335", "0.0000000000000000000000000001"]) {
      assert.equal(Decimal.parse(text).toString(), text);
    }
    assert.equal(Decimal.parse("1.5e3").toString(), "1500");
    assert.equal(Decimal.parse("15e-3").toString(), "0.015");
  });

  it("drops a zero behind the point for which there is no room", () => {
    assert.equal(Decimal.parse("-79228162514264337593543950335.0").toString(), "-79228162514264337593543950335");
    assert.equal(Decimal.parse("7922816251426433759354395033.00").toString(), "7922816251426433759354395033.0");
    assert.throws(() => Decimal.parse("79228162514264337593543950335.1"), UnserializableValueError);
  });

  it("equals by number", () => {
    assert.isTrue(Decimal.parse("1.50").equals(Decimal.parse("1.5")));
    assert.isFalse(Decimal.parse("1.50").equals(Decimal.parse("1.51")));
    assert.equal(Decimal.parse("2.5").toNumber(), 2.5);
  });

  it("refuses what is no decimal or too large", () => {
    for (const text of ["", ".", "-", "1,5", "0x1", "NaN", "79228162514264337593543950336", "1e29", "1e9999", "1e-29", "1".repeat(100)]) {
      assert.throws(() => Decimal.parse(text), UnserializableValueError, undefined, text);
    }
  });
});

describe("TimeSpan", () => {
  it("reads and writes .NET's constant format to the last tick", () => {
    for (const text of ["00:00:00", "-00:00:00.0000001", "10.00:00:00", "1.01:01:01.0010000", "-10675199.02:48:05.4775808"]) {
      assert.equal(TimeSpan.parse(text).toString(), text);
    }
  });

  it("knows milliseconds with fractions", () => {
    assert.equal(TimeSpan.fromMilliseconds(1500.25).toString(), "00:00:01.5002500");
    assert.equal(new TimeSpan(-15_002_500n).toMilliseconds(), -1500.25);
    assert.throws(() => TimeSpan.fromMilliseconds(Number.POSITIVE_INFINITY), UnserializableValueError);
  });

  it("refuses hours beyond 23 and more than 64 bits", () => {
    for (const text of ["24:00:00", "00:60:00", "99999999.00:00:00", "1:2:3:4", "", "x"]) {
      assert.throws(() => TimeSpan.parse(text), UnserializableValueError, undefined, text);
    }
  });
});

describe("DateTime", () => {
  it("keeps seven digits and its kind", () => {
    for (const text of [
      "2024-01-02T03:04:05.1234567Z",
      "0001-01-01T00:00:00",
      "9999-12-31T23:59:59.9999999",
      "2024-02-29T00:00:00+05:30",
    ]) {
      assert.equal(DateTime.parse(text).toString(), text);
    }
  });

  it("knows the leap days of all centuries, and the hour 24", () => {
    assert.throws(() => DateTime.parse("1900-02-29T00:00:00"), UnserializableValueError);
    assert.equal(DateTime.parse("2000-02-29T24:00:00Z").toString(), "2000-03-01T00:00:00Z");
  });

  it("is the moment that a Date is", () => {
    const date = new Date(1704164645678);
    assert.equal(DateTime.fromDate(date).toString(), "2024-01-02T03:04:05.678Z");
    assert.equal(DateTime.fromDate(date).toDate().getTime(), date.getTime());
    assert.equal(DateTime.parse("2024-01-02T05:04:05.678+02:00").toDate().getTime(), date.getTime());
    const { year, month } = { year: 2024, month: 0 };
    assert.equal(DateTime.parse("2024-01-02T03:04:05").toDate().getTime(), new Date(year, month, 2, 3, 4, 5).getTime());
    assert.equal(DateTime.fromDate(new Date(-62_135_596_800_000)).ticks, 0n);
  });

  it("refuses an invalid Date and years beyond 9999", () => {
    assert.throws(() => DateTime.fromDate(new Date(Number.NaN)), UnserializableValueError);
    assert.throws(() => DateTime.fromDate(new Date(8.64e15)), UnserializableValueError);
  });
});

describe("DateTimeOffset", () => {
  it("equals by moment", () => {
    assert.isTrue(DateTimeOffset.parse("2024-01-02T03:04:05+02:00").equals(DateTimeOffset.parse("2024-01-02T01:04:05Z")));
    assert.equal(DateTimeOffset.parse("2024-01-02T03:04:05-01:30").toString(), "2024-01-02T03:04:05-01:30");
  });
});

describe("number texts", () => {
  it("are .NET's shortest round-trip forms", () => {
    const doubles: readonly (readonly [number, string])[] = [
      [1e15, "1000000000000000"],
      [1e16, "10000000000000000"],
      [1e17, "1E+17"],
      [1.5e20, "1.5E+20"],
      [12345678901234568, "12345678901234568"],
      [0.0001, "0.0001"],
      [0.00012345, "0.00012345"],
      [1e-5, "1E-05"],
      [1.5e-5, "1.5E-05"],
      [5e-324, "5E-324"],
      [1.7976931348623157e308, "1.7976931348623157E+308"],
      [-0, "-0"],
      [Number.NaN, "NaN"],
    ];
    for (const [value, text] of doubles) assert.equal(doubleText(value), text);
    const floats: readonly (readonly [number, string])[] = [
      [1e8, "100000000"],
      [1e15, "1E+15"],
      [123456789, "123456790"],
      [0.1, "0.1"],
      [1e-5, "1E-05"],
      [3.4028234663852886e38, "3.4028235E+38"],
      [16777216, "16777216"],
      [2274248.25, "2274248.2"],
      [2274248.75, "2274248.8"],
      [-0, "-0"],
      [1e39, "Infinity"],
    ];
    for (const [value, text] of floats) assert.equal(floatText(value), text);
  });
});
