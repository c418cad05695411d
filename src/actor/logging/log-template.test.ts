import { assert, describe, it } from "vitest";
import { formatTemplate } from "./log-template.ts";

class Line {
  readonly count = 2;
}

class Order {
  readonly article = "tea";
  readonly placed = new Date(Date.UTC(2024, 0, 2));
  readonly line = new Line();
}

class Printed {
  toString(): string {
    return "a printed one";
  }
}

const KNOT: Record<string, unknown> = { name: "knot" };
KNOT.self = KNOT;
KNOT.list = [KNOT];

describe("Templates of log events", () => {
  const table: readonly (readonly [template: string, args: readonly unknown[], text: string])[] = [
    ["{0} and {1}", ["a", "b"], "a and b"],
    ["{1} and {0} and {1}", ["a", "b"], "b and a and b"],
    ["{Name} is {Age}, {Name}", ["Ann", 30], "Ann is 30, Ann"],
    ["{{0}} {0}", [1], "{0} 1"],
    ["{0} {1}", [1], "1 {1}"],
    ["{0:F2} {@Value}", [1.5, { a: [1] }], "1.50 1.5"],
    ["{0:D4}", [42], "0042"],
    ["[{1,5}] [{0,-5}]", ["ab", 7], "[    7] [ab   ]"],
    ["[{Price,8:F2}]", [1.5], "[    1.50]"],
    ["{Time:HH:mm:ss.fff}", [new Date(Date.UTC(2024, 0, 2, 3, 4, 5, 678))], "03:04:05.678"],
    ["{0:D4} {1:D4} {2:Q}", ["a", 1.5, 7], "a 1.5 7"],
    ["{0,wide}", [1], "{0,wide}"],
    ["{@Value}", [{ a: [1] }], '{"a":[1]}'],
    ["no holes {0}", [], "no holes {0}"],
    ["{0}", [undefined], "undefined"],
    ["{0}", [new TypeError("bad")], "TypeError: bad"],
    ["{0}", [{ big: 1n }], '{"big":1}'],
    ["{0} {1}", [[1n, undefined, null], { a: undefined, b: () => 1 }], "[1,undefined,null] {}"],
    ["{0}", [KNOT], '{"name":"knot","self":[circular],"list":[[circular]]}'],
    ["{0}", [new Map([["a", new Set([1n])]])], 'Map {"a":Set [1]}'],
    ["{0}", [Uint8Array.of(1, 2)], "[1,2]"],
    ["{0}", [new Order()], 'Order {"article":"tea","placed":"2024-01-02T00:00:00.000Z","line":Line {"count":2}}'],
    ["{0}", [{ error: new TypeError("bad"), line: new Printed() }], '{"error":"TypeError: bad","line":"a printed one"}'],
    [
      "{0}",
      [
        {
          get bad() {
            throw new Error("no");
          },
        },
      ],
      "(object)",
    ],
    ["{0}", [Symbol("s")], "Symbol(s)"],
  ];
  for (const [template, args, text] of table) it(`make ${text} of ${template}`, () => assert.equal(formatTemplate(template, args), text));

  it("show the beginning of a value that stands for more values than a line can hold", () => {
    let level: unknown = { name: "x" };
    for (let depth = 0; depth < 60; depth += 1) level = [level, level]; // 2^60 values in a few hundred bytes
    const text = formatTemplate("{0}", [level]);
    assert.isBelow(text.length, 17_000);
    assert.match(text, /^\[\[\[.*"name":"x".*… \(cut: a log line shows 4096 values and 16384 characters\)$/);
  });

  it("show the beginning of an object with a long text", () => {
    const text = formatTemplate("{0}", [{ a: 1, long: "x".repeat(1_000_000), b: 2 }]);
    assert.isBelow(text.length, 17_000);
    assert.match(text, /^{"a":1,"long":"xxx/);
  });

  it("show the outer levels of an object that is nested deeper than a line can show", () => {
    let nested: unknown = "core";
    for (let depth = 0; depth < 3_000; depth += 1) nested = [nested];
    assert.equal(formatTemplate("{0}", [nested]), `${"[".repeat(100)}…${"]".repeat(100)}`);
  });

  it("show a long list without looking at all of it", () => {
    const unread = Array.from({ length: 10_000 }, (_, index) => ({
      get value(): number {
        return index < 5000 ? index : assert.fail("looked too far");
      },
    }));
    assert.match(formatTemplate("{0}", [unread]), /^\[{"value":0},.*cut/);
  });
});
