import { assert, describe, it } from "vitest";
import { Registry, Serialization } from "../../src/serialization/index.ts";

const refs = { pathOf: String, resolve: (path: string) => path };

describe("A document of many small arrays", () => {
  it("is read into arrays of no more room than they need, and written as it was", () => {
    const serialization = new Serialization({ registry: new Registry(), refs });
    const text = `[${Array.from({ length: 80 }, () => `${"[".repeat(60)}${"]".repeat(60)}`).join()}]`;
    const bytes = new TextEncoder().encode(text);
    const kept: unknown[] = [serialization.deserialize(bytes, 1, "")];
    assert.equal(new TextDecoder().decode(serialization.serialize(kept[0]).bytes), text);
    const grown = Array.from({ length: 9 }, () => {
      const before = process.memoryUsage().heapUsed;
      kept.push(serialization.deserialize(bytes, 1, ""));
      return process.memoryUsage().heapUsed - before;
    });
    const median = grown.sort((one, other) => one - other)[4] ?? 0; // a garbage collection or a compilation may come between once
    assert.isBelow(median / bytes.length, 70); // bytes for each of the document; with room for 17 elements each it is above 90
  });
});
