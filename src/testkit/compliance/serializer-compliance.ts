import type { Serializer } from "../../serialization/index.ts";
import { type ComplianceCase, ComplianceError, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a serializer. */
export interface SerializerFixture {
  /** A new serializer; two of them represent two systems. */
  createSerializer(): Serializer;
  /** Messages that it can write: the smallest, the largest, and one of each kind. */
  readonly messages: readonly unknown[];
  /** Objects that it must refuse. Empty for a serializer that accepts everything. */
  readonly foreign: readonly object[];
  /** A manifest that it does not know; `undefined` for a serializer that ignores manifests. */
  readonly unknownManifest: string | undefined;
  /** The part of a message that must be preserved, as plain data. Default: its own members. */
  dataOf?(message: unknown): unknown;
}

/** Promises S1 to S8 of `Serializer`. */
export const serializerCompliance: readonly ComplianceCase<SerializerFixture>[] = [
  compliance("S1 the manifest of a message is a string, and always the same", (fixture) => {
    const [here, there] = [fixture.createSerializer(), fixture.createSerializer()];
    expectSame(here.identifier, there.identifier, "the ids of two serializers");
    expectThat(Number.isInteger(here.identifier) && here.identifier >= 0, `an id of ${here.identifier}`);
    for (const message of fixture.messages) {
      expectThat(typeof here.manifestOf(message) === "string", "a manifest that is not a string");
      expectSame(here.manifestOf(message), there.manifestOf(message), "the manifests of one message");
    }
  }),
  compliance("S2 writing a message twice gives the same bytes, and does not change the first ones", (fixture) => {
    const serializer = fixture.createSerializer();
    for (const message of fixture.messages) {
      const first = serializer.toBytes(message);
      const copy = Uint8Array.from(first);
      for (const other of fixture.messages) serializer.toBytes(other);
      expectSame([...first], [...copy], "the bytes of the first time");
      expectSame([...serializer.toBytes(message)], [...copy], "the bytes of the second time");
    }
  }),
  compliance("S3 it refuses to write messages that it is not for", (fixture) => {
    const serializer = fixture.createSerializer();
    for (const message of fixture.foreign) {
      expectThrown(() => [serializer.manifestOf(message), serializer.toBytes(message)], `writing a foreign ${message.constructor.name}`);
    }
  }),
  compliance("S4 another serializer of its kind reads the message, from bytes that are overwritten afterwards", (fixture) => {
    const [here, there] = [fixture.createSerializer(), fixture.createSerializer()];
    const dataOf = (message: unknown): unknown => fixture.dataOf?.(message) ?? plainData(message);
    for (const message of fixture.messages) {
      const buffer = Uint8Array.from([0xff, ...here.toBytes(message), 0xff]);
      const read = there.fromBytes(buffer.subarray(1, -1), here.manifestOf(message));
      buffer.fill(0xff);
      expectSame(dataOf(read), dataOf(message), "the message that was read");
    }
  }),
  compliance("S5 it throws for bytes that it cannot read, and can read others afterwards", (fixture) => {
    const serializer = fixture.createSerializer();
    const { unknownManifest, messages } = fixture;
    for (const message of messages) {
      const [manifest, bytes] = [serializer.manifestOf(message), Uint8Array.from(serializer.toBytes(message))];
      if (unknownManifest !== undefined) expectThrown(() => serializer.fromBytes(bytes, unknownManifest), "reading an unknown manifest");
      for (let length = 0; length < bytes.length; length += 1) errorOf(() => serializer.fromBytes(bytes.subarray(0, length), manifest));
      for (let index = 0; index < bytes.length; index += 1) {
        errorOf(() =>
          serializer.fromBytes(
            Uint8Array.from(bytes, (byte, at) => (at === index ? 0xff : byte)),
            manifest,
          ),
        );
      }
      expectThat(errorOf(() => serializer.fromBytes(bytes, manifest)) === undefined, "refused a valid message after invalid ones");
    }
  }),
  compliance("S6 if it can write in place, it writes the same bytes and reports a lack of space", (fixture) => {
    const serializer = fixture.createSerializer();
    if (serializer.encodeInto === undefined) return;
    for (const message of fixture.messages) {
      const bytes = [...serializer.toBytes(message)];
      const target = new Uint8Array(bytes.length + 7).fill(0xee);
      expectSame(serializer.encodeInto(message, target, 5), 5 + bytes.length, "the offset after the last byte");
      expectSame([...target.subarray(5, 5 + bytes.length)], bytes, "the bytes in place");
      expectSame([...target.subarray(0, 5)], [0xee, 0xee, 0xee, 0xee, 0xee], "the bytes before the offset");
      for (let room = 0; room < bytes.length; room += 1) {
        expectSame(serializer.encodeInto(message, new Uint8Array(room + 2), 2), -1, `the result if ${room} of ${bytes.length} bytes fit`);
      }
    }
  }),
  compliance("S7 if it can check a class in advance, it rejects classes that it cannot write", (fixture) => {
    const serializer = fixture.createSerializer();
    if (serializer.assertWritable === undefined) return;
    for (const message of fixture.messages) if (typeof message === "object" && message !== null) serializer.assertWritable(message);
    for (const message of fixture.foreign)
      expectThrown(() => serializer.assertWritable?.(message), `checking a foreign ${message.constructor.name}`);
  }),
  compliance("S8 if it can read in place, it reads the same message, and nothing of the bytes around it", (fixture) => {
    const serializer = fixture.createSerializer();
    if (serializer.decodeFrom === undefined) return;
    const dataOf = (message: unknown): unknown => fixture.dataOf?.(message) ?? plainData(message);
    for (const message of fixture.messages) {
      const [manifest, bytes] = [serializer.manifestOf(message), Uint8Array.from(serializer.toBytes(message))];
      for (let length = 0; length <= bytes.length; length += 1) {
        const source = Uint8Array.from([0x31, 0xff, ...bytes, 0x31, 0xff]);
        const alone = outcomeOf(() => dataOf(serializer.fromBytes(bytes.subarray(0, length), manifest)));
        const inPlace = outcomeOf(() => dataOf(serializer.decodeFrom?.(source, 2, 2 + length, manifest)));
        expectSame(inPlace, alone, `what was read of ${length} bytes in place`);
      }
    }
  }),
];

function compliance(name: string, check: (fixture: SerializerFixture) => void): ComplianceCase<SerializerFixture> {
  return {
    name,
    run: (fixture) =>
      new Promise((resolve) => {
        check(fixture); // an error rejects the promise
        resolve();
      }),
  };
}

/** What `operation` throws; `undefined` if it does not. Throwing a value that is not an Error breaks a promise. */
function errorOf(operation: () => unknown): Error | undefined {
  try {
    operation();
    return undefined;
  } catch (error) {
    expectThat(error instanceof Error && !(error instanceof ComplianceError), `threw ${String(error)}, which is not an Error`);
    return error;
  }
}

/** What `operation` returns, or that it throws. */
function outcomeOf(operation: () => unknown): unknown {
  let value: unknown;
  const error = errorOf(() => (value = operation()));
  return error === undefined ? { value } : "an error";
}

function expectThrown(operation: () => unknown, what: string): void {
  expectThat(errorOf(operation) !== undefined, `${what} went well`);
}

function plainData(message: unknown): unknown {
  return JSON.parse(JSON.stringify([message], (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value))) as unknown;
}
