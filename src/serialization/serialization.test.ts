import { assert, describe, expect, it } from "vitest";
import { settingsOf } from "../../test/fixtures/settings-of.ts";
import { pathRefs, refTo } from "../../test/fixtures/path-ref.ts";
import {
  DateTime,
  decimal,
  defineMessage,
  double,
  float,
  InvalidRegistrationError,
  int,
  long,
  MalformedPayloadError,
  pin,
  Registry,
  Serialization,
  type Serializer,
  SerializerFailedError,
  type SerializerSetup,
  TimeSpan,
  t,
  UnregisteredMessageError,
  UnserializableValueError,
} from "./index.ts";

class Unknown {
  readonly user = "u";
  readonly age = 1;
}

const Hello = defineMessage("Golden.Hello, Golden", { name: t.string, inner: t.object });

const start = (config = "", serializers: ReadonlyMap<string, SerializerSetup> = new Map()) =>
  new Serialization({ registry: new Registry().messages(Hello), refs: pathRefs, settings: settingsOf(config), serializers });
const serialization = start();
const form = (message: unknown): readonly [id: number, manifest: string, text: string] => {
  const { serializerId, manifest, bytes } = serialization.serialize(message);
  return [
    serializerId,
    manifest.split(",")[0] ?? "",
    serializerId === 1 ? new TextDecoder().decode(bytes) : Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  ];
};

/** What a bare JavaScript value becomes; the third is JSON text for serializer 1, hex for the others. */
const bare: readonly (readonly [name: string, value: unknown, form: readonly [number, string, string]])[] = [
  ["a string", "a", [17, "System.String", "61"]],
  ["a whole number", 5, [17, "System.Int32", "05000000"]],
  ["a negative number", -2, [17, "System.Int32", "feffffff"]],
  ["the largest int", 2147483647, [17, "System.Int32", "ffffff7f"]],
  ["a whole number beyond int", 2147483648, [1, "", "2147483648.0"]],
  ["a fraction", 2.5, [1, "", "2.5"]],
  ["a huge number", 1e300, [1, "", "1E+300"]],
  ["a tiny number", 1.5e-7, [1, "", "1.5E-07"]],
  ["minus zero", -0, [1, "", "-0.0"]],
  ["NaN", Number.NaN, [1, "", '"NaN"']],
  ["Infinity", Number.NEGATIVE_INFINITY, [1, "", '"-Infinity"']],
  ["a bigint", 5n, [17, "System.Int64", "0500000000000000"]],
  ["true", true, [1, "", "true"]],
  ["false", false, [1, "", "false"]],
  ["bytes", Uint8Array.of(1, 255), [4, "", "01ff"]],
  ["a pinned int", int(5), [17, "System.Int32", "05000000"]],
  ["a pinned long", long(5), [17, "System.Int64", "0500000000000000"]],
  ["a pinned double", double(5), [1, "", "5.0"]],
  ["a pinned float", float(0.1), [1, "", '{"$":"F0.1"}']],
  ["a decimal", decimal("1.50"), [1, "", '{"$":"M1.50"}']],
  ["a DateTime", DateTime.parse("2024-01-02T03:04:05Z"), [1, "", '"2024-01-02T03:04:05Z"']],
  ["a TimeSpan", new TimeSpan(-1n), [1, "", '"-00:00:00.0000001"']],
  [
    "a pinned collection",
    pin(t.listOf(t.long), [1n]),
    [1, "", '{"$type":"System.Collections.Generic.List`1[[System.Int64, System.Private.CoreLib]], System.Private.CoreLib","$values":[1]}'],
  ],
  ["a plain object", { a: 1, b: "x", c: undefined, d: [null, { e: 1.5 }] }, [1, "", '{"a":1,"b":"x","d":[null,{"e":1.5}]}']],
  ["an array", [1, "a"], [1, "", '[1,"a"]']],
  ["an object without prototype", Object.assign(Object.create(null), { a: 1 }), [1, "", '{"a":1}']],
  [
    "a ref",
    refTo("akka.tcp://S@h:1/user/a#1"),
    [1, "", '{"$id":"1","$type":"Akka.Actor.ActorRefBase+Surrogate, Akka","Path":"akka.tcp://S@h:1/user/a#1"}'],
  ],
  ["a ref in a plain object", { to: refTo("nobody") }, [1, "", '{"to":{"$id":"1","$type":"Akka.Actor.Nobody+NobodySurrogate, Akka"}}']],
  ["characters that JSON escapes", ['"\\\n\u0085\u2028\ud800'], [1, "", '["\\"\\\\\\n\\u0085\\u2028\\ud800"]']],
];

