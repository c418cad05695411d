import { assert, describe, it } from "vitest";
import { HoconLimitError, HoconParseError } from "./errors.ts";
import { parse } from "./parse.ts";

describe("parser", () => {
  const messages: readonly (readonly [text: string, message: string])[] = [
    ["a = @", "f.conf:1:5: '@' is reserved. Quote the text if it contains '@'."],
    ["a = 1\nb", "f.conf:2:2: Expected '=', ':', '+=' or '{' after the key, found the end of the text."],
    ["a = , b = 1", `f.conf:1:5: Expected a value, found ','. Write "" for an empty text or null for none.`],
    ["a { x = 1 } b = 2", "f.conf:1:13: Expected a comma or a line end before 'b'."],
    ["a {\n  b {\n    c = 1\n  }", "f.conf:4:4: The text ends, but the '{' of line 1, column 3 is not closed."],
    ["{ a = 1", "f.conf:1:8: The text ends, but the '{' of line 1, column 1 is not closed."],
    ["a = [ 1, 2 }", "f.conf:1:12: Expected a comma or a line end after a value, found '}'."],
    ["a = [ 1,\n", "f.conf:2:1: The text ends, but the '[' of line 1, column 5 is not closed."],
    ["{ a = 1 } b = 2", "f.conf:1:11: Expected the end of the text after the last '}', found 'b'."],
    ["[1, 2]", "f.conf:1:1: The text is an array, but a configuration is an object."],
    ["a = b : c", "f.conf:1:7: ':' is not allowed in a value. Quote the text if it contains ':'."],
    [
      "a = [1]\nb = x [1]",
      "f.conf:2:5: Cannot join an array and a string into one value. Put a comma or a line end between separate values.",
    ],
    ["a..b = 1", 'f.conf:1:1: A path has an empty key. Write "" for a key without letters.'],
    ["include a", `f.conf:1:9: Expected a quoted name after 'include', found 'a'.`],
  ];
  for (const [text, message] of messages) {
    it(`says what is wrong with ${JSON.stringify(text)}`, () => {
      const error = thrownBy(() => parse(text, { source: "f.conf" }));
      assert.instanceOf(error, HoconParseError);
      assert.include(error.message, message);
    });
  }

  it("refuses what HOCON leaves open but what is surely a slip: text after an object or array", () => {
    assert.throws(() => parse("a = { x = 1 } y"), HoconParseError, "text:1:15: Expected a comma");
    assert.throws(() => parse("a = [1] y"), HoconParseError, "text:1:9: Expected a comma");
  });

  it("accepts += in objects inside arrays, where the key has no path", () => {
    assert.deepEqual(plain("v = 3, a = [{ l = [1], l += 2 }, { l += ${v} }, { l = ${v}, m = [1] }]"), {
      v: 3,
      a: [{ l: [1, 2] }, { l: [3] }, { l: 3, m: [1] }],
    });
    assert.deepEqual(plain("base = [0], a = [{ l = ${base}, l += 2, l += 3 }]"), { base: [0], a: [{ l: [0, 2, 3] }] });
  });

  it("keeps an element that refers to its own array apart from elements that do not", () => {
    assert.deepEqual(plain("a = [1], a += ${a}, a += 2"), { a: [1, [1], 2] });
  });

  it("merges the fields of dotted keys into the newest object of a key, also above a substitution", () => {
    assert.deepEqual(plain("o { x = 1 }, r = ${o}, r.y = 2, r.z.w = 3, r.z.v = 4"), {
      o: { x: 1 },
      r: { x: 1, y: 2, z: { w: 3, v: 4 } },
    });
  });

  it("reads a line of a key and a simple value like any other line", () => {
    const values = [
      "1",
      "-1.50",
      "1e5",
      "1e+5",
      "10 s",
      "10  s",
      "a b c",
      "true",
      "null",
      "x.y",
      '"a b"',
      '""',
      '"\\n"',
      '"""x"""',
      "a/b",
      "[1]",
      "1 # no",
    ];
    const separators = [" = ", ":", "=\t", " =\n"];
    for (const field of ["key", '"k. y"'].flatMap((key) =>
      values.flatMap((value) => separators.map((separator) => `${key}${separator}${value}`)),
    )) {
      const [simple, other] = [`o {\n  key = 0\n  ${field}\n}\n`, `o {\n  key = 0\n  ${field} \n}\n`].map((text) =>
        Array.from(parse(text).resolve().entries(), (entry) => [entry, parse(text).resolve().renderValue(entry.path)]),
      );
      assert.deepEqual(simple, other, field);
    }
    assert.match(String(thrownBy(() => parse("a = b c\nd = e =\n"))), /2:7/);
  });

  it("stops at a nesting of 1000 with the line of the bracket that is too much", () => {
    assert.doesNotThrow(() => parse(`a = ${"[".repeat(999)}${"]".repeat(999)}`));
    const error = thrownBy(() => parse(`\na = ${"[".repeat(1001)}`));
    assert.instanceOf(error, HoconLimitError);
    assert.deepEqual([error.origin?.line, error.origin?.column], [2, 1004]);
  });

  it("takes __proto__ and constructor as keys like any other", () => {
    const config = parse("__proto__ { polluted = yes }, constructor.prototype.polluted = yes, toString = 1").resolve();
    assert.equal(config.getString("__proto__.polluted"), "yes");
    assert.isUndefined(({} as Record<string, unknown>).polluted);
    const json = config.toJSON();
    assert.isNull(Object.getPrototypeOf(json));
    assert.deepEqual(Object.keys(json), ["__proto__", "constructor", "toString"]);
    assert.isFalse(parse("a = 1").hasPath("toString"));
  });
});

function plain(text: string): unknown {
  return JSON.parse(JSON.stringify(parse(text).resolve()));
}

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
