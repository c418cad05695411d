import type { Serializer } from "../../serialization/index.ts";
import { type ComplianceCase, ComplianceError, expectSame, expectThat } from "./compliance-case.ts";

/** What a serializer's maker provides to have it checked. */
export interface SerializerFixture {
  /** A serializer as a system makes one; two of them stand for two systems. */
  createSerializer(): Serializer;
  /** Messages that it carries: its smallest, its largest, and one of each kind. */
  readonly messages: readonly unknown[];
  /** Objects that are none of its business. Empty for a serializer that takes everything. */
  readonly foreign: readonly object[];
  /** A manifest that it does not know; `undefined` for a serializer that looks at none. */
  readonly unknownManifest: string | undefined;
  /** What of a message must survive the journey, as plain data. Default: its own members. */
  dataOf?(message: unknown): unknown;
}

/** Promises S1 to S7 of `Serializer`. */
export const serializerCompliance: readonly ComplianceCase<SerializerFixture>[] = [
  compliance("S1 the manifest of a message is a text, and the same each time", (fixture) => {
    const [here, there] = [fixture.createSerializer(), fixture.createSerializer()];
    expectSame(here.identifier, there.identifier, "the ids of two serializers");
    expectThat(Number.isInteger(here.identifier) && here.identifier >= 0, `an id of ${here.identifier}`);
    for (const message of fixture.messages) {
      expectThat(typeof here.manifestOf(message) === "string", "a manifest that is no text");
      expectSame(here.manifestOf(message), there.manifestOf(message), "the manifests of one message");
    }
  }),
  compliance("S2 writing a message twice gives the same bytes, and leaves the first alone", (fixture) => {
    const serializer = fixture.createSerializer();
    for (const message of fixture.messages) {
      const first = serializer.toBytes(message);
      const copy = Uint8Array.from(first);
      for (const other of fixture.messages) serializer.toBytes(other);
      expectSame([...first], [...copy], "bytes that were given away before");
      expectSame([...serializer.toBytes(message)], [...copy], "bytes of the second time");
    }
  }),
  compliance("S3 it refuses to write what is none of its business", (fixture) => {
    const serializer = fixture.createSerializer();
    for (const message of fixture.foreign) {
      expectThrown(() => [serializer.manifestOf(message), serializer.toBytes(message)], `writing a foreign ${message.constructor.name}`);
    }
  }),
  compliance("S4 another one of its kind reads what it wrote, from bytes that are overwritten afterwards", (fixture) => {
    const [here, there] = [fixture.createSerializer(), fixture.createSerializer()];
    const dataOf = (message: unknown): unknown => fixture.dataOf?.(message) ?? plainData(message);
    for (const message of fixture.messages) {
      const buffer = Uint8Array.from([0xff, ...here.toBytes(message), 0xff]);
      const read = there.fromBytes(buffer.subarray(1, -1), here.manifestOf(message));
      buffer.fill(0xff);
      expectSame(dataOf(read), dataOf(message), "what was read");
    }
  }),
  compliance("S5 it throws for what it cannot read, and reads on afterwards", (fixture) => {
    const serializer = fixture.createSerializer();
    const { unknownManifest, messages } = fixture;
    for (const message of messages) {
      const [manifest, bytes] = [serializer.manifestOf(message), Uint8Array.from(serializer.toBytes(message))];
      if (unknownManifest !== undefined) expectThrown(() => serializer.fromBytes(bytes, unknownManifest), "reading an unknown manifest");
      for (let length = 0; length < bytes.length; length += 1) errorOf(() => serializer.fromBytes(bytes.subarray(0, length), manifest));
      for (let index = 0; index < bytes.length; index += 1) {
        errorOf(() => serializer.fromBytes(Uint8Array.of(...bytes.subarray(0, index), 0xff, ...bytes.subarray(index + 1)), manifest));
      }
      expectThat(errorOf(() => serializer.fromBytes(bytes, manifest)) === undefined, "refused a good message after bad ones");
    }
  }),
  compliance("S6 it writes the same bytes in place, where it offers to, and says when there is too little room", (fixture) => {
    const serializer = fixture.createSerializer();
    if (serializer.encodeInto === undefined) return;
    for (const message of fixture.messages) {
      const bytes = [...serializer.toBytes(message)];
      const target = new Uint8Array(bytes.length + 7).fill(0xee);
      expectSame(serializer.encodeInto(message, target, 5), 5 + bytes.length, "the offset behind the last byte");
      expectSame([...target.subarray(5, 5 + bytes.length)], bytes, "the bytes in place");
      expectSame([...target.subarray(0, 5)], [0xee, 0xee, 0xee, 0xee, 0xee], "the bytes before the offset");
      for (let room = 0; room < bytes.length; room += 1) {
        expectSame(serializer.encodeInto(message, new Uint8Array(room + 2), 2), -1, `the answer when ${room} of ${bytes.length} bytes fit`);
      }
    }
  }),
  compliance("S7 it says at once, where it offers to, which classes it could never write", (fixture) => {
    const serializer = fixture.createSerializer();
    if (serializer.assertWritable === undefined) return;
    for (const message of fixture.messages) if (typeof message === "object" && message !== null) serializer.assertWritable(message);
    for (const message of fixture.foreign)
      expectThrown(() => serializer.assertWritable?.(message), `asking for a foreign ${message.constructor.name}`);
  }),
];

function compliance(name: string, check: (fixture: SerializerFixture) => void): ComplianceCase<SerializerFixture> {
  return {
    name,
    run: (fixture) =>
      new Promise((resolve) => {
        check(fixture); // what it throws rejects the promise
        resolve();
      }),
  };
}

/** What `operation` throws; `undefined` when it does not. Anything but an Error breaks a promise. */
function errorOf(operation: () => unknown): Error | undefined {
  try {
    operation();
    return undefined;
  } catch (error) {
    expectThat(error instanceof Error && !(error instanceof ComplianceError), `threw ${String(error)}, which is no Error`);
    return error;
  }
}

function expectThrown(operation: () => unknown, what: string): void {
  expectThat(errorOf(operation) !== undefined, `${what} went well`);
}

function plainData(message: unknown): unknown {
  return JSON.parse(JSON.stringify([message], (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value))) as unknown;
}
