import { assert, describe, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { MalformedPayloadError, Registry, Serialization } from "../index.ts";
import { CollisionGuard } from "./collision-guard.ts";

const CORE = "System.Private.CoreLib";
const UTF8 = new TextEncoder();
const serialization = new Serialization({ registry: new Registry(), refs: pathRefs });

function noteAll(keys: readonly unknown[]): void {
  const guard = new CollisionGuard();
  for (const key of keys) guard.note(key);
}

const upTo = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index));

/** Numbers that V8 gives hashes with equal lower twelve bits, as anyone can work them out. */
function colliding(count: number): number[] {
  const found: number[] = [];
  for (let key = 1; found.length < count; key += 1) {
    let hash = (~key + (key << 15)) | 0;
    hash ^= hash >>> 12;
    hash = (hash + (hash << 2)) | 0;
    hash = Math.imul(hash ^ (hash >>> 4), 2057);
    if (((hash ^ (hash >>> 16)) & 0xfff) === 5) found.push(key);
  }
  return found;
}

describe("A Map or Set of numbers that a peer sends", () => {
  for (const [what, keys] of [
    ["in a row", upTo(50_000, (index) => index)],
    ["below zero", upTo(50_000, (index) => -index * 3)],
    ["with a stride of a power of two", upTo(50_000, (index) => index * 4096)],
    ["with a stride that is far apart", upTo(50_000, (index) => index * 65_536)],
    ["of milliseconds", upTo(50_000, (index) => 1_700_000_000_000 + index * 1000)],
    ["of halves", upTo(20_000, (index) => index + 0.5)],
    ["of bigints", upTo(20_000, (index) => BigInt(index) * 1_000_000n)],
    ["of ticks", upTo(20_000, (index) => 638_000_000_000_000_000n + BigInt(index) * 600_000_000n)],
    ["of texts, which nobody can make collide", upTo(20_000, () => "1")],
  ] as const) {
    it(`may be of numbers ${what}`, () => noteAll(keys));
  }

  it("is refused when its numbers were chosen to collide", () => {
    const ints = colliding(2_000);
    for (const text of [
      `{"$type":"System.Collections.Generic.HashSet\`1[[System.Int32, ${CORE}]], System.Collections","$values":[${ints.join()}]}`,
      `{"$type":"System.Collections.Generic.Dictionary\`2[[System.Int32, ${CORE}],[System.Int32, ${CORE}]], ${CORE}",${ints.map((key) => `"${key}":1`).join()}}`,
    ]) {
      assert.throws(() => serialization.deserialize(UTF8.encode(text), 1, ""), MalformedPayloadError, /have the same hash/);
    }
  });

  it("is taken when a few of its numbers collide", () => {
    const ints = [...upTo(1_000, (index) => index), ...colliding(50)];
    noteAll(ints);
  });
});
