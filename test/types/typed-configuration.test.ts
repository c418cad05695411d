import { assert, describe, it } from "vitest";
import { ActorSystem, type ConfigObject } from "ritsem";
import { fromObject, type KnownPaths, parse } from "ritsem/hocon";
import { defaults } from "./gen/defaults.ts";

// What TypeScript says is checked by `npm run check:types`: a line below @ts-expect-error that compiles is an error.
const check = (_config: ConfigObject): void => {};

describe("a configuration as a plain object", () => {
  it("may have every known setting with its default", () => {
    assert.isTrue(fromObject(defaults as Record<string, unknown>).hasPath("akka.actor.ask-timeout"));
  });

  it("is accepted by a system", async () => {
    const system = await ActorSystem.create("typed", { akka: { loglevel: "OFF", actor: { "ask-timeout": "3 s" } }, shop: { rooms: 3 } });
    assert.equal(system.config.getDurationMs("akka.actor.ask-timeout"), 3000);
    await system.terminate();
  });

  it("has durations and sizes with units", () => {
    check({ akka: { remote: { "retry-gate-closed-for": "5 s", "dot-netty": { tcp: { "maximum-frame-size": "128000b", port: 0 } } } } });
    check({ akka: { actor: { "ask-timeout": "infinite" }, remote: { "retry-gate-closed-for": 250 } } });
    const seconds: number = 5;
    check({ akka: { actor: { "ask-timeout": `${seconds} s` } } });
    // @ts-expect-error: parsecs are no time
    check({ akka: { actor: { "ask-timeout": "5 parsecs" } } });
    // @ts-expect-error: a size is no duration
    check({ akka: { actor: { "ask-timeout": "5 kB" } } });
    // @ts-expect-error: a duration is no size
    check({ akka: { remote: { "dot-netty": { tcp: { "maximum-frame-size": "5 s" } } } } });
  });

  it("has switches, numbers and words", () => {
    check({ akka: { loglevel: "debug", actor: { debug: { receive: true, fsm: "on" } }, "log-dead-letters": 3 } });
    check({ akka: { "log-dead-letters": "off", remote: { "log-frame-size-exceeding": "32 KiB" } } });
    // @ts-expect-error: no level
    check({ akka: { loglevel: "LOUD" } });
    // @ts-expect-error: no switch
    check({ akka: { actor: { debug: { receive: "maybe" } } } });
    // @ts-expect-error: no number
    check({ akka: { remote: { "dot-netty": { tcp: { port: "http" } } } } });
    // @ts-expect-error: a number is no section
    check({ akka: { remote: { "dot-netty": { tcp: 4053 } } } });
  });

  it("reports a misspelt key", () => {
    // @ts-expect-error: log-level
    check({ akka: { "log-level": "DEBUG" } });
    // @ts-expect-error: retry-gate-close-for
    check({ akka: { remote: { "retry-gate-close-for": "5 s" } } });
    // @ts-expect-error: unknown-key
    check({ ritsem: { config: { "unknown-key": "error" } } });
  });

  it("leaves sections of the program, of plug-ins and with keys of its choice open", () => {
    check({ shop: { rooms: ["lobby"] }, "my-dispatcher": { type: "Dispatcher", throughput: 1 } });
    check({ akka: { actor: { "my-dispatcher": { throughput: 1 }, "my-mailbox": { "mailbox-type": "My.Mailbox" } } } });
    check({ akka: { actor: { deployment: { "/shop/*": { router: "round-robin-pool", "nr-of-instances": 3 } } } } });
    check({ akka: { actor: { serializers: { mine: "My.Serializer" }, "serialization-bindings": { "Shop.Order, Shop": "mine" } } } });
    check({ akka: { persistence: { journal: { plugin: "mine" } }, quartz: {} } });
  });

  it("may have paths as keys, which are not checked, and keys that are not set", () => {
    check({ "akka.remote.dot-netty.tcp.port": 4053, akka: { "actor.provider": "remote", actor: { "ask-timeout": null } } });
    check({ akka: { loglevel: undefined } });
  });

  it("has paths that editors complete in getters, which take others too", () => {
    const known: readonly (keyof KnownPaths)[] = ["akka.actor.ask-timeout", "akka.remote.dot-netty.tcp", "ritsem.workers.count"];
    // @ts-expect-error: ask-time-out
    const misspelt: keyof KnownPaths = "akka.actor.ask-time-out";
    assert.notInclude(known, misspelt);
    const config = parse("shop.rooms = 3, akka.actor.ask-timeout = 1 s").resolve();
    assert.equal(config.getInt("shop.rooms"), 3);
    assert.equal(config.getDurationMs("akka.actor.ask-timeout"), 1000);
  });

  it("may be a record whose keys are known only at run time", () => {
    const some: Record<string, unknown> = { akka: { loglevel: "OFF" } };
    check(some);
  });
});