describe("Serialization", () => {
  for (const [name, value, expected] of bare) {
    it(`writes ${name} as .NET would`, () => {
      assert.deepEqual(form(value), expected);
    });
  }

  it("reads a bare whole number as bigint, which Int64 always is, and one with a point as number", () => {
    const read = (text: string): unknown => serialization.deserialize(new TextEncoder().encode(text), 1, "");
    assert.deepEqual([read("5"), read("5.0"), read("5e0"), read("-0.0")], [5n, 5, 5, -0]);
  });

  it("refuses an instance of an unregistered class, alone or inside, with the line to write", () => {
    for (const message of [new Unknown(), { a: [new Unknown()] }, new Hello({ name: "a", inner: new Unknown() })]) {
      const error = errorOf(() => serialization.serialize(message));
      assert.instanceOf(error, UnregisteredMessageError);
      expect(error.message).toContain('registry.message("Namespace.Unknown, Assembly", Unknown, { user: t.…, age: t.… })');
    }
    assert.throws(() => serialization.serializerFor(new Unknown()), UnregisteredMessageError);
  });

  it("refuses functions, symbols, null and undefined", () => {
    for (const message of [() => 1, Symbol("s"), null, undefined]) {
      assert.throws(() => serialization.serializerFor(message), UnserializableValueError, /Cannot send/);
    }
    assert.throws(() => serialization.serialize({ a: () => 1 }), UnserializableValueError, /member a: a function cannot be sent/);
  });

  it("refuses a Map, a Set and a Date outside of declared members", () => {
    for (const message of [new Map(), new Set(), new Date(0)])
      assert.throws(() => serialization.serialize({ message }), UnregisteredMessageError);
  });

  it("sends a bigint beyond 64 bits as a BigInteger, and refuses a pin that does not fit", () => {
    assert.deepEqual(form(1n << 63n), [1, "", "9223372036854775808"]);
    assert.throws(
      () => serialization.serialize(long(1n << 63n)),
      UnserializableValueError,
      /9223372036854775808 does not fit into an Int64/,
    );
    assert.throws(() => serialization.serialize(int(1.5)), UnserializableValueError);
  });

  it("refuses plain objects whose members would be taken for type names", () => {
    for (const key of ["$type", "$id", "$ref", "$values", "$"]) {
      assert.throws(() => serialization.serialize({ a: { [key]: "Golden.Hello, Golden" } }), UnserializableValueError, `"${key}"`);
    }
  });

  it("refuses what contains itself, and what is nested deeper than readers go", () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    assert.throws(() => serialization.serialize(loop), UnserializableValueError, /deeper than 64/);
    const around: unknown[] = [];
    around.push(around);
    assert.throws(() => serialization.serialize(around), UnserializableValueError, /contains itself/);
  });

  it("writes either form of manifest for primitives and reads both", () => {
    const short = start("akka.actor.serialization-settings.primitive.use-legacy-behavior = off");
    assert.deepEqual(
      ["a", 5, 5n].map((message) => short.serialize(message).manifest),
      ["S", "I", "L"],
    );
    for (const manifest of [
      "S",
      "System.String, System.Private.CoreLib",
      "System.String, mscorlib",
      "System.String, mscorlib, Version=4.0.0.0, Culture=neutral",
    ]) {
      assert.equal(serialization.deserialize(Uint8Array.of(97), 17, manifest), "a");
    }
  });

  it("copies bytes that arrive, since their buffer is used again", () => {
    const buffer = Uint8Array.of(1, 2, 3);
    const message = serialization.deserialize(buffer.subarray(1), 4, "") as Uint8Array;
    buffer.fill(0);
    assert.deepEqual([...message], [2, 3]);
  });

  describe("with serializers of one's own", () => {
    class Base {}
    class Middle extends Base {}
    class Derived extends Middle {}
    const own = (identifier: number): Serializer => ({
      identifier,
      manifestOf: () => "own",
      toBytes: () => Uint8Array.of(1),
      fromBytes: () => {
        throw new TypeError("bad bytes");
      },
    });
    const setup = (identifier: number, useFor?: SerializerSetup["useFor"]): SerializerSetup => ({
      create: () => own(identifier),
      ...(useFor === undefined ? {} : { useFor }),
    });

    it("uses them for the classes that the program says, subclasses included", () => {
      const { serializerId, manifest } = start("", new Map([["own", setup(100, [Base])]])).serialize(new Derived());
      assert.deepEqual([serializerId, manifest], [100, "own"]);
    });

    it("lets the nearest class above a message decide", () => {
      const given = new Map([
        ["near", setup(101, [Middle])],
        ["far", setup(100, [Base])],
      ]);
      const bound = start("", given);
      assert.deepEqual(
        [new Base(), new Middle(), new Derived()].map((message) => bound.serializerFor(message).identifier),
        [100, 101, 101],
      );
    });

    it("binds them to registered types by the configuration, and to their subclasses", () => {
      class Greeting extends Hello {}
      const config = `akka.actor {
        serializers.own = "Shop.OwnSerializer, Shop"
        serialization-bindings."Golden.Hello, Golden" = own
        serialization-identifiers."Shop.OwnSerializer, Shop" = 100
      }`;
      const bound = start(config, new Map([["Shop.OwnSerializer, Shop", { create: ({ identifier = 0 }) => own(identifier) }]]));
      assert.equal(bound.serializerFor(new Hello({ name: "a" })).identifier, 100);
      assert.equal(bound.serializerFor(new Greeting({ name: "a" })).identifier, 100);
      assert.isDefined(bound.byIdentifier(100));
    });

    it("binds them to tagged plain objects", () => {
      const registry = new Registry().shape("Shop.Say, Shop", { kind: "say" }, { text: t.string });
      const settings = settingsOf('akka.actor { serializers.own = own, serialization-bindings."Shop.Say, Shop" = own }');
      const bound = new Serialization({ registry, refs: pathRefs, settings, serializers: new Map([["own", setup(100)]]) });
      assert.equal(bound.serializerFor({ kind: "say", text: "a" }).identifier, 100);
      assert.equal(bound.serializerFor({ kind: "other" }).identifier, 1);
    });

    it("lets what the program gives win over the configuration", () => {
      const bound = start('akka.actor.serialization-bindings."Golden.Hello, Golden" = json', new Map([["own", setup(100, [Hello])]]));
      assert.equal(bound.serializerFor(new Hello({ name: "a" })).identifier, 100);
    });

    it("refuses an id that is taken", () => {
      assert.throws(() => start("", new Map([["own", setup(17)]])), InvalidRegistrationError, /id 17 is that of both PrimitiveSerializer/);
    });

    it("refuses a serializer without an id", () => {
      assert.throws(() => start("", new Map([["own", setup(Number.NaN)]])), InvalidRegistrationError, /"own" has no id/);
    });

    it("takes the id that the code says rather than the configured one, as Akka.NET does, and warns", () => {
      const started = start("akka.actor.serialization-identifiers { own = 101 }", new Map([["own", setup(100, [Base])]]));
      assert.equal(started.serializerFor(new Base()).identifier, 100);
      assert.isUndefined(started.byIdentifier(101));
      assert.match(started.serializers.warnings.join("\n"), /serialization-identifiers\."own" = 101 has no effect.*its id to 100/);
    });

    it("are named, with the type of the message, when they throw", () => {
      class Careless implements Serializer {
        readonly identifier = 100;
        manifestOf = (): string => "";
        toBytes = (): never => {
          throw new TypeError("Cannot read properties of undefined (reading 'map').");
        };
        fromBytes = (): unknown => undefined;
      }
      const given: SerializerSetup = { create: () => new Careless(), useFor: [Base] };
      const error = errorOf(() => start("", new Map([["own", given]])).serialize(new Base()));
      assert.instanceOf(error, SerializerFailedError);
      assert.instanceOf(error.cause, TypeError);
      assert.match(
        error.message,
        /^Serializer Careless \(id 100\) threw while it wrote a message of type Base: Cannot read .*\. Correct its toBytes, or bind/,
      );
      assert.include(
        error.within("Success").sentTo("akka://There/user/a").message,
        "(reading 'map'), inside Success, sent to akka://There/user/a. ",
      );
    });

    it("says in one warning each which serializers and types of the configuration are not available", () => {
      const config = `akka.actor {
        serializers.hyperion = "Akka.Serialization.HyperionSerializer, Akka.Serialization.Hyperion"
        serialization-bindings { "Shop.Nothing, Shop" = json, "Golden.Hello, Golden" = hyperion, "Golden.Bye, Golden" = nothing }
      }`;
      const bound = start(config);
      assert.equal(bound.serializerFor(new Hello({ name: "a" })).identifier, 1);
      const [missing, unregistered, unnamed, ...others] = bound.serializers.warnings;
      assert.deepEqual(others, []);
      assert.match(
        missing ?? "",
        /^akka\.actor\.serializers\.hyperion \(.*:2:.* which is not available here: what is bound to it \("Golden\.Hello, Golden"\) is written as if/,
      );
      assert.match(unregistered ?? "", /"Shop\.Nothing, Shop" \(.*the type is not registered/);
      assert.match(unnamed ?? "", /"Golden\.Bye, Golden" \(.*there is no serializer "nothing"/);
    });

    it("makes a refusal of whatever they throw when reading", () => {
      const error = errorOf(() => start("", new Map([["own", setup(100)]])).deserialize(new Uint8Array(0), 100, "own"));
      assert.instanceOf(error, MalformedPayloadError);
      expect(error.message).toContain('bad bytes [serializer 100, manifest "own"]');
    });
  });
});

function errorOf(operation: () => unknown): Error {
  try {
    operation();
  } catch (error) {
    return error as Error;
  }
  throw new Error("it was accepted");
}
