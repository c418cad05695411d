import { assert, describe, it } from "vitest";
import { normalizedTypeName, typeNameFrom } from "./type-name.ts";

const CORE = "System.Private.CoreLib";

describe("A .NET type name", () => {
  for (const [name, normalized] of [
    [" Shop.Order ,  Shop ", "Shop.Order, Shop"],
    ["Shop.Order,Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null", "Shop.Order, Shop"],
    ["System.Int32, mscorlib", `System.Int32, ${CORE}`],
    [
      `System.Collections.Generic.List\`1[[System.Int32 ,mscorlib, Version=4.0.0.0 ]], mscorlib`,
      `System.Collections.Generic.List\`1[[System.Int32, ${CORE}]], ${CORE}`,
    ],
    ["A`2[[B, C], [D, E]], F", "A`2[[B, C],[D, E]], F"],
  ] as const) {
    it(`is compared as ${normalized} when it is spelled "${name}"`, () => assert.equal(normalizedTypeName(name), normalized));
  }

  it("is taken apart", () => {
    assert.deepEqual(typeNameFrom("Shop.Order, Shop"), { type: "Shop.Order", arguments: [], arrayRanks: [], assembly: "Shop" });
    assert.deepEqual(typeNameFrom("A`2[[B[], C],[D`1[[E, F]], G]][][], H"), {
      type: "A",
      arguments: ["B[], C", "D`1[[E, F]], G"],
      arrayRanks: [1, 1],
      assembly: "H",
    });
  });

  for (const name of [
    "",
    "A",
    "A, ",
    "A,B",
    "A, B, C",
    "A`1[[B, C], D",
    "A`1[[B, C]]x, D",
    "A`1[[B, C]x], D",
    "A`1[B, C], D",
    "A[x], B",
    "[], B",
    `A${"[]".repeat(9)}, B`,
    `${"A`1[[".repeat(9)}B, C${"]], D".repeat(9)}`,
    `${"A".repeat(3_000)}, B`,
  ]) {
    it(`is not ${name.slice(0, 60)}`, () => assert.isUndefined(typeNameFrom(name)));
  }
});
