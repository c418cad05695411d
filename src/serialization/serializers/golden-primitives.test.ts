import { assert, describe, expect, it } from "vitest";
import { bytesOf, capturesOf } from "../../../test/fixtures/captures.ts";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { Registry, Serialization } from "../index.ts";

const serialization = new Serialization({
  registry: new Registry(),
  refs: pathRefs,
});

describe("messages captured from Akka.NET, primitives and bytes", () => {
  const values: Readonly<Record<string, unknown>> = {
    "string-ascii": "hello",
    "string-utf8": "hé€😀",
    "string-empty": "",
    bytes: Uint8Array.of(0, 1, 2, 254, 255),
    "bytes-empty": new Uint8Array(0),
    null: null,
  };
  const valueOf = (name: string): unknown => {
    if (name.startsWith("int ")) return Number(name.slice(4));
    return name.startsWith("long ") ? BigInt(name.slice(5)) : values[name];
  };
  const primitives = capturesOf("serializer-primitives");

  it("are all accounted for", () => {
    assert.equal(primitives.length, 18);
    for (const { name } of primitives) assert.notStrictEqual(valueOf(name), undefined, name);
  });

  for (const capture of primitives) {
    const value = valueOf(capture.name);

    it(`are read: ${capture.name}`, () => {
      expect(serialization.deserialize(bytesOf(capture), capture.serializerId, capture.manifest)).toStrictEqual(value);
    });

    if (value === null) continue;

    it(`are written byte for byte: ${capture.name}`, () => {
      const { serializerId, manifest, bytes } = serialization.serialize(value);
      expect({ serializerId, manifest, bytes }).toEqual({
        serializerId: capture.serializerId,
        manifest: capture.manifest,
        bytes: bytesOf(capture),
      });
    });
  }
});
