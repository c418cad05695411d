import * as protobuf from "@bufbuild/protobuf";
import { type Duration, DurationSchema, StringValueSchema } from "@bufbuild/protobuf/wkt";
import { assert, describe, it } from "vitest";
import { z } from "zod";
import { bytesOf, capturesOf } from "../../../test/fixtures/captures.ts";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import {
  InvalidRegistrationError,
  MalformedPayloadError,
  Registry,
  SchemaViolationError,
  Serialization,
  UnknownManifestError,
  UnregisteredMessageError,
} from "../index.ts";

const NAME = "Google.Protobuf.WellKnownTypes.Duration, Google.Protobuf";
const durations = (): Registry => new Registry().protobuf(protobuf, { [NAME]: DurationSchema });
const start = (registry: Registry) => new Serialization({ registry, refs: pathRefs });
const serialization = start(durations());
const seconds = (value: bigint): Duration => protobuf.create(DurationSchema, { seconds: value });

describe("messages of generated protobuf classes", () => {
  const [capture] = capturesOf("serializer-protobuf");
  if (capture === undefined) throw new Error("nothing was captured");

  it("are read as Akka.NET writes them, and written alike", () => {
    const message = serialization.deserialize(bytesOf(capture), capture.serializerId, capture.manifest);
    assert.isTrue(protobuf.isMessage(message, DurationSchema));
    assert.equal((message as Duration).seconds, 3n);
    const { serializerId, manifest, bytes } = serialization.serialize(message);
    assert.deepEqual([serializerId, manifest, bytes], [2, capture.manifest, bytesOf(capture)]);
  });

  it("are read by any version of the .NET name, and by the name in the .proto file", () => {
    for (const manifest of [`${NAME}, Version=3.26.1.0, Culture=neutral, PublicKeyToken=a7d26565bac4d604`, "google.protobuf.Duration"]) {
      assert.isTrue(protobuf.isMessage(serialization.deserialize(bytesOf(capture), 2, manifest), DurationSchema));
    }
  });

  it("travel between Ritsem nodes under the name in the .proto file alone", () => {
    const own = start(new Registry().protobuf(protobuf, { "google.protobuf.Duration": DurationSchema }));
    assert.equal(own.serialize(seconds(5n)).manifest, "google.protobuf.Duration");
  });

  it("are refused at the first tell when they are not registered, with the line to write", () => {
    const message = protobuf.create(StringValueSchema, { value: "a" });
    assert.throws(
      () => serialization.serializerFor(message),
      UnregisteredMessageError,
      'google.protobuf.StringValue: it is not registered. Write: registry.protobuf(protobuf, { "Namespace.Type, Assembly": StringValueSchema })',
    );
  });

  it("are refused when they arrive and are not registered, or are no such message", () => {
    const bytes = bytesOf(capture);
    assert.throws(
      () => serialization.deserialize(bytes, 2, "Shop.Nothing, Shop"),
      UnknownManifestError,
      /"Shop\.Nothing, Shop": YourSchema/,
    );
    assert.throws(() => serialization.deserialize(bytes, 2, ""), UnknownManifestError);
    for (const broken of [Uint8Array.of(0x08), Uint8Array.of(0x08, 0x80), Uint8Array.of(0xff, 0xff)]) {
      assert.throws(() => serialization.deserialize(broken, 2, NAME), MalformedPayloadError, /serializer 2, manifest "Google\.Protobuf/);
    }
  });

  it("keep nothing of the buffer that they came in", () => {
    const registry = new Registry().protobuf(protobuf, { "google.protobuf.StringValue": StringValueSchema });
    const strings = start(registry);
    const buffer = Uint8Array.from(strings.serialize(protobuf.create(StringValueSchema, { value: "hello" })).bytes);
    const read = strings.deserialize(buffer, 2, "google.protobuf.StringValue");
    buffer.fill(0);
    assert.isTrue(protobuf.equals(StringValueSchema, read as never, protobuf.create(StringValueSchema, { value: "hello" })));
  });

  it("are checked by the schema of their type", () => {
    const strict = start(durations().validate(NAME, z.object({ seconds: z.bigint().max(10n) })));
    assert.throws(() => strict.deserialize(Uint8Array.of(0x08, 99), 2, NAME), SchemaViolationError, /seconds: /);
    assert.doesNotThrow(() => strict.deserialize(Uint8Array.of(0x08, 9), 2, NAME));
  });

  it("are registered once", () => {
    assert.throws(
      () => durations().protobuf(protobuf, { "Other.Name, Other": DurationSchema }),
      InvalidRegistrationError,
      /registered already/,
    );
    assert.throws(() => new Registry().protobuf(protobuf, { "A.B, C": {} as never }), InvalidRegistrationError, /protoc-gen-es/);
  });
});
