import { assert, describe, expect, it } from "vitest";
import { pathRefs } from "../../test/fixtures/path-ref.ts";
import { defineMessage, type PayloadTooLargeError, Registry, Serialization, SerializationError, t } from "./index.ts";

class Node {
  name = "";
  next: Node | null = null;
  children: Node[] = [];
}

class Account {
  readonly #balance: number;

  constructor(balance: number) {
    made.push(balance);
    this.#balance = balance;
  }

  get balance(): number {
    return this.#balance;
  }
}

const made: number[] = [];
const Numbers = defineMessage("Test.Numbers, Test", {
  int: t.int,
  long: t.long,
  byte: t.byte,
  double: t.double,
  decimal: t.decimal,
  text: t.string,
  flag: t.bool,
  id: t.guid,
  at: t.dateTime,
  took: t.timeSpan,
  data: t.bytes,
  ref: t.ref,
  color: t.enumOf("Test.Color, Test", { Red: 0, Green: 1 }),
  list: t.listOf(t.int),
  map: t.dictionaryOf(t.int, t.string),
  node: Node,
  any: t.object,
});

const registry = new Registry()
  .messages(Numbers)
  .message("Test.Node, Test", Node, { name: t.string, next: t.lazy(() => Node), children: t.listOf(Node) })
  .message(
    "Test.Account, Test",
    Account,
    { balance: t.int },
    {
      encode: ({ balance }) => ({ balance }),
      decode: ({ balance }) => new Account(balance),
    },
  );

const serialization = new Serialization({
  registry,
  refs: pathRefs,
});

const read = (text: string): unknown => serialization.deserialize(new TextEncoder().encode(text), 1, "");
const numbers = (members: string): string => `{"$id":"1","$type":"Test.Numbers, Test",${members}}`;
const node = (members: string): string => `{"$type":"Test.Node, Test",${members}}`;

const dangerous = "System.Windows.Data.ObjectDataProvider, PresentationFramework";
const process = "System.Diagnostics.Process, System.Diagnostics.Process";

