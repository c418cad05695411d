import { readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import { UnserializableValueError } from "./errors.ts";
import { Decimal } from "./decimal.ts";

const golden = readFileSync(new URL("../../../test/fixtures/golden/decimal-arithmetic.txt", import.meta.url), "utf8");
const cases = golden
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(" ") as [string, string, string, string, string, string]);

function resultOf(calculate: () => Decimal): string {
  try {
    return calculate().toString();
  } catch (error) {
    assert.instanceOf(error, UnserializableValueError);
    return "!";
  }
}

describe("Decimal arithmetic", () => {
  it("gives the digits that .NET gives, for random operands", () => {
    assert.isAtLeast(cases.length, 100);
    for (const [a, b, sum, difference, product, quotient] of cases) {
      const [x, y] = [Decimal.parse(a), Decimal.parse(b)];
      assert.equal(
        resultOf(() => x.plus(y)),
        sum,
        `${a} + ${b}`,
      );
      assert.equal(
        resultOf(() => x.minus(y)),
        difference,
        `${a} - ${b}`,
      );
      assert.equal(
        resultOf(() => x.times(y)),
        product,
        `${a} * ${b}`,
      );
      assert.equal(
        resultOf(() => x.dividedBy(y)),
        quotient,
        `${a} / ${b}`,
      );
    }
  });

  it("keeps the digits behind the point by .NET's rules", () => {
    const d = (text: string): Decimal => Decimal.parse(text);
    assert.equal(d("1.50").plus(d("1")).toString(), "2.50");
    assert.equal(d("1.50").minus(d("1.5")).toString(), "0.00");
    assert.equal(d("1.50").times(d("2.0")).toString(), "3.000");
    assert.equal(d("3.00").dividedBy(d("2.0")).toString(), "1.5");
    assert.equal(d("1").dividedBy(d("8")).toString(), "0.125");
    assert.equal(d("2").dividedBy(d("3")).toString(), "0.6666666666666666666666666667");
    assert.equal(d("1").dividedBy(d("0.5")).toString(), "2");
  });

  it("refuses what .NET refuses, naming the reason", () => {
    const largest = Decimal.parse("79228162514264337593543950335");
    assert.throws(() => largest.plus(Decimal.parse("1")), UnserializableValueError, "at most 96 bits");
    assert.throws(() => largest.dividedBy(Decimal.parse("0.00")), UnserializableValueError, "divided by zero");
  });
});
