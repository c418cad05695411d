import { assert, describe, expect, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { type Constructor, defineMessage, InvalidRegistrationError, Registry, Serialization, t } from "../index.ts";

const SayRequest = defineMessage("Chat.SayRequest, Chat", { username: t.string, text: t.string });

class Point {
  x = 0;
  y = 0;
}

class Hidden {
  #secret = 1;

  reveal(): number {
    return this.#secret;
  }
}

class WithSetter {
  #value = 0;
  get size(): number {
    return this.#value;
  }
  set size(value: number) {
    this.#value = value;
  }
}

class PlainSetter {
  get size(): number {
    return 1;
  }
  set size(_value: number) {}
}

const start = (registry: Registry) => new Serialization({ registry, refs: pathRefs });
const textOf = (registry: Registry, message: unknown): string => new TextDecoder().decode(start(registry).serialize(message).bytes);
const read = (registry: Registry, text: string): unknown => start(registry).deserialize(new TextEncoder().encode(text), 1, "");
const refusal = (operation: () => unknown): string => {
  try {
    operation();
  } catch (error) {
    assert.instanceOf(error, InvalidRegistrationError);
    return (error as Error).message;
  }
  throw new Error("it was accepted");
};

describe("Registry", () => {
  it("takes several classes at once and returns itself", () => {
    const Other = defineMessage("Chat.Other, Chat", {});
    const registry = new Registry();
    assert.strictEqual(registry.messages(SayRequest, Other), registry);
    for (const type of [SayRequest, Other])
      assert.include(
        refusal(() => registry.messages(type)),
        "registered twice",
      );
  });

  it("strips version, culture and key from names, and writes the bare name", () => {
    const registry = new Registry().message("Geo.Point, Geo, Version=1.2.3.4, Culture=neutral, PublicKeyToken=null", Point, {
      x: t.int,
      y: t.int,
    });
    assert.equal(textOf(registry, new Point()), '{"$id":"1","$type":"Geo.Point, Geo"}');
    assert.instanceOf(read(registry, '{"$type":"Geo.Point, Geo, Version=9.0.0.0, Culture=neutral, PublicKeyToken=abc"}'), Point);
  });

  it("reads aliases and writes the first name", () => {
    const registry = new Registry().message("Geo.Point, Geo", Point, { x: t.int }, { aliases: ["Old.Point, Old"] });
    assert.equal(
      textOf(registry, read(registry, '{"$type":"Old.Point, Old","X":{"$":"I1"}}')),
      '{"$id":"1","$type":"Geo.Point, Geo","X":{"$":"I1"}}',
    );
  });

  it("refuses a name or a class that is already registered", () => {
    const registry = new Registry().messages(SayRequest);
    expect(refusal(() => registry.message("Chat.SayRequest, Chat, Version=2.0.0.0", Point, {}))).toContain(
      "already registered as Chat.SayRequest, Chat",
    );
    expect(refusal(() => registry.messages(SayRequest))).toContain("registered twice");
    expect(refusal(() => new Registry().actor("A.B, C", Point).actor("A.B, C", Hidden))).toContain("already registered");
  });

  it("is closed once a system has it", () => {
    const registry = new Registry();
    start(registry);
    assert.isTrue(registry.isFrozen);
    expect(refusal(() => registry.messages(SayRequest))).toContain("in use by a system");
    expect(refusal(() => registry.actor("A, B", Point))).toContain("in use by a system");
  });

  it("may be given to a second system, which writes the same", () => {
    const registry = new Registry().messages(SayRequest);
    const message = new SayRequest({ username: "a", text: "b" });
    assert.equal(textOf(registry, message), textOf(registry, message));
  });

  it("refuses classes with #private members, unless they come with encode and decode", () => {
    expect(refusal(() => new Registry().message("A.Hidden, A", Hidden, {}))).toContain("#private");
    expect(refusal(() => new Registry().message("A.Sub, A", class extends Hidden {}, {}))).toContain("#private");
    new Registry().message(
      "A.Hidden, A",
      Hidden,
      { secret: t.int },
      { encode: (it) => ({ secret: it.reveal() }), decode: () => new Hidden() },
    );
  });

  it("refuses members with a setter, which would not be called", () => {
    expect(refusal(() => new Registry().message("A.B, C", PlainSetter, { size: t.int }))).toContain('member "size" has a setter');
    expect(refusal(() => new Registry().message("A.B, C", WithSetter, { size: t.int }))).toContain("#private");
  });

  it("refuses one half of encode and decode", () => {
    expect(refusal(() => new Registry().message("A.B, C", Point, { x: t.int }, { decode: () => new Point() }))).toContain("pair");
  });

  it("refuses a .NET name without members, with the line to write", () => {
    expect(refusal(() => new Registry().message("Geo.Point, Geo", Point))).toContain('registry.message("Geo.Point, Geo", Point, {');
  });

  it("refuses classes that defineMessage did not make, with the line to write", () => {
    expect(refusal(() => new Registry().messages(Point))).toContain('registry.message("Namespace.Point, Assembly", Point, { … })');
  });

  it("refuses members that are called the same in .NET, until one gets another name", () => {
    const clash = defineMessage("A.B, C", { name: t.string, Name: t.string });
    expect(refusal(() => start(new Registry().messages(clash)))).toContain('two members are called "Name"');
    const apart = defineMessage("A.B, C", { name: t.string, Name: t.string.as("name") });
    const registry = new Registry().messages(apart);
    const text = textOf(registry, new apart({ name: "1", Name: "2" }));
    assert.equal(text, '{"$id":"1","$type":"A.B, C","Name":"1","name":"2"}');
    expect(read(registry, text)).toEqual({ name: "1", Name: "2" });
  });

  it("refuses member names that a document uses for itself", () => {
    expect(refusal(() => new Registry().messages(defineMessage("A.B, C", { $type: t.string })))).toContain("$type");
    expect(refusal(() => new Registry().message("A.B, C", Point, JSON.parse('{"__proto__":1}') as Record<string, Constructor>))).toContain(
      "__proto__",
    );
  });

  it("refuses a member of a class that is not registered, with the line to write", () => {
    const Holder = defineMessage("A.Holder, A", { point: Point });
    const Sayer = defineMessage("A.Sayer, A", { last: t.nullable(SayRequest) });
    expect(refusal(() => start(new Registry().messages(Holder)))).toContain('registry.message("Namespace.Point, Assembly", Point');
    expect(refusal(() => start(new Registry().messages(Sayer)))).toContain("registry.messages(SayRequest)");
  });

  it("finds actor classes by any spelling of their name", () => {
    const registry = new Registry().actor("Chat.Bots.EchoBot, Chat.Bots", Point);
    assert.strictEqual(registry.actorNamed("Chat.Bots.EchoBot,Chat.Bots, Version=1.0.0.0"), Point);
    assert.equal(registry.actorNameOf(Point), "Chat.Bots.EchoBot, Chat.Bots");
    assert.isUndefined(registry.actorNamed("Chat.Bots.Other, Chat.Bots"));
  });
});

describe("a shape", () => {
  const registry = () => new Registry().shape("Chat.Say, Chat", { kind: "say" }, { text: t.string, times: t.int }).messages(SayRequest);

  it("is a plain object with a tag, which .NET sees as a class without it", () => {
    const message = { kind: "say", text: "hi", times: 2 };
    const text = textOf(registry(), message);
    assert.equal(text, '{"$id":"1","$type":"Chat.Say, Chat","Text":"hi","Times":{"$":"I2"}}');
    expect(read(registry(), text)).toStrictEqual(message);
  });

  it("leaves plain objects with another tag plain", () => {
    assert.equal(textOf(registry(), { kind: "shout", text: "hi" }), '{"kind":"shout","text":"hi"}');
  });

  it("refuses an empty tag and a tag that is also a member", () => {
    expect(refusal(() => new Registry().shape("A, B", {}, {}))).toContain("empty");
    expect(refusal(() => new Registry().shape("A, B", { kind: 1 }, { kind: t.int }))).toContain("both tag and member");
  });
});

describe("a class between Ritsem nodes only", () => {
  it("travels with whatever members it has", () => {
    const registry = new Registry().message("point", Point);
    const point = Object.assign(new Point(), { x: 1, y: 2n, label: "a" });
    expect(read(registry, textOf(registry, point))).toStrictEqual(point);
  });
});

describe("defineMessage", () => {
  it("makes a class with typed members, named after the .NET type", () => {
    const message = new SayRequest({ username: "a", text: "b" });
    const username: string = message.username;
    assert.equal(username, "a");
    assert.equal(SayRequest.name, "SayRequest");
    assert.instanceOf(message, SayRequest);
  });

  it("asks for every member but those that may be null", () => {
    const Order = defineMessage("Shop.Order, Shop", { id: t.long, note: t.nullable(t.string), buyer: SayRequest, any: t.object });
    const order = new Order({ id: 1n });
    const note: string | null = order.note;
    assert.deepEqual([order.id, note, order.buyer, order.any], [1n, null, null, null]);
    // @ts-expect-error a member is missing
    new Order({ note: "n" });
    // @ts-expect-error a long is a bigint
    new Order({ id: 1 });
  });

  it("restores what plain JavaScript leaves out to .NET's default, never to undefined", () => {
    const All = defineMessage("A.All, A", {
      int: t.int,
      long: t.long,
      text: t.string,
      list: t.listOf(t.int),
      map: t.dictionaryOf(t.string, t.int),
    });
    const all = new (All as unknown as new () => object)();
    expect(all).toEqual({ int: 0, long: 0n, text: "", list: [], map: new Map() });
    expect(new (All as unknown as new () => { list: number[] })().list).not.toBe((all as { list: number[] }).list);
  });

  it("can be extended by methods, and arrives as the extended class", () => {
    class Say extends SayRequest {
      get loud(): string {
        return this.text.toUpperCase();
      }
    }
    const registry = new Registry().messages(Say);
    const arrived = read(registry, textOf(registry, new Say({ username: "a", text: "b" })));
    assert.instanceOf(arrived, Say);
    assert.equal((arrived as Say).loud, "B");
  });
});
