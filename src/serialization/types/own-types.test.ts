import { assert, describe, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { refSurrogates } from "../members/ref-members.ts";
import { akkaGroupTypes } from "./akka-group-types.ts";
import { akkaRouterTypes } from "./akka-router-types.ts";
import { akkaTypes } from "./akka-types.ts";
import { baseLibraryNames } from "./dotnet-types.ts";
import { defineMessage, InvalidRegistrationError, Registry, Serialization, t, UnregisteredMessageError } from "../index.ts";

class Mine {
  text = "";
}

describe("Names of types that every system knows", () => {
  const names = [
    "Akka.Actor.ActorIdentity, Akka",
    "Akka.Actor.ActorIdentity, Akka, Version=1.5.74.0, Culture=neutral, PublicKeyToken=null",
    "Akka.Routing.Broadcast, Akka",
    "Akka.Actor.ActorRefBase+Surrogate, Akka",
    "System.String",
    "System.String, mscorlib",
    "System.DateOnly, System.Private.CoreLib",
    "System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]], System.Private.CoreLib",
    "System.Int32[], System.Private.CoreLib",
    ...[...akkaTypes, ...akkaRouterTypes, ...akkaGroupTypes].flatMap((registration) => registration.names),
    ...refSurrogates.map(({ name }) => name),
    ...baseLibraryNames,
  ];

  it.each([...new Set(names)])("cannot be registered: %s", (name) => {
    for (const register of [
      () => new Registry().message(name, Mine, { text: t.string }),
      () => new Registry().messages(defineMessage(name.includes(",") ? name : `${name}, System.Private.CoreLib`, { text: t.string })),
      () => new Registry().shape(name, { kind: "mine" }, { text: t.string }),
      () => new Registry().message("Shop.Mine, Shop", Mine, { text: t.string }, { aliases: [name] }),
      () => new Registry().message("Shop.Mine, Shop", Mine, { text: t.string }).alias(Mine, name),
      () => new Registry().actor(name, Mine),
    ])
      assert.throws(register, InvalidRegistrationError, "every system knows by itself");
  });

  it("leave everything else free, such as tuples and types of Akka.NET that are unknown here", () => {
    new Registry()
      .message("System.Tuple`1[[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", Mine, { text: t.string })
      .alias(Mine, "Akka.Cluster.Member, Akka.Cluster", "MyApp.String, MyApp");
  });
});

describe("Classes that come with JavaScript", () => {
  const serialization = new Serialization({ registry: new Registry(), refs: pathRefs });
  const refusal = (message: unknown): string => {
    try {
      serialization.serialize(message);
    } catch (error) {
      assert.instanceOf(error, UnregisteredMessageError);
      return error.message;
    }
    throw new Error("it was sent");
  };

  it.each<readonly [string, object, string]>([
    ["Date", new Date(), "DateTime.fromDate(date)"],
    ["Promise", Promise.resolve(1), "pipeTo(promise, recipient)"],
    ["URL", new URL("http://localhost/"), "url.href"],
    ["RegExp", /x/, "pattern.source"],
    ["ArrayBuffer", new ArrayBuffer(1), "new Uint8Array(buffer)"],
    ["Int32Array", new Int32Array(1), "t.arrayOf(t.int)"],
    ["Float64Array", new Float64Array(1), "t.arrayOf(t.double)"],
    ["BigInt64Array", new BigInt64Array(1), "t.arrayOf(t.long)"],
    ["DataView", new DataView(new ArrayBuffer(1)), "new Uint8Array(value.buffer"],
    ["WeakMap", new WeakMap(), "t.dictionaryOf"],
    ["Number", Object(5) as object, "value.valueOf()"],
    ["an iterator", [1].values(), "Array.from(iterator)"],
  ])("are refused with the right cure: %s", (name, value, cure) => {
    for (const message of [value, { inside: [value] }]) {
      assert.include(refusal(message), cure);
      assert.include(refusal(message), name);
      assert.notInclude(refusal(message), "registry.message(");
    }
  });

  it("of one's own are refused with the line to write", () => {
    assert.include(refusal(new Mine()), 'registry.message("Namespace.Mine, Assembly", Mine, { text: t.… })');
  });
});
