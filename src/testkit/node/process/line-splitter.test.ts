import { assert, describe, it } from "vitest";
import { LineSplitter } from "./line-splitter.ts";

describe("LineSplitter", () => {
  it("finds the same lines however the text is cut", () => {
    const text = "one\n\ntwo\u2028still two\nthe rest";
    for (let size = 1; size <= text.length; size += 1) {
      const splitter = new LineSplitter();
      const lines: string[] = [];
      for (let at = 0; at < text.length; at += size) lines.push(...splitter.linesIn(text.slice(at, at + size)));
      assert.deepEqual([lines, splitter.rest], [["one", "", "two\u2028still two"], "the rest"]);
    }
  });
});
