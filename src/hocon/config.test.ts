import { assert, describe, it } from "vitest";
import { Config, fromObject } from "./config.ts";
import { atLeast, atMost, between } from "./constraint.ts";
import {
  ConfigBadValueError,
  ConfigMissingError,
  ConfigNotResolvedError,
  ConfigPathError,
  ConfigWrongTypeError,
  HoconLimitError,
} from "./errors.ts";
import { parse } from "./parse.ts";

const remote = parse(
  `akka.remote {
  retry-gate-closed-for = 5 secnds
  port = 8090
  hostname = null
  log = on
  ratio = 0.5
  level = debug
  frame = 128 kB
  long = infinite
  transports = [tcp, 7, true]
  pools = [{ n = 1 }, { n = two }]
  tcp { batching { enabled = yes } }
  password = 17 parsecs
}`,
  { source: "remote.conf" },
).getConfig("akka.remote");

describe("getters", () => {
  it("name the whole path, the place, the value found and a right one", () => {
    assert.throws(
      () => remote.getDurationMs("retry-gate-closed-for", atLeast(0)),
      ConfigBadValueError,
      'akka.remote.retry-gate-closed-for = "5 secnds" (remote.conf:2:27) is not a duration. Example: retry-gate-closed-for = 5 s, 250 ms or infinite.',
    );
    assert.throws(
      () => remote.getInt("tcp"),
      ConfigWrongTypeError,
      "akka.remote.tcp (remote.conf:12:7) is an object, but a whole number is required. Example: tcp = 10.",
    );
    assert.throws(
      () => remote.getInt("tcp.port"),
      ConfigMissingError,
      "akka.remote.tcp.port is not set, but a whole number is required. Example: port = 10.",
    );
    assert.throws(
      () => remote.getString("hostname"),
      ConfigMissingError,
      "akka.remote.hostname is null (remote.conf:4:14), but a text is required.",
    );
    assert.throws(
      () => remote.getConfigList("pools")[1]?.getInt("n"),
      ConfigBadValueError,
      'akka.remote.pools.1.n = "two" (remote.conf:11:29)',
    );
  });

  it("keep the value of what looks like a secret out of messages", () => {
    assert.throws(
      () => remote.getBytes("password"),
      ConfigBadValueError,
      "akka.remote.password = … (remote.conf:13:14) is not a size in bytes.",
    );
  });

  it("read each kind of value", () => {
    assert.equal(remote.getInt("port"), 8090);
    assert.equal(remote.getString("port"), "8090");
    assert.equal(remote.getNumber("ratio"), 0.5);
    assert.equal(remote.getBoolean("log"), true);
    assert.equal(remote.getEnum("level", ["INFO", "DEBUG"]), "DEBUG");
    assert.equal(remote.getBytes("frame"), 128_000);
    assert.equal(remote.getDurationMs("long"), Number.POSITIVE_INFINITY);
    assert.deepEqual(remote.getStringList("transports"), ["tcp", "7", "true"]);
    assert.equal(remote.getConfig("tcp").getConfig("batching").getBoolean("enabled"), true);
    assert.deepEqual(remote.getValue("transports"), ["tcp", 7, true]);
    assert.isNull(remote.getValue("hostname"));
  });

  it("read a switch where a setting is a switch or a value of another kind", () => {
    const mixed = parse('log { a = Off, b = yes, c = 12, d = "4 kB", e = maybe, f = info }');
    const limit = { on: Number.POSITIVE_INFINITY, off: 0 };
    assert.deepEqual(
      ["log.a", "log.b", "log.c"].map((path) => mixed.getIntOrSwitch(path, limit, atLeast(0))),
      [0, Number.POSITIVE_INFINITY, 12],
    );
    assert.equal(mixed.getBytesOrSwitch("log.d", { off: 0 }), 4000);
    assert.equal(mixed.getEnumOrSwitch("log.a", ["INFO", "DEBUG", "OFF"], { on: "DEBUG", off: "OFF" }), "OFF");
    assert.equal(mixed.getEnumOrSwitch("log.f", ["INFO", "DEBUG", "OFF"], { on: "DEBUG", off: "OFF" }), "INFO");
    assert.throws(() => mixed.getIntOrSwitch("log.e", limit), ConfigBadValueError, "is not on, off or a whole number");
    assert.throws(() => mixed.getBytesOrSwitch("log.b", { off: 0 }), ConfigBadValueError, "is not off or a size in bytes");
  });

  it("show a fallback again where a path is taken out", () => {
    const config = parse("a { b = null, c = 1 }, d = 2").withoutPath("a.b").withoutPath("a.x.y").withoutPath("d");
    assert.deepEqual(JSON.parse(JSON.stringify(config)), { a: { c: 1 } });
    assert.equal(config.withFallback(parse("a.b = 7")).getInt("a.b"), 7);
  });

  it("use a default for what is missing or null, and for nothing else", () => {
    assert.equal(remote.getInt("no.such", 7), 7);
    assert.equal(remote.getInt("no.such", atLeast(10), 17), 17);
    assert.equal(remote.getInt("port", 7), 8090);
    assert.equal(remote.getString("hostname", "localhost"), "localhost");
    assert.equal(remote.getBoolean("no", false), false);
    assert.equal(remote.getDurationMs("no", 250), 250);
    assert.equal(remote.getBytesBigInt("no", 1n), 1n);
    assert.equal(remote.getEnum("no", ["a", "b"], "b"), "b");
    assert.deepEqual(remote.getStringList("no", []), []);
    assert.deepEqual(remote.getConfigList("no", []), []);
    assert.deepEqual(remote.getConfig("no", Config.empty()).keys(), []);
    assert.equal(remote.getValue("no", 1), 1);
    assert.throws(() => remote.getInt("level", 7), ConfigBadValueError);
    assert.throws(() => remote.getInt("tcp", 7), ConfigWrongTypeError);
  });

  it("refuse numbers outside the range they are given", () => {
    assert.equal(remote.getInt("port", between(1, 8090)), 8090);
    assert.throws(
      () => remote.getInt("port", atMost(1024)),
      ConfigBadValueError,
      'akka.remote.port = "8090" (remote.conf:3:10) must be at most 1024. Example: port = 1024.',
    );
    assert.throws(
      () => remote.getBytes("frame", atLeast(200_000)),
      ConfigBadValueError,
      "must be at least 200000b. Example: frame = 200000b.",
    );
    assert.throws(
      () => remote.getDurationMs("long", between(1, 5)),
      ConfigBadValueError,
      "must be between 1 and 5 ms. Example: long = 1 ms.",
    );
    assert.throws(() => remote.getInt("ratio"), ConfigBadValueError, "is not a whole number");
    assert.throws(() => parse("a = 9007199254740993").getInt("a"), ConfigBadValueError, "is not a whole number");
    assert.throws(() => parse("a = 10 PB").getBytes("a"), ConfigBadValueError);
    assert.equal(parse("a = 10 PB").getBytesBigInt("a"), 10n ** 16n);
  });

  it("take keys one by one where a path expression would need quotes", () => {
    const config = parse('"a.b" { "c d" = 1 }');
    assert.equal(config.getInt(["a.b", "c d"]), 1);
    assert.equal(config.getInt('"a.b".c d'), 1);
    assert.throws(() => config.getInt("a..b"), ConfigPathError, '"a..b" is not a valid path');
  });

  it("answer for literal values before resolving, and say so where a substitution is in the way", () => {
    const config = parse("a = 1, b = ${a}, c { d = ${a} }");
    assert.equal(config.isResolved, false);
    assert.equal(config.getInt("a"), 1);
    assert.throws(() => config.getInt("b"), ConfigNotResolvedError, "b (text:1:12) contains substitutions");
    assert.throws(() => config.toJSON(), ConfigNotResolvedError);
    assert.throws(() => config.render(), ConfigNotResolvedError);
    assert.throws(() => [...config.entries()], ConfigNotResolvedError);
    assert.equal(config.resolve().getInt("c.d"), 1);
  });
});

