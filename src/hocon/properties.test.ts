import { assert, describe, it } from "vitest";
import { memoryIncluder } from "./includer.ts";
import { parse, parseFile } from "./parse.ts";

const plain = (text: string): unknown =>
  JSON.parse(JSON.stringify(parseFile("a.properties", { readTextFile: (path) => (path === "a.properties" ? text : undefined) })));

describe(".properties files", () => {
  it("are read in Java's format: separators, comments, escapes, continued lines", () => {
    const text = [
      "# comment",
      "! comment",
      "akka.loglevel = DEBUG",
      "akka.port: 8081",
      "  spaced   value with spaces ",
      "path=C:\\\\temp",
      "long = one, \\",
      "    two",
      "umlaut = \\u00fc",
      "empty",
      "a\\=b = c",
    ].join("\r\n");
    assert.deepEqual(plain(text), {
      akka: { loglevel: "DEBUG", port: "8081" },
      spaced: "value with spaces ",
      path: "C:\\temp",
      long: "one, two",
      umlaut: "ü",
      empty: "",
      "a=b": "c",
    });
  });

  it("give keys below a key precedence over its value, whatever the order", () => {
    assert.deepEqual(plain("a.b = 1\na = 2"), { a: { b: "1" } });
    assert.deepEqual(plain("a = 2\na.b = 1"), { a: { b: "1" } });
  });

  it("are the weakest of the files that a name without extension means", () => {
    const includer = memoryIncluder({ "d.properties": "a = 1\nb = 1\nc = 1", "d.json": '{"b": 2, "c": 2}', "d.conf": "c = 3" });
    assert.deepEqual(JSON.parse(JSON.stringify(parse('include "d"', { includer }))), { a: "1", b: 2, c: 3 });
  });

  it("are read through includes with the place of each value", () => {
    const includer = memoryIncluder({ "d.properties": "\nport = 1" });
    assert.deepEqual(parse('include "d.properties"', { includer }).origin("port"), { source: "d.properties", line: 2, column: 1 });
  });
});
