import { assert, describe, expect, it } from "vitest";
import type { AssemblyDescription, TypeDescription, TypeNode } from "./assembly-description.ts";
import { type GeneratedContracts, type GenerationOptions, generateContracts } from "./generate-contracts.ts";

const OPTIONS: GenerationOptions = { include: [], exclude: [], closed: [], importExtension: ".js" };
const MADE = [{ parameters: [], public: true }];

const named = (name: string, assembly = "System.Runtime", ...args: readonly TypeNode[]): TypeNode => ({
  kind: "named",
  name,
  assembly,
  nullability: 1,
  ...(args.length === 0 ? {} : { arguments: args }),
});
const INT: TypeNode = { kind: "named", name: "System.Int32", assembly: "System.Private.CoreLib", valueType: true };
const TEXT = named("System.String");
const T: TypeNode = { kind: "parameter", name: "T" };
const listOf = (element: TypeNode): TypeNode => named("System.Collections.Generic.List`1", "System.Collections", element);

/** A class with a constructor without parameters, and properties with setters. */
const type = (name: string, members: Readonly<Record<string, TypeNode>>, more: Partial<TypeDescription> = {}): TypeDescription => ({
  name,
  kind: "class",
  members: Object.entries(members).map(([member, node]) => ({ name: member, type: node })),
  constructors: MADE,
  ...more,
});
const assembly = (name: string, types: readonly TypeDescription[], references: readonly string[] = []): AssemblyDescription => ({
  name,
  references,
  types,
});
const generated = (assemblies: readonly AssemblyDescription[], options: Partial<GenerationOptions> = {}): GeneratedContracts =>
  generateContracts(assemblies, { ...OPTIONS, ...options });
const shop = (types: readonly TypeDescription[], options: Partial<GenerationOptions> = {}): string =>
  generated([assembly("Shop", types)], options).texts.get("shop.ts") ?? "";
const gapsOf = (types: readonly TypeDescription[]): readonly string[] =>
  generated([assembly("Shop", types)]).gaps.map(({ subject, reason }) => `${subject}: ${reason}`);

const attribute = (name: string, more: object = {}) => [{ name: `${name}Attribute`, ...more }];