/** Document, then the end of the error's code and a part of its text. */
const refused: Readonly<Record<string, readonly [document: string, code: string, text: string]>> = {
  "a type nobody registered": [`{"$type":"Nope.Type, Nope","A":1}`, "UNKNOWN_MANIFEST", 'registry.message("Nope.Type, Nope", YourClass'],
  "a type known for attacks": [`{"$type":"${dangerous}","MethodName":"Start"}`, "UNKNOWN_MANIFEST", dangerous],
  "a dangerous type in an object member": [numbers(`"Any":{"$type":"${process}"}`), "UNKNOWN_MANIFEST", "member any"],
  "a dangerous type in a list member": [numbers(`"List":{"$type":"${process}","$values":[]}`), "MALFORMED_PAYLOAD", process],
  "a dangerous type in a class member": [numbers(`"Node":{"$type":"${process}"}`), "UNKNOWN_MANIFEST", "member node"],
  "a dangerous type in a plain object": [`{"a":[{"$type":"${process}"}]}`, "UNKNOWN_MANIFEST", "member a[0]"],
  "a generic type of an unknown one": [
    `{"$type":"System.Collections.Generic.List\`1[[${process}]], System.Private.CoreLib","$values":[]}`,
    "UNKNOWN_MANIFEST",
    "Process",
  ],
  "a generic type nobody knows": [`{"$type":"System.Lazy\`1[[System.String, mscorlib]], mscorlib"}`, "UNKNOWN_MANIFEST", "System.Lazy"],
  "a name that is no name": [`{"$type":"][[]],,\`"}`, "UNKNOWN_MANIFEST", "not registered"],
  "a name of a property that all objects have": [`{"$type":"constructor, toString"}`, "UNKNOWN_MANIFEST", "constructor"],
  "a name of half a megabyte": [`{"$type":"${"a[[".repeat(170_000)}"}`, "UNKNOWN_MANIFEST", "a[["],
  "a registered type in the place of another": [
    numbers(`"Node":{"$type":"Test.Numbers, Test"}`),
    "MALFORMED_PAYLOAD",
    "stands where Test.Node",
  ],
  "an int beyond 32 bits": [numbers(`"Int":{"$":"I2147483648"}`), "MALFORMED_PAYLOAD", "member int"],
  "an int with a fraction": [numbers(`"Int":1.5`), "MALFORMED_PAYLOAD", "member int"],
  "an int by the wrong letter": [numbers(`"Int":{"$":"M5"}`), "MALFORMED_PAYLOAD", 'expected {"$":"I'],
  "a top-level int beyond 32 bits": [`{"$":"I99999999999"}`, "MALFORMED_PAYLOAD", "99999999999 is not int"],
  "a stand-in that is no text": [`{"$":5}`, "MALFORMED_PAYLOAD", "a string"],
  "an empty stand-in": [`{"$":""}`, "MALFORMED_PAYLOAD", "letters I, F and M"],
  "a long beyond 64 bits": [numbers(`"Long":9223372036854775808`), "MALFORMED_PAYLOAD", "member long"],
  "a long of a thousand digits": [numbers(`"Long":${"9".repeat(1000)}`), "MALFORMED_PAYLOAD", "member long"],
  "a bare number of a thousand digits": ["9".repeat(1000), "MALFORMED_PAYLOAD", "1000 digits"],
  "a byte of 256": [numbers(`"Byte":256`), "MALFORMED_PAYLOAD", "member byte"],
  "a decimal beyond 96 bits": [numbers(`"Decimal":{"$":"M79228162514264337593543950336"}`), "MALFORMED_PAYLOAD", "member decimal"],
  "a decimal with a huge exponent": [numbers(`"Decimal":{"$":"M1e9999"}`), "MALFORMED_PAYLOAD", "member decimal"],
  "text in a double": [numbers(`"Double":"0x10"`), "MALFORMED_PAYLOAD", "member double"],
  "an object in a string": [numbers(`"Text":{"a":1}`), "MALFORMED_PAYLOAD", "member text"],
  "an array in a class member": [numbers(`"Node":[]`), "MALFORMED_PAYLOAD", "member node"],
  "a number in a class member": [numbers(`"Node":5`), "MALFORMED_PAYLOAD", "member node"],
  "text in a bool": [numbers(`"Flag":"maybe"`), "MALFORMED_PAYLOAD", "member flag"],
  "a Guid that is none": [numbers(`"Id":"00112233"`), "MALFORMED_PAYLOAD", "member id"],
  "the thirtieth of February": [numbers(`"At":"2024-02-30T00:00:00Z"`), "MALFORMED_PAYLOAD", "member at"],
  "an hour of 25": [numbers(`"Took":"25:00:00"`), "MALFORMED_PAYLOAD", "member took"],
  "bytes that are not base64": [numbers(`"Data":"A==="`), "MALFORMED_PAYLOAD", "base64"],
  "a ref without path": [numbers(`"Ref":{"$type":"Akka.Actor.ActorRefBase+Surrogate, Akka"}`), "MALFORMED_PAYLOAD", "without Path"],
  "a ref by another type": [numbers(`"Ref":{"$type":"Test.Node, Test"}`), "MALFORMED_PAYLOAD", "expected an actor ref"],
  "an enum value of more than 32 bits": [numbers(`"Color":4294967296`), "MALFORMED_PAYLOAD", "member color"],
  "an enum name nobody listed": [numbers(`"Color":"__proto__"`), "MALFORMED_PAYLOAD", "member color"],
  "null in a list of ints": [numbers(`"List":[1,null]`), "MALFORMED_PAYLOAD", "member list[1]"],
  "a dictionary key of the wrong type": [numbers(`"Map":{"x":"v"}`), "MALFORMED_PAYLOAD", 'member map["x"]'],
  "a reference to nothing": [node(`"Next":{"$ref":"9"}`), "MALFORMED_PAYLOAD", "reference to object 9"],
  "a reference to an object of another type": [numbers(`"Node":{"$ref":"1"}`), "MALFORMED_PAYLOAD", "not a Test.Node"],
  "a reference with more than a reference": [
    `{"$id":"1","$type":"Test.Node, Test","Next":{"$ref":"1","a":1}}`,
    "MALFORMED_PAYLOAD",
    "nothing else",
  ],
  "an object that refers to itself before it is made": [
    `{"$id":"1","$type":"Test.Account, Test","Balance":{"$ref":"1"}}`,
    "MALFORMED_PAYLOAD",
    "member balance",
  ],
  "__proto__ in a plain object": [`{"a":{"\\u005f_proto__":{"polluted":1}}}`, "MALFORMED_PAYLOAD", "member a.__proto__"],
  "__proto__ in a registered class": [numbers(`"__proto__":{"int":9}`), "MALFORMED_PAYLOAD", "__proto__"],
  "a member that stands twice, however it is spelled": [numbers(`"Int":{"$":"I5"},"int":{"$":"I6"}`), "MALFORMED_PAYLOAD", "member int"],
  "a member that stands twice, first as null": [numbers(`"Text":null,"Text":"a"`), "MALFORMED_PAYLOAD", "member text"],
  "a member of a plain object that stands twice": [`{"a":1,"a":2}`, "MALFORMED_PAYLOAD", "member a"],
  "a key of a dictionary that stands twice": [numbers(`"Map":{"1":"v","01":"w"}`), "MALFORMED_PAYLOAD", "stands twice"],
  "an unfinished object": [`{"$type":"Test.Node, Test","Name":"a"`, "MALFORMED_PAYLOAD", "ends where"],
  "an unfinished string": [`{"$type":"Test.No`, "MALFORMED_PAYLOAD", "without end"],
  "an unfinished escape": [`"\\u12"`, "MALFORMED_PAYLOAD", "bad escape"],
  "an unknown escape": [`"\\x41"`, "MALFORMED_PAYLOAD", "bad escape"],
  "text behind the document": [`1 2`, "MALFORMED_PAYLOAD", "the end"],
  "a comma before the end": [`{"a":1,}`, "MALFORMED_PAYLOAD", "behind the comma"],
  "two commas": [`[1,,2]`, "MALFORMED_PAYLOAD", "unexpected"],
  "a number with a leading zero": [`012`, "MALFORMED_PAYLOAD", "leading zero"],
  "a bare word": [`undefined`, "MALFORMED_PAYLOAD", "unexpected"],
  "a word that begins like true": [`trueish`, "MALFORMED_PAYLOAD", "unexpected"],
  "single quotes": [`{'a':1}`, "MALFORMED_PAYLOAD", "unexpected"],
  "a comment": [`/* a */1`, "MALFORMED_PAYLOAD", "unexpected"],
  "a byte order mark": [`\ufeff1`, "MALFORMED_PAYLOAD", "unexpected"],
  nothing: [``, "MALFORMED_PAYLOAD", "ends where"],
  "white space": [` \n`, "MALFORMED_PAYLOAD", "ends where"],
  null: [`null`, "MALFORMED_PAYLOAD", "null cannot be a message"],
  "a thousand arrays in one another": ["[".repeat(1000), "MALFORMED_PAYLOAD", "deeper than 64"],
  "a thousand plain objects in one another": [`{"a":`.repeat(1000), "MALFORMED_PAYLOAD", "deeper than 64"],
  "a thousand typed objects in one another": [`{"$type":"Test.Node, Test","Next":`.repeat(1000), "MALFORMED_PAYLOAD", "deeper than 64"],
  "a million arrays in a member that is passed over": [node(`"Zzz":${"[".repeat(1_000_000)}`), "MALFORMED_PAYLOAD", "deeper than 64"],
};

