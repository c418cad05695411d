import { assert, describe, it } from "vitest";
import { HoconFileMissingError, HoconLimitError, HoconParseError } from "./errors.ts";
import { fileIncluder, memoryIncluder } from "./includer.ts";
import { parse, parseFile } from "./parse.ts";

describe("includes", () => {
  it("looks for relative names in the folder of the including text, and leaves absolute ones alone", () => {
    const asked: string[] = [];
    const includer = fileIncluder((path) => {
      asked.push(path);
      return undefined;
    });
    includer.read("b.conf", "conf/a.conf", "heuristic");
    includer.read("../../x/./b.conf", "conf/sub/a.conf", "file");
    includer.read("../b.conf", "a.conf", "heuristic");
    includer.read("/etc/b.conf", "conf/a.conf", "heuristic");
    includer.read("C:/b.conf", "conf/a.conf", "heuristic");
    assert.deepEqual(asked, ["conf/b.conf", "x/b.conf", "../b.conf", "/etc/b.conf", "C:/b.conf"]);
  });

  it("takes a name without extension as its .json under its .conf", () => {
    const includer = memoryIncluder({ "d.json": '{"a": 1, "b": 1}', "d.conf": "b = 2" });
    assert.deepEqual({ ...parse('include "d"', { includer }).toJSON() }, { a: 1, b: 2 });
  });

  it("asks for a name without extension by its three extensions only, so that a folder of that name does no harm", () => {
    const asked: string[] = [];
    const includer = fileIncluder((path) => {
      asked.push(path);
      return undefined;
    });
    for (const name of ["network", "../network", "conf.d/network", "settings.txt"]) includer.read(name, "a.conf", "heuristic");
    assert.deepEqual(asked, [
      ...["network", "../network", "conf.d/network"].flatMap((name) => [`${name}.properties`, `${name}.json`, `${name}.conf`]),
      "settings.txt",
    ]);
  });

  it("names the included file in origins and errors", () => {
    const files = new Map([
      ["conf/app.conf", 'include "more.conf"\n'],
      ["conf/more.conf", "\nx = 1"],
      ["conf/bad.conf", 'a = 1\ninclude "worse.conf"'],
      ["conf/worse.conf", "b = = 2"],
    ]);
    const readTextFile = (path: string) => files.get(path);
    assert.deepEqual(parseFile("conf/app.conf", { readTextFile }).origin("x"), { source: "conf/more.conf", line: 2, column: 5 });
    assert.throws(() => parseFile("conf/bad.conf", { readTextFile }), HoconParseError, "conf/worse.conf:1:5:");
  });

  it("refuses to start without a file that must be there", () => {
    const readTextFile = () => undefined;
    assert.throws(() => parseFile("app.conf", { readTextFile }), HoconFileMissingError, "app.conf does not exist");
    assert.throws(
      () => parse('\ninclude required("x.conf")', { source: "a.conf", includer: memoryIncluder({}) }),
      HoconParseError,
      "a.conf:2:1: The required include",
    );
  });

  it("does not ignore an include silently when the program gave no includer", () => {
    assert.throws(() => parse('include "x.conf"'), HoconParseError, "called without an includer");
  });

  it("never fetches: url(), classpath() and names with a scheme are errors with a place", () => {
    const includer = memoryIncluder({});
    for (const name of ['url("http://h/x")', 'classpath("x.conf")', '"https://h/x.conf"', 'required(url("http://h/x"))']) {
      assert.throws(() => parse(`a = 1\ninclude ${name}`, { includer }), HoconParseError, /^text:2:1: .* not supported/);
    }
  });

  it("reports what an includer throws at the include", () => {
    const includer = fileIncluder(() => {
      throw new Error("EACCES");
    });
    assert.throws(() => parse('include "x.conf"', { includer }), HoconParseError, 'text:1:1: Cannot include "x.conf": EACCES.');
  });

  it("ends a file that includes itself, once or twice a level, with the place of the include", () => {
    for (const text of ['include "a"', 'include "a"\ninclude "a"']) {
      const includer = memoryIncluder({ "a.conf": text });
      assert.throws(() => parse(text, { includer }), HoconLimitError, /^a\.conf:1:1: Includes are nested more than 50 deep/);
    }
  });

  it("ends files that include each other ever more often, though none includes itself", () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${at}.conf`, `include "f${at + 1}"\n`.repeat(2)]));
    assert.throws(() => parse('include "f0"', { includer: memoryIncluder(files) }), HoconLimitError, "More than 1000 includes");
  });

  it("accepts every form of the statement and refuses what merely looks like one", () => {
    const includer = memoryIncluder({ "x.conf": "k = 1" });
    for (const form of ['"x.conf"', 'file("x.conf")', 'required("x.conf")', 'required( file( "x.conf" ) )', '"x"']) {
      assert.isTrue(parse(`include ${form}, y = 1`, { includer }).hasPath("k"), form);
    }
    for (const form of ['required("x.conf"', '"x.conf")', 'requires("x.conf")', '"x.conf" "y.conf"', '"x.conf" k = 1']) {
      assert.throws(() => parse(`include ${form}`, { includer }), HoconParseError, "Expected a quoted name", form);
    }
  });

  it("reads substitutions in included text relative to the include first, through several levels", () => {
    const includer = memoryIncluder({ "one.conf": 'b { include "two.conf" }, v = one', "two.conf": "x = 1, y = ${x}, z = ${v}" });
    const config = parse('v = root, a { include "one.conf" }, a.b.x = 5', { includer }).resolve();
    assert.deepEqual(JSON.parse(JSON.stringify(config)), { v: "root", a: { b: { x: 5, y: 5, z: "root" }, v: "one" } });
  });
});
