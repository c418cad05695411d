import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { generatedName, keyOfName, nameOfKey } from "./child-key.ts";

describe("the key of a child", () => {
  it("is the number of a generated name", () => {
    const counts = fc.oneof(fc.nat(70_000), fc.maxSafeNat());
    fc.assert(
      fc.property(counts, (count) => assert.deepEqual([keyOfName(generatedName(count)), nameOfKey(count)], [count, generatedName(count)])),
    );
  });

  it("is the name itself for every other name, also for those that only look generated", () => {
    const digit = fc.constantFrom("a", "z", "0", "9", "+", "~", "A", ".", "-", "$", "ä");
    fc.assert(
      fc.property(fc.array(digit, { maxLength: 14 }), fc.boolean(), (digits, isDollar) => {
        const name = `${isDollar ? "$" : ""}${digits.join("")}`;
        assert.equal(nameOfKey(keyOfName(name)), name);
      }),
    );
    for (const name of ["a", "", "$", "$aa", "$a-", "$zz~~~~~~~~~~~~~~"]) assert.equal(keyOfName(name), name);
  });
});
