import { assert, describe, it } from "vitest";
import { HoconParseError } from "./errors.ts";
import { Lexer } from "./lexer.ts";
import type { Token } from "./token.ts";

describe("Lexer", () => {
  it("gives each token its line and column", () => {
    assert.deepEqual(
      tokens("a = 1\n  b : 2").map(({ text, line, column }) => [text, line, column]),
      [
        ["a", 1, 1],
        ["=", 1, 3],
        ["1", 1, 5],
        ["\n", 1, 6],
        ["b", 2, 3],
        [":", 2, 5],
        ["2", 2, 7],
      ],
    );
  });

  it("counts lines inside triple-quoted text and drops a byte order mark without moving columns", () => {
    const [key, , value, , second] = tokens('\ufeffa = """1\n2\n3"""\nb');
    assert.equal(key?.column, 1);
    assert.equal(value?.text, "1\n2\n3");
    assert.deepEqual([second?.line, second?.column], [4, 1]);
  });

  it("makes one token of a line end and the blank and comment lines after it", () => {
    const all = tokens("a # c\n\n  // d\n\t\n  b\n# e");
    assert.deepEqual(
      all.map(({ text, gap, line, column }) => [text, gap, line, column]),
      [
        ["a", "", 1, 1],
        ["\n", " ", 1, 6],
        ["b", "  ", 5, 3],
        ["\n", "", 5, 4],
      ],
    );
  });

  it("keeps the whitespace before a token as written, whatever Unicode calls it", () => {
    assert.deepEqual(
      tokens("a \t\u00a0\u3000\x1c b").map(({ gap }) => gap),
      ["", " \t\u00a0\u3000\x1c "],
    );
  });

  it("ends unquoted text at a comment but not at a single slash", () => {
    assert.deepEqual(texts("/user/a//b"), ["/user/a"]);
    assert.deepEqual(texts("x#y"), ["x"]);
  });

  it("takes the plus of an exponent as part of a number, and no other", () => {
    assert.deepEqual(texts("1.5e+2"), ["1.5e+2"]);
    assert.throws(() => tokens("1+2"), HoconParseError, "'+' is reserved");
    assert.throws(() => tokens("1e+x"), HoconParseError, "'+' is reserved");
  });

  it("understands every JSON escape, also next to plain text", () => {
    assert.deepEqual(texts(String.raw`"a\"\\\/\b\f\n\r\t\u00e9z"`), ['a"\\/\b\f\n\r\t\u00e9z']);
  });

  it("refuses raw control characters in quoted text, naming the place", () => {
    assert.throws(() => tokens('a = "x\ty"'), HoconParseError, "t:1:7: Quoted text cannot contain the control character \\u0009");
  });

  it("reads the path of a substitution, and does not let one hold another", () => {
    const [token] = tokens('${? a."b.c" }');
    assert.deepEqual(token?.path, ["a", "b.c"]);
    assert.equal(token?.isOptional, true);
    assert.throws(() => tokens("${a${b}}"), HoconParseError, "t:1:4: '$' is reserved");
    assert.throws(() => tokens("${a\n}"), HoconParseError, "t:1:4: Expected a path and '}' after '${', found the end of the line");
  });

  it("reports nothing about text that was not requested yet", () => {
    const lexer = new Lexer("a @", "t");
    assert.equal(lexer.next().text, "a");
    assert.throws(() => lexer.next(), HoconParseError, "t:1:3: '@' is reserved");
  });
});

function tokens(text: string): readonly Token[] {
  const lexer = new Lexer(text, "t");
  const all: Token[] = [];
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) all.push(token);
  return all;
}

function texts(text: string): readonly string[] {
  return tokens(text).map((token) => token.text);
}