describe("hostile JSON", () => {
  for (const [name, [document, code, text]] of Object.entries(refused)) {
    it(`is refused: ${name}`, () => {
      const error = errorOf(() => read(document));
      assert.equal(error.code, `RITSEM_SERIALIZATION_${code}`);
      expect(error.message).toContain(text);
      expect(error.message).toContain("serializer 1 (JSON)");
      assert.isBelow(error.message.length, 1500);
    });
  }

  it("is refused when it is not UTF-8, whatever serializer it is for", () => {
    const bytes = Uint8Array.of(0x22, 0xc3, 0x28, 0x22);
    assert.equal(errorOf(() => serialization.deserialize(bytes, 1, "")).code, "RITSEM_SERIALIZATION_MALFORMED_PAYLOAD");
    assert.equal(errorOf(() => serialization.deserialize(bytes, 17, "S")).code, "RITSEM_SERIALIZATION_MALFORMED_PAYLOAD");
  });

  it("is refused wherever an honest document is cut", () => {
    const honest = new TextEncoder().encode(
      numbers(`"Int":{"$":"I5"},"List":{"$type":"System.Int32[], mscorlib","$values":[1]},"Text":"ab\\n"`),
    );
    serialization.deserialize(honest, 1, "");
    for (let length = 0; length < honest.length; length += 1) {
      const error = errorOf(() => serialization.deserialize(honest.subarray(0, length), 1, ""));
      assert.equal(error.code, "RITSEM_SERIALIZATION_MALFORMED_PAYLOAD", `cut at ${length}`);
    }
  });

  it("calls no user code for a document that names an unknown type first", () => {
    made.length = 0;
    errorOf(() =>
      read(`{"$type":"System.Object[], mscorlib","$values":[{"$type":"Nope, Nope"},{"$type":"Test.Account, Test","Balance":5}]}`),
    );
    assert.deepEqual(made, []);
    read(`{"$type":"Test.Account, Test","Balance":5}`);
    assert.deepEqual(made, [5]);
  });

  it("makes a refusal of what a class's own decode throws", () => {
    const registry = new Registry().message(
      "Test.Picky, Test",
      Node,
      { name: t.string },
      {
        encode: ({ name }) => ({ name }),
        decode: () => {
          throw new RangeError("too picky");
        },
      },
    );
    const picky = new Serialization({ registry, refs: pathRefs });
    const error = errorOf(() => picky.deserialize(new TextEncoder().encode(`{"$type":"Test.Picky, Test"}`), 1, ""));
    assert.equal(error.code, "RITSEM_SERIALIZATION_MALFORMED_PAYLOAD");
    assert.instanceOf((error as Error).cause, RangeError);
  });
});

