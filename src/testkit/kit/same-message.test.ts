import { assert, describe, it } from "vitest";
import { isSameMessage } from "./same-message.ts";

class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
}

describe("Equal messages", () => {
  it("are equal primitives and objects of one class with the same content", () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    const sameCycle: { self?: unknown } = {};
    sameCycle.self = sameCycle;
    const pairs: readonly (readonly [unknown, unknown])[] = [
      [Number.NaN, Number.NaN],
      [{ a: [1, { b: 2n }] }, { a: [1, { b: 2n }] }],
      [new Point(1), new Point(1)],
      [new Date(5), new Date(5)],
      [new Uint8Array([1, 2]), new Uint8Array([1, 2])],
      [new Map([["a", [1]]]), new Map([["a", [1]]])],
      [new Set([1]), new Set([1])],
      [cyclic, sameCycle],
    ];
    for (const [a, b] of pairs) assert.isTrue(isSameMessage(a, b));
  });

  it("differ by class, by content, and by what is missing", () => {
    const pairs: readonly (readonly [unknown, unknown])[] = [
      [1, "1"],
      [1, 1n],
      [null, {}],
      [new Point(1), new Point(2)],
      [new Point(1), { x: 1 }],
      [{ a: undefined }, { b: undefined }],
      [[1], [1, 2]],
      [new Date(5), new Date(6)],
      [new Error("a"), new Error("b")],
      [new Map([["a", 1]]), new Map([["b", 1]])],
      [new Set([1]), new Set([2])],
      [new Uint8Array([1]), new Uint8Array([2])],
    ];
    for (const [a, b] of pairs) assert.isFalse(isSameMessage(a, b));
  });
});