describe("Config", () => {
  it("lists the leaves that do not come from a layer", () => {
    const defaults = parse("a { b = 1, c = 2, d { e = 3 } }, f { g = 4 }, n = null");
    const config = parse("a { c = 2, d = 5, x = ${a.b} }, f = {}, n = null").withFallback(defaults).resolve();
    assert.deepEqual(
      Array.from(config.entries(defaults), ({ path, value }) => [path, value]),
      [
        ["a.c", 2],
        ["a.d", 5],
        ["a.x", 1],
        ["n", null],
      ],
    );
    assert.deepEqual([...defaults.resolve().entries(defaults)], []);
  });
  it("lists every leaf with path, value and origin, in order of first appearance", () => {
    const config = parse('b = 1\na { "x.y" = [1, { z = 2 }], e {} }\nn = null', { source: "f" });
    assert.deepEqual(
      [...config.entries()].map(({ path, value, origin }) => [path, JSON.stringify(value), `${origin.line}:${origin.column}`]),
      [
        ["b", "1", "1:5"],
        ['a."x.y"', '[1,{"z":2}]', "2:13"],
        ["a.e", "{}", "2:31"],
        ["n", "null", "3:5"],
      ],
    );
  });

  it("puts values in place and leaves the original alone", () => {
    const config = parse("a { b { x = 1 }, c = 1 }");
    assert.deepEqual(json(config.withValue("a.b", { y: 2 })), { a: { b: { y: 2 }, c: 1 } });
    assert.deepEqual(json(config.withValue("a.c.d", 5)), { a: { b: { x: 1 }, c: { d: 5 } } });
    assert.deepEqual(json(config.withValue("a.b", { y: 2 }).withFallback(parse("a.b.z = 1"))), { a: { b: { y: 2 }, c: 1 } });
    assert.deepEqual(json(config.atPath("p.q")), { p: { q: { a: { b: { x: 1 }, c: 1 } } } });
    assert.deepEqual(json(parse("o { k = 1 }, a = ${o}").withValue("a.z", 2).resolve()), { o: { k: 1 }, a: { k: 1, z: 2 } });
    assert.deepEqual(json(config), { a: { b: { x: 1 }, c: 1 } });
  });

  it("merges a section with a fallback although the section replaced something where it stood", () => {
    const section = parse("a = 1, a { x = 1 }").getConfig("a");
    assert.deepEqual(json(section.withFallback(parse("y = 2"))), { y: 2, x: 1 });
  });

  it("knows where a value was written, and where a layered one came from", () => {
    const config = parse("port = 1", { source: "app.conf" }).withFallback(parse("\nhost = h", { source: "reference.conf" }));
    assert.equal(config.origin("port")?.source, "app.conf");
    assert.deepEqual(config.origin("host"), { source: "reference.conf", line: 2, column: 8 });
    assert.isUndefined(config.origin("none"));
  });
});

