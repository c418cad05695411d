import { assert, describe, it } from "vitest";
import { UnserializableValueError } from "./errors.ts";
import { DateOnly } from "./date-only.ts";
import { DateTime, DateTimeOffset } from "./date-time.ts";
import { TimeOnly } from "./time-only.ts";
import { TimeSpan } from "./time-span.ts";

describe("DateOnly", () => {
  it("is read and printed as yyyy-MM-dd", () => {
    for (const text of ["0001-01-01", "2024-02-29", "9999-12-31"]) assert.equal(DateOnly.parse(text).toString(), text);
    assert.include(DateOnly.parse("2026-03-04"), { year: 2026, month: 3, day: 4 });
  });

  it("refuses what is no day", () => {
    for (const text of ["2023-02-29", "0000-01-01", "2026-13-01", "2026-3-4", "04.03.2026", "2026-03-04T00:00:00"])
      assert.throws(() => DateOnly.parse(text), UnserializableValueError);
    assert.throws(() => new DateOnly(2026, 4, 31), UnserializableValueError);
  });

  it("goes to a DateTime and back", () => {
    const day = new DateOnly(2026, 3, 4);
    assert.equal(day.toDateTime().toString(), "2026-03-04T00:00:00");
    assert.equal(day.toDateTime(TimeOnly.parse("05:06:07.5")).toString(), "2026-03-04T05:06:07.5");
    assert.isTrue(DateOnly.fromDateTime(DateTime.parse("2026-03-04T23:59:59Z")).equals(day));
    assert.equal(new DateOnly(1, 1, 2).dayNumber, 1);
  });
});

describe("TimeOnly", () => {
  it("is read with or without seconds, and printed without zeros at the end", () => {
    assert.equal(TimeOnly.parse("05:06").toString(), "05:06:00");
    assert.equal(TimeOnly.parse("05:06:07.1200000").toString(), "05:06:07.12");
    assert.equal(TimeOnly.parse("23:59:59.9999999").ticks, 863_999_999_999n);
  });

  it("refuses what is no time of day", () => {
    for (const text of ["24:00", "05:60", "05", "5:6", "05:06:07.12345678", "-01:00"])
      assert.throws(() => TimeOnly.parse(text), UnserializableValueError);
    assert.throws(() => TimeOnly.fromTimeSpan(TimeSpan.parse("1.00:00:00")), UnserializableValueError);
  });

  it("is the time since midnight", () => {
    assert.equal(TimeOnly.fromTimeSpan(TimeSpan.parse("05:06:07")).toTimeSpan().toString(), "05:06:07");
  });
});

describe("The format o of .NET", () => {
  it("has all seven digits behind the second, where toString has those that are needed", () => {
    assert.equal(DateTime.parse("2026-03-04T05:06:07Z").toString(), "2026-03-04T05:06:07Z");
    assert.equal(DateTime.parse("2026-03-04T05:06:07Z").toString("o"), "2026-03-04T05:06:07.0000000Z");
    assert.equal(DateTime.parse("2026-03-04T05:06:07.12").toString("o"), "2026-03-04T05:06:07.1200000");
    assert.equal(DateTimeOffset.parse("2026-03-04T05:06:07+01:00").toString("o"), "2026-03-04T05:06:07.0000000+01:00");
    assert.equal(TimeOnly.parse("05:06:07").toString("o"), "05:06:07.0000000");
  });
});
