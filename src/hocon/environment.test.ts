import { assert, describe, it } from "vitest";
import { fromEnvironment } from "./environment.ts";
import { parse } from "./parse.ts";

describe("A configuration from environment variables", () => {
  it("has the keys that Akka.Bootstrap.Docker makes of their names", () => {
    const config = fromEnvironment({
      AKKA__REMOTE__DOT_NETTY__TCP__PORT: "4053",
      Akka__Remote__Dot_Netty__Tcp__Public_Hostname: "node-1",
      AKKA__LOGLEVEL: "DEBUG",
      RITSEM__CONFIG__UNKNOWN_KEYS: "error",
      PATH: "/bin",
      AKKA_VERSION: "1.5",
    });
    assert.equal(config.getInt("akka.remote.dot-netty.tcp.port"), 4053);
    assert.equal(config.getString("akka.remote.dot-netty.tcp.public-hostname"), "node-1");
    assert.deepEqual(
      Array.from(config.entries(), ({ path }) => path),
      ["akka.remote.dot-netty.tcp.port", "akka.remote.dot-netty.tcp.public-hostname", "akka.loglevel", "ritsem.config.unknown-keys"],
    );
  });

  it("makes arrays of numbered variables, in the order of the numbers, and of values in brackets", () => {
    const config = fromEnvironment({
      AKKA__LOGGERS__10: "third",
      AKKA__LOGGERS__0: "first",
      AKKA__LOGGERS__2: "second",
      AKKA__EXTENSIONS: '["A, B", "C, D"]',
    });
    assert.deepEqual(config.getStringList("akka.loggers"), ["first", "second", "third"]);
    assert.deepEqual(config.getStringList("akka.extensions"), ["A, B", "C, D"]);
  });

  it("takes all other values as texts, and ignores empty ones", () => {
    const config = fromEnvironment({ AKKA__A: "akka.tcp://x@y:1 # not a comment", AKKA__B: " ", AKKA__C: undefined });
    assert.equal(config.getString("akka.a"), "akka.tcp://x@y:1 # not a comment");
    assert.isFalse(config.hasPath("akka.b") || config.hasPath("akka.c"));
  });

  it("lies over a file as any other layer, and knows which variable a value is from", () => {
    const config = fromEnvironment({ AKKA__LOGLEVEL: "ERROR" }).withFallback(parse("akka { loglevel = INFO, stdout-loglevel = INFO }"));
    assert.equal(config.getString("akka.loglevel"), "ERROR");
    assert.equal(config.getString("akka.stdout-loglevel"), "INFO");
    assert.equal(config.origin("akka.loglevel")?.source, "environment variable AKKA__LOGLEVEL");
  });
});