describe("Generated contracts", () => {
  it("are one class and one interface for each class, and a function that registers them all", () => {
    const note = type("Shop.Note", { Title: TEXT, Stars: INT }, { summary: "A note." });
    assert.equal(
      shop([note]),
      `// Made by \`ritsem contracts\` from Shop.dll. Change the C# and run it again: changes made here are lost.
import { defineMessage, type MessageClassOf, Registry, t } from "ritsem";
import type * as ritsem from "ritsem";

/** A note. */
export interface Note extends ritsem.Message<"Shop.Note, Shop"> {
  readonly title: string;
  readonly stars: number;
}
/** A note. */
export const Note: MessageClassOf<Note> = defineMessage("Shop.Note, Shop", {
  title: t.string,
  stars: t.int,
});

/** Registers the messages of Shop. */
export function registerShop(registry: Registry = new Registry()): Registry {
  return registry.messages(
    Note,
  );
}
`,
    );
  });

  it("are the same text whatever the order of the assemblies", () => {
    const base = assembly("Base", [type("Base.Note", { Title: TEXT })]);
    const user = assembly("User", [type("User.Page", { Note: named("Base.Note", "Base") })], ["Base"]);
    const [one, other] = [generated([base, user]), generated([user, base])];
    assert.deepEqual([...one.texts], [...other.texts]);
    assert.deepEqual([...one.texts.keys()], ["base.ts", "user.ts", "index.ts"]);
    assert.include(one.texts.get("user.ts"), 'import { Note } from "./base.js";');
    assert.include(one.texts.get("index.ts"), "return registerUser(registerBase(registry));");
  });

  it("go by what the compiler says about null, and take text as nullable where it says nothing", () => {
    const text = shop([
      type("Shop.Note", {
        Never: TEXT,
        Maybe: { ...TEXT, nullability: 2 },
        Unknown: { ...TEXT, nullability: 0 },
        Many: listOf({ ...TEXT, nullability: 2 }),
      }),
    ]);
    for (const line of ["never: t.string,", "maybe: t.nullable(t.string),", "unknown: t.nullable(t.string),"])
      assert.include(text, `  ${line}\n`);
    assert.include(text, "readonly many: (string | null)[];");
    assert.include(text, "many: t.listOf(t.nullable(t.string)),");
  });

  it("close generic types over what members say, and those that are asked for", () => {
    const reply = type("Shop.Reply`1", { Value: T }, { parameters: ["T"] });
    const page = type("Shop.Page", { Answer: named("Shop.Reply`1", "Shop", listOf(INT)) });
    const text = shop([page, reply], { closed: ["Shop.Reply<Shop.Page[]>", "Shop.Reply<int>"] });
    assert.include(text, "  readonly value: number[];\n}\nexport const ReplyOfListOfInt32:");
    assert.include(text, "  readonly value: Page[];\n}\nexport const ReplyOfPageArray:");
    assert.include(text, '"Shop.Reply`1[[Shop.Page[], Shop]], Shop"');
    assert.include(text, '"Shop.Reply`1[[System.Int32, System.Private.CoreLib]], Shop"');
    assert.deepEqual(gapsOf([reply]), [
      "Shop.Reply: is generic, and no member determines its arguments: name it with --closed, as in --closed 'Shop.Reply<Shop.Order>'",
    ]);
  });

  it("refuse a --closed that is no type, saying what is wrong with it", () => {
    const reply = type("Shop.Reply`1", { Value: T }, { parameters: ["T"] });
    for (const [closed, reason] of [
      ["Shop.Reply<", "a type is missing"],
      ["Shop.Reply<int", "a > is missing"],
      ["Shop.Reply<int>>", '">" is not understood'],
      ["Shop.Other<int>", "Shop.Other is not in the assemblies that are read"],
    ] as const) {
      assert.throws(() => shop([reply], { closed: [closed] }), reason);
    }
  });

  it("end where a generic type has no end", () => {
    const inner = named("Shop.Tree`1", "Shop", listOf(T));
    const tree = type("Shop.Tree`1", { Inner: inner }, { parameters: ["T"] });
    const { gaps } = generated([assembly("Shop", [tree])], { closed: ["Shop.Tree<int>"] });
    expect(gaps.at(-1)?.reason).toContain("has no end");
  });

  it("extend base classes, and leave out what hides one of their members", () => {
    const base = type("Shop.Event", { Number: INT, Name: TEXT }, { abstract: true });
    const ordered = type("Shop.Ordered", { Name: TEXT, Number: TEXT, Article: TEXT }, { base: named("Shop.Event", "Shop") });
    const text = shop([ordered, base]);
    assert.isBelow(text.indexOf("const Event"), text.indexOf("const Ordered"));
    assert.include(text, "export const Event: ritsem.Constructor<Event>");
    assert.include(text, 'export interface Ordered extends ritsem.Derived<Event, "Shop.Ordered, Shop"> {\n  readonly article: string;\n}');
    assert.include(text, "}, { extends: Event });");
    assert.deepEqual(gapsOf([ordered, base]), ["Shop.Ordered.Number: hides a member of its base class, which has another type"]);
  });

  it("are a union of all that implements an interface", () => {
    const shape: TypeDescription = { name: "Shop.IShape", kind: "interface" };
    const implemented = { interfaces: [named("Shop.IShape", "Shop")] };
    const types = [
      type("Shop.B", {}, implemented),
      type("Shop.A", {}, implemented),
      shape,
      type("Shop.Page", { Shape: named("Shop.IShape", "Shop") }),
    ];
    const text = shop(types);
    assert.include(text, "export type IShape = A | B;");
    assert.include(text, 'shape: t.required(t.abstract<IShape>("Shop.IShape, Shop")),');
  });

  it("name types of one name by as much of their namespace as tells them apart, and none like a global", () => {
    const text = shop([type("Shop.Sales.Item", {}), type("Shop.Stock.Item", {}), type("Shop.Map", {}), type("Shop.Outer+Inner", {})]);
    for (const name of ["SalesItem", "StockItem", "MapMessage", "OuterInner"]) assert.include(text, `export const ${name}:`);
  });

  it("keep the names of what stands beside an enum free", () => {
    const text = shop([{ name: "Shop.Colour", kind: "enum", values: [{ name: "Red", value: "0" }] }, type("Shop.ColourType", {})]);
    assert.include(text, "export const ColourType: ritsem.EnumType<Colour>");
    assert.include(text, "export const ColourTypeMessage: MessageClassOf<ColourTypeMessage>");
  });

  it("stay one program whatever names an assembly has", () => {
    const hostile = "\n};evil();//";
    const text = shop([
      type(`Shop.A${hostile}`, { [`b${hostile}`]: INT, [`c${hostile}`]: named("System.Action") }),
      { name: "Shop.E", kind: "enum", values: [{ name: hostile, value: "0" }] },
    ]);
    assert.notMatch(text, /^\s*\};evil/m);
    assert.include(text, "export const AEvil");
  });

  it("keep doc comments from ending early", () => {
    assert.include(shop([type("Shop.Note", {}, { summary: "Ends */ here." })]), "/** Ends *\\/ here. */");
  });

  it("know Newtonsoft.Json's attributes and data contracts", () => {
    const members = [
      { name: "Id", type: INT, attributes: attribute("Newtonsoft.Json.JsonProperty", { arguments: ["order_id"] }) },
      { name: "Secret", type: TEXT, attributes: attribute("Newtonsoft.Json.JsonIgnore") },
      { name: "Other", type: TEXT },
    ];
    const text = shop([{ ...type("Shop.Order", {}), members }]);
    assert.include(text, 'order_id: t.int.as("order_id"),');
    assert.notInclude(text, "secret");
    const chosen = { ...type("Shop.Chosen", {}), members, attributes: attribute("System.Runtime.Serialization.DataContract") };
    assert.notInclude(shop([chosen]), "other");
  });

  it("say for each type and member without counterpart why there is none", () => {
    const gaps = gapsOf([
      type("Shop.A", { Done: named("System.Action"), Kind: named("System.Type"), Grid: { kind: "array", rank: 2, arguments: [INT] } }),
      type("Shop.B", { ByFlag: named("System.Collections.Generic.Dictionary`2", "System.Collections", named("System.Boolean"), TEXT) }),
      type("Shop.C", {}, { base: named("System.Exception") }),
      type(
        "Shop.D",
        {},
        {
          constructors: [
            { parameters: [{ name: "a", type: INT }], public: true },
            { parameters: [{ name: "b", type: TEXT }], public: true },
          ],
        },
      ),
      type("Shop.E", {}, { base: named("Other.Base", "Other") }),
      type("Shop.F", {}, { interfaces: [named("System.Collections.IEnumerable")] }),
      type("Shop.G", { C: named("Shop.C", "Shop") }),
      { ...type("Shop.H", {}), members: [{ name: "Computed", type: INT, readOnly: true }] },
      { name: "Shop.I", kind: "enum", values: [{ name: "Huge", value: "4294967296" }] },
    ]);
    assert.deepEqual(gaps, [
      "Shop.A.Done: System.Action has no counterpart",
      "Shop.A.Kind: System.Type has no counterpart",
      "Shop.B.ByFlag: System.Boolean cannot be the key of a dictionary",
      "Shop.C: is an exception, which Akka.NET cannot read back: send it inside of Status.Failure, and name yours with registry.error",
      "Shop.D: cannot be made by Akka.NET: it has 2 public constructors, and none without parameters. Mark one with [JsonConstructor]",
      "Shop.E: extends Other.Base, which is in Other, which was not given: add Other.dll",
      "Shop.F: is a collection of its own",
      "Shop.G.C: Shop.C is an exception, which Akka.NET cannot read back: send it inside of Status.Failure, and name yours with registry.error",
      "Shop.H.Computed: has no setter and is not a parameter of the constructor: Akka.NET writes it and does not read it, so it is not a member here",
    ]);
  });

  it("leave out unions of F# and what Ritsem has by itself, and say so once", () => {
    const union = {
      ...type("Shop.Shape", {}),
      attributes: attribute("Microsoft.FSharp.Core.CompilationMapping", { arguments: [1] }),
    };
    const aCase = type("Shop.Shape+Circle", {}, { base: named("Shop.Shape", "Shop") });
    const option = named("Microsoft.FSharp.Core.FSharpOption`1", "FSharp.Core", INT);
    assert.deepEqual(gapsOf([union, aCase, type("Shop.Order", { Shape: named("Shop.Shape", "Shop"), Count: option })]), [
      "Shop.Order.Count: Microsoft.FSharp.Core.FSharpOption<System.Int32> is a type of F# that has no counterpart here",
      "Shop.Order.Shape: Shop.Shape is an F# union, which is written as a case and its fields, without a type name, and has no counterpart here",
      "Shop.Shape: is an F# union, which is written as a case and its fields, without a type name, and has no counterpart here",
    ]);
    const akka = assembly("Akka", [type("Akka.Actor.ActorIdentity", { MessageId: INT })]);
    assert.deepEqual(
      generated([akka]).gaps.map(({ reason }) => reason),
      ["Akka.Actor.ActorIdentity is a type that Ritsem has by itself, so there is nothing to register"].map((text) => text.slice(25)),
    );
  });

  it("say which inherited members Akka.NET does not read, and which interfaces nothing implements", () => {
    const base = {
      ...type("Shop.Event", {}, { abstract: true }),
      members: [{ name: "Number", type: INT, readOnly: true }],
      constructors: [{ parameters: [{ name: "number", type: INT }] }],
    };
    const derived = type("Shop.Ordered", {}, { base: named("Shop.Event", "Shop") });
    const alone: TypeDescription = { name: "Shop.IAlone", kind: "interface" };
    assert.deepEqual(gapsOf([base, derived, alone]), [
      "Shop.IAlone: is an interface that no message of these assemblies implements, so nothing was made of it",
      "Shop.Ordered.Number: has no setter in Shop.Event and is not a parameter of the constructor: Akka.NET writes it and does not read it",
    ]);
    const shape: TypeDescription = { name: "Shop.IShape", kind: "interface" };
    assert.include(shop([shape, type("Shop.A", {}, { interfaces: [named("Shop.IShape", "Shop")] })]), "export type IShape = A;");
  });

  it("spell abbreviations in lower case, and import no name that only a comment has", () => {
    const text = shop([
      type("Shop.Link", { URL: TEXT, IPAddress: INT, OrderID: INT, X: INT }, { summary: "Props of a Registry; see double." }),
    ]);
    for (const line of ['url: t.string.as("URL"),', 'ipAddress: t.int.as("IPAddress"),', "orderID: t.int,", "x: t.int,"])
      assert.include(text, line);
    assert.include(text, 'import { defineMessage, type MessageClassOf, Registry, t } from "ritsem";');
  });

  it("have bigints for enums of 64 bits, the type of an enum without zero, and the newer types of .NET", () => {
    const width: TypeDescription = {
      name: "Shop.Width",
      kind: "enum",
      underlying: "System.Int64",
      values: [{ name: "Huge", value: "1099511627776" }],
    };
    const text = shop([
      width,
      type("Shop.Page", {
        Width: { ...named("Shop.Width", "Shop"), valueType: true },
        Day: { ...named("System.DateOnly"), valueType: true },
        Big: { ...named("System.Numerics.BigInteger", "System.Runtime"), valueType: true },
        Pair: { ...named("System.Collections.Generic.KeyValuePair`2", "System.Runtime", TEXT, INT), valueType: true },
        Grid: { kind: "array", rank: 2, arguments: [INT], nullability: 1 },
      }),
    ]);
    for (const line of [
      "Huge: 1099511627776n,",
      "export type Width = (typeof Width)[keyof typeof Width];",
      't.enumOf("Shop.Width, Shop", Width);',
      "readonly day: ritsem.DateOnly;",
      "big: t.bigInteger,",
      "readonly pair: [string, number];",
      "pair: t.keyValuePairOf(t.string, t.int),",
      "readonly grid: number[][];",
      "grid: t.arrayOf(t.int, 2),",
    ])
      assert.include(text, line);
  });

  it("take only what is included and not excluded", () => {
    const types = [type("Shop.Messages.A", {}), type("Shop.Messages.B", {}), type("Shop.Inner.C", {})];
    const text = shop(types, { include: ["Shop.Messages.*"], exclude: ["*.B"] });
    assert.deepEqual(text.match(/export const \w+/g), ["export const A"]);
  });

  it("make props by the longest constructor whose arguments can be sent, and none when there is none", () => {
    const constructors = (...lists: readonly TypeNode[][]) => ({
      base: named("Akka.Actor.ReceiveActor", "Akka"),
      constructors: lists.map((types) => ({
        parameters: types.map((node, index) => ({ name: `new${index || ""}`, type: node })),
        public: true,
      })),
    });
    const text = shop([
      type("Shop.A", {}, constructors([TEXT], [TEXT, INT, named("System.Guid")])),
      type("Shop.B", {}, constructors([named("System.Guid")])),
    ]);
    assert.include(text, "export function aProps(_new: string): Props {\n  return Props.remote(AName, _new);\n}");
    assert.notInclude(text, "bProps");
  });

  it("name the actors that .NET has, with the ways to make them", () => {
    const actor = type(
      "Shop.Greeter",
      {},
      { base: named("Akka.Actor.ReceiveActor", "Akka"), constructors: [{ parameters: [{ name: "times", type: INT }], public: true }] },
    );
    const text = shop([actor]);
    assert.include(text, 'export const GreeterName = "Shop.Greeter, Shop";');
    assert.include(text, "Made by `Shop.Greeter(System.Int32 times)`.");
    assert.include(text, "export function greeterProps(times: number): Props {\n  return Props.remote(GreeterName, int(times));\n}");
    assert.include(text, 'import { int, Props, Registry } from "ritsem";');
    assert.include(text, "return registry;");
  });
});