describe("suspicious JSON that does no harm", () => {
  it("keeps constructor an ordinary member, and __proto__ as a key of a Map", () => {
    const value = read(`{"constructor":{"prototype":{"polluted":1}},"toString":1}`);
    assert.equal(JSON.stringify(value), `{"constructor":{"prototype":{"polluted":1}},"toString":1}`);
    assert.strictEqual(Object.getPrototypeOf(value), Object.prototype);
    assert.isUndefined(({} as { polluted?: number }).polluted);
    const map = read(
      numbers(
        `"Any":{"$type":"System.Collections.Generic.Dictionary\`2[[System.String, mscorlib],[System.Int64, mscorlib]], mscorlib","__proto__":1}`,
      ),
    );
    expect((map as InstanceType<typeof Numbers>).any).toStrictEqual(new Map([["__proto__", 1n]]));
  });

  it("passes over members of types it does not know, for newer peers have them", () => {
    assert.equal((read(node(`"Zzz":{"$type":"${process}","a":[{}]},"Name":"n"`)) as Node).name, "n");
  });

  it("reads a document the same, whatever was read before it", () => {
    const documents = [
      `{"$id":"1","$type":"Test.Node, Test","Name":"n"}`,
      `{"$id":"1","$type":"Test.Node, Test"}`,
      `{"$id":"1","$type":"Test.Node, Test","Next":{"$ref":"1"}}`,
      `{"$id":"1","$type":"Test.Node, Test" , "Name" : "n"}`,
      `{"$id":"1","$type":"Test.Node, Test","$type":"Test.Numbers, Test"}`,
      `{"$id":"1","$type":"Test.Node, Test","\\u0024type":"Test.Numbers, Test"}`,
      `{"$id":"1","$type":"Test.Node, Testing"}`,
      `{"$id":"1","$type":"Test.Node, Test",}`,
      `{"$id":"1","$type":"Test.Node, Test"`,
      `{"$id":"1","$type":"Test.Numbers, Test","Int":5}`,
    ];
    const outcome = (text: string, before: string | undefined): unknown => {
      const fresh = new Serialization({ registry, refs: pathRefs });
      if (before !== undefined) fresh.deserialize(new TextEncoder().encode(before), 1, "");
      try {
        return fresh.deserialize(new TextEncoder().encode(text), 1, "");
      } catch (error) {
        return (error as Error).message;
      }
    };
    for (const text of documents) expect(outcome(text, documents[0])).toStrictEqual(outcome(text, undefined));
  });

  it("recognises metadata that is spelled with escapes", () => {
    assert.instanceOf(read(`{"\\u0024type":"Test.Node, Test"}`), Node);
    assert.equal(errorOf(() => read(`{"\\u0024type":"${process}"}`)).code, "RITSEM_SERIALIZATION_UNKNOWN_MANIFEST");
  });

  it("reads references that double at each level without growing: they stay one object each", () => {
    let document = `{"$id":"0","$type":"Test.Node, Test","Name":"lol"}`;
    for (let level = 1; level <= 20; level += 1) {
      document = node(`"Children":[${document},${`{"$ref":"${level - 1}"},`.repeat(9).slice(0, -1)}]`).replace("{", `{"$id":"${level}",`);
    }
    const top = read(document) as Node;
    assert.equal(top.children.length, 10);
    assert.strictEqual(top.children[0], top.children[9]);
  });

  it("refuses references to what would be written again for each of them", () => {
    const shared = [
      `[{"$id":"1","a":1},{"$ref":"1"}]`,
      `{"$id":"1","a":{"$ref":"1"}}`,
      `[{"$id":"1","$type":"Akka.Actor.ActorRefBase+Surrogate, Akka","Path":"akka://a/user/${"x".repeat(1000)}"},{"$ref":"1"}]`,
    ];
    for (const document of shared) {
      const error = errorOf(() => read(document));
      assert.equal(error.code, "RITSEM_SERIALIZATION_MALFORMED_PAYLOAD");
      assert.include(error.message, "reference to object 1");
    }
  });

  it("writes what it read by reference in proportion to the bytes that it read", () => {
    const dictionary =
      "System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib],[System.Object, System.Private.CoreLib]], System.Private.CoreLib";
    let graph = `{"$id":"0","$type":"${dictionary}"}`;
    for (let level = 1; level <= 30; level += 1)
      graph = `{"$id":"${level}","$type":"${dictionary}","a":${graph},"b":{"$ref":"${level - 1}"}}`;
    const written = serialization.serialize(read(graph)).bytes;
    assert.isAtMost(written.length, 2 * graph.length);
  });

  it("stops writing at the limit when elements that take a few bytes to read would take many to write", () => {
    const Lists = defineMessage("Test.Lists, Test", { lists: t.listOf(t.listOf(t.listOf(t.listOf(t.int)))) });
    const declared = new Serialization({ registry: new Registry().messages(Lists), refs: pathRefs });
    const document = `{"$id":"1","$type":"Test.Lists, Test","Lists":[${"null,".repeat(20_000)}null]}`;
    const message = declared.deserialize(new TextEncoder().encode(document), 1, "");
    const error = errorOf(() => declared.serialize(message, 128_000));
    assert.equal(error.code, "RITSEM_SERIALIZATION_PAYLOAD_TOO_LARGE");
    assert.isBelow((error as PayloadTooLargeError).writtenBytes, 130_000);
  });

  it("stays quick on long strings full of quotes and backslashes", () => {
    const text = '\\"'.repeat(500_000);
    const start = performance.now();
    assert.equal(read(JSON.stringify(text)), text);
    assert.equal((read(`[${'"\\\\",'.repeat(100_000)}1]`) as unknown[]).length, 100_001);
    assert.isBelow(performance.now() - start, 3000); // quadratic work would take minutes
  });
});

function errorOf(operation: () => unknown): SerializationError & { readonly code: string } {
  try {
    operation();
  } catch (error) {
    if (error instanceof SerializationError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
