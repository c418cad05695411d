import { assert, describe, it } from "vitest";
import { HoconResolveError } from "./errors.ts";
import { parse } from "./parse.ts";

describe("resolving", () => {
  it("never evaluates what a newer value hides, field by field", () => {
    assert.deepEqual(plain("u { y = 1 }\na { x = ${none} }\na = ${u}\na { x = 2 }"), { u: { y: 1 }, a: { x: 2, y: 1 } });
  });

  it("merges an object that a substitution stands for with what is older, even when that object replaced something", () => {
    assert.deepEqual(plain("b = 1, b { y = 2 }, a { x = 1 }, a = ${b}"), { b: { y: 2 }, a: { x: 1, y: 2 } });
    assert.deepEqual(plain("b = 1, b { y = 2 }, a = { x = 1 } ${b}"), { b: { y: 2 }, a: { x: 1, y: 2 } });
  });

  it("finds a field of an object that is itself being resolved", () => {
    assert.deepEqual(plain("a { x = 1, y = ${a.x}, z { w = ${a.y} } }"), { a: { x: 1, y: 1, z: { w: 1 } } });
  });

  it("does not remember a value that was found while looking back", () => {
    assert.deepEqual(plain("p = 1\nq = ${p}\np = ${q}2"), { p: "12", q: "12" });
  });

  it("asks the environment last, by own names only, also for a key that refers to itself", () => {
    assert.equal(
      parse("PATH = ${PATH}:/opt".replace(":", '":"'))
        .resolve({ env: { PATH: "/bin" } })
        .getString("PATH"),
      "/bin:/opt",
    );
    assert.throws(() => parse("a = ${toString}").resolve({ env: {} }), HoconResolveError, "${toString} stands for nothing");
    assert.deepEqual(
      parse("PATH += x")
        .resolve({ env: { PATH: "/bin" } })
        .getStringList("PATH"),
      ["x"],
    );
  });

  it("says where an environment value comes from", () => {
    const config = parse("a = ${HOME_DIR}").resolve({ env: { HOME_DIR: "/srv" } });
    assert.deepEqual(config.origin("a"), { source: "environment variable HOME_DIR", line: 0, column: 0 });
  });

  it("tells a value that is missing from one that depends on itself", () => {
    assert.throws(() => parse("a = 1\nb = ${c}", { source: "x.conf" }).resolve(), HoconResolveError, "x.conf:2:5: ${c} stands for nothing");
    assert.throws(() => parse("a = ${b}\nb = ${a}").resolve(), HoconResolveError, "depends on itself");
  });

  it("joins with [] what is undefined in a row, and gives whitespace between two undefined texts", () => {
    assert.deepEqual(plain("a = ${?no} ${?nein} [1]"), { a: [1] });
    assert.deepEqual(plain("a = ${?no} ${?nein}"), { a: " " });
  });

  it("keeps the type of a single value but makes text of several", () => {
    assert.deepEqual(plain("n = 5, a = ${n}, b = ${n}${?no}, c = ${n} ${n}"), { n: 5, a: 5, b: 5, c: "5 5" });
  });

  it("resolves substitutions of a fallback against the whole, not against the fallback", () => {
    const config = parse("base = custom").withFallback(parse("base = stock, derived = ${base}-x")).resolve();
    assert.equal(config.getString("derived"), "custom-x");
  });

  it("lets two systems share a fallback: resolving one changes nothing for the other", () => {
    const reference = parse('port = 1, address = "h:"${port}, list = [1]');
    const first = parse("port = 2, list += 2").withFallback(reference).resolve();
    const second = parse("port = 3, list += 3").withFallback(reference).resolve();
    assert.deepEqual([first.getString("address"), second.getString("address")], ["h:2", "h:3"]);
    assert.deepEqual(
      [first.getIntList("list"), second.getIntList("list")],
      [
        [1, 2],
        [1, 3],
      ],
    );
    assert.equal(reference.getIntList("list").length, 1);
  });
});

function plain(text: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(parse(text).resolve())) as Record<string, unknown>;
}
