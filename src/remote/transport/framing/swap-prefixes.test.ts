import { assert, describe, it } from "vitest";
import { swapPrefixes } from "./swap-prefixes.ts";

describe("swapPrefixes", () => {
  it("turns each prefix round and leaves the frames alone", () => {
    const block = Uint8Array.of(1, 0, 0, 0, 65, 0, 0, 0, 0, 2, 0, 0, 0, 66, 67);
    swapPrefixes(block);
    assert.deepEqual([...block], [0, 0, 0, 1, 65, 0, 0, 0, 0, 0, 0, 0, 2, 66, 67]);
  });
});