describe("fromObject", () => {
  it("takes keys as path expressions at every level and texts as they are", () => {
    const config = fromObject({ "akka.remote": { "tcp.port": 0, '"a.b"': "${x}" }, akka: { "remote.log": true }, "/pool/*": { n: 2n } });
    assert.deepEqual(json(config), { akka: { remote: { tcp: { port: 0 }, "a.b": "${x}", log: true } }, "/pool/*": { n: 2 } });
  });

  it("leaves undefined out and keeps null, so that options objects can be passed as they are", () => {
    assert.deepEqual(json(fromObject({ a: undefined, b: null, c: { d: undefined } })), { b: null, c: {} });
  });

  it("refuses what a configuration cannot hold, with the path and the source", () => {
    for (const wrong of [() => 1, new Date(0), Number.NaN, Symbol("s"), new Map()]) {
      assert.throws(
        () => fromObject({ a: { b: wrong } }, "setup"),
        ConfigBadValueError,
        /^a\.b = .* \(setup\) cannot be a configuration value/,
      );
    }
  });

  it("ends an object that contains itself with an error", () => {
    const knot: Record<string, unknown> = {};
    knot.again = knot;
    assert.throws(() => fromObject(knot), HoconLimitError);
  });

  it("is not fooled by keys of prototypes", () => {
    const config = fromObject(JSON.parse('{"__proto__": {"x": 1}}') as Record<string, unknown>);
    assert.equal(config.getInt("__proto__.x"), 1);
  });
});

function json(config: Config): unknown {
  return JSON.parse(JSON.stringify(config));
}
