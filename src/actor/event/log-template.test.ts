import { assert, describe, it } from "vitest";
import { formatTemplate } from "./log-template.ts";

describe("Templates of log events", () => {
  const table: readonly (readonly [template: string, args: readonly unknown[], text: string])[] = [
    ["{0} and {1}", ["a", "b"], "a and b"],
    ["{1} and {0} and {1}", ["a", "b"], "b and a and b"],
    ["{Name} is {Age}, {Name}", ["Ann", 30], "Ann is 30, Ann"],
    ["{{0}} {0}", [1], "{0} 1"],
    ["{0} {1}", [1], "1 {1}"],
    ["{0:F2} {@Value}", [1.5, { a: [1] }], "1.5 1.5"],
    ["{@Value}", [{ a: [1] }], '{"a":[1]}'],
    ["no holes {0}", [], "no holes {0}"],
    ["{0}", [undefined], "undefined"],
    ["{0}", [new TypeError("bad")], "TypeError: bad"],
    ["{0}", [{ big: 1n }], "(object)"],
    ["{0}", [Symbol("s")], "Symbol(s)"],
  ];
  for (const [template, args, text] of table) it(`make ${text} of ${template}`, () => assert.equal(formatTemplate(template, args), text));
});
