import { assert, describe, expect, it } from "vitest";
import { bytesOf, type Capture, capturesOf } from "../../test/fixtures/captures.ts";
import { Coll, goldenRegistry, Hello, Nested, Numbers, noNumbers, Objs, WithRef } from "../../test/fixtures/golden-types.ts";
import { pathRefs, refTo } from "../../test/fixtures/path-ref.ts";
import { DateTime, decimal, Serialization, SerializationError } from "./index.ts";

const serialization = new Serialization({
  registry: goldenRegistry(),
  refs: pathRefs,
});

/** Akka.NET refuses these too; the text is part of our message. */
class Refused {
  readonly code: string;
  readonly text: string;

  constructor(code: string, text: string) {
    this.code = `RITSEM_SERIALIZATION_${code}`;
    this.text = text;
  }
}

const shared = new Hello({ name: "x", count: 0 });

/** What is made of each payload. */
const expected: Readonly<Record<string, unknown>> = {
  "typed, surrogate int, $id": new Hello({ name: "x", count: 5 }),
  "typed, no $id": new Hello({ name: "x", count: 5 }),
  "typed, plain int for ctor int": new Hello({ name: "x", count: 5 }),
  "double plain": new Numbers({ ...noNumbers, d: 5.5, l: 6n, s: 7, by: 8, uI: 9, b: true }),
  "nullable int plain": new Numbers({ ...noNumbers, nI: 5 }),
  "enum number": new Numbers({ ...noNumbers, e: 2 }),
  "enum name": new Numbers({ ...noNumbers, e: 2 }),
  "$type not first": { Name: "x", Count: 5, $type: "Golden.Hello, Golden" },
  "$type after $id only": { Name: "x", $type: "Golden.Hello, Golden" },
  "camelCase names": new Hello({ name: "x", count: 5 }),
  "unknown member": new Hello({ name: "x", count: 0 }),
  "unknown type": new Refused("UNKNOWN_MANIFEST", "Nope.Type, Nope"),
  "no $type": { Name: "x" },
  "full assembly-qualified $type": new Hello({ name: "x", count: 0 }),
  "null literal": new Refused("MALFORMED_PAYLOAD", "null"),
  "empty bytes": new Refused("MALFORMED_PAYLOAD", "ends"),
  "top long": 5n,
  "top float": 1.5,
  "top string": "abc",
  "top date string": DateTime.parse("2024-01-02T03:04:05.678Z"),
  "top surrogate int": 5,
  "top surrogate decimal": decimal("5.50"),
  "surrogate L": new Refused("MALFORMED_PAYLOAD", "only the letters I, F and M"),
  "array plain": [1, 2],
  "array of surrogates": [1, 2],
  "List<string> plain array member": new Coll({ lS: ["a", "b"], dS: new Map([["k", "v"]]), bytes: Uint8Array.of(1, 2, 255) }),
  "List<string> typed": new Coll({ lS: ["a"] }),
  "mscorlib list": ["a"],
  "object member long": new Objs({ i: 5, l: 5n, d: 5.5, s: "s", b: true, g: DateTime.parse("2024-01-02T03:04:05Z") }),
  "ActorRef surrogate local": new WithRef({ text: "t", ref: refTo("akka.tcp://Alpha@127.0.0.1:25521/user/echo") }),
  "ActorRef surrogate remote": new WithRef({ text: "t", ref: refTo("akka.tcp://Zed@127.0.0.1:9999/user/x") }),
  "Dictionary plain": new Map<string, unknown>([
    ["a", 1n],
    ["b", 2],
  ]),
  "int surrogate for long": new Refused("MALFORMED_PAYLOAD", "member l"),
  "duplicate $ref": Object.assign(new Nested(), { a: shared, b: shared }),
  "json with manifest type": new Hello({ name: "x", count: 5 }),
  "json with bad manifest": new Refused("UNKNOWN_MANIFEST", "Nope.T, Nope"),
  "primitive bad manifest": new Refused("UNKNOWN_MANIFEST", '"X"'),
  "primitive S": "x",
  "primitive long name": "x",
  "primitive empty manifest": new Refused("UNKNOWN_MANIFEST", '""'),
  "int too short": new Refused("MALFORMED_PAYLOAD", "2 bytes where 4"),
  "unknown id": new Refused("UNKNOWN_SERIALIZER", "serializer 99"),
  "null serializer": null,
  bytes: Uint8Array.of(97, 98, 99),
  "bytes manifest": new Refused("UNKNOWN_MANIFEST", "whatever"),
};

/** Akka.NET fails on these, by accident of how its converters meet; we read what was plainly meant. */
const readThoughAkkaNetFails: Readonly<Record<string, unknown>> = {
  "typed, plain int for int property": new Numbers({ ...noNumbers, i: 5 }),
  "typed, plain number for decimal/float/double/long": new Numbers({ ...noNumbers, m: decimal("5.5") }),
  "float plain": new Numbers({ ...noNumbers, f: 5.5 }),
  "nullable int surrogate": new Numbers({ ...noNumbers, nI: 5 }),
  "array values": [1, 2],
  "List<int> plain ints member": new Coll({ lI: [1, 2] }),
};

const captures = capturesOf("acceptance-payloads");
const ours = captures.filter(({ serializerId }) => ![16, 22].includes(serializerId));

describe("payloads that a foreign peer could send", () => {
  it("are all accounted for", () => {
    assert.equal(captures.length, 55);
    assert.deepEqual([...Object.keys(expected), ...Object.keys(readThoughAkkaNetFails)].sort(), ours.map(({ name }) => name).sort());
  });

  const expectedOf = (name: string): unknown => expected[name];
  const read = (capture: Capture): unknown => serialization.deserialize(bytesOf(capture), capture.serializerId, capture.manifest);

  for (const capture of ours.filter(({ name }) => expectedOf(name) instanceof Refused)) {
    it(`are refused: ${capture.name}`, () => {
      const { code, text } = expectedOf(capture.name) as Refused;
      const error = errorOf(() => read(capture));
      assert.equal(error.code, code);
      expect(error.message).toContain(text);
    });
  }

  for (const capture of ours.filter(({ name }) => name in expected && !(expectedOf(name) instanceof Refused))) {
    it(`are read as Akka.NET reads them: ${capture.name}`, () => {
      assert.notMatch(capture.result ?? "", /^THROWS/);
      expect(read(capture)).toStrictEqual(expectedOf(capture.name));
    });
  }

  for (const capture of ours.filter(({ name }) => name in readThoughAkkaNetFails)) {
    it(`are read, though Akka.NET fails: ${capture.name}`, () => {
      assert.match(capture.result ?? "", /^THROWS/);
      expect(read(capture)).toStrictEqual(readThoughAkkaNetFails[capture.name]);
    });
  }
});

function errorOf(operation: () => unknown): SerializationError {
  try {
    operation();
  } catch (error) {
    if (error instanceof SerializationError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
