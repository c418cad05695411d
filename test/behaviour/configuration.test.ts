import { readdirSync, readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import { type ActorSystem as LocalSystem, type ConfigSource, startActorSystem } from "../../src/actor/index.ts";
import { Config, parse } from "../../src/hocon/index.ts";
import { ActorSystem } from "../../src/index.ts";
import { remoteProvider } from "../../src/remote/internal.ts";
import { Registry } from "../../src/serialization/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";

const OVERVIEW = new URL("../fixtures/overview/", import.meta.url);

/** A system of a host with these files in its working directory, and the host. */
async function start(source?: ConfigSource, files: Readonly<Record<string, string>> = {}) {
  const platform = Object.assign(new ManualPlatform(), { readTextFile: (path: string) => files[path] });
  platform.environment["LEVEL"] = "ERROR";
  const loadProvider = () => Promise.resolve(remoteProvider({ registry: new Registry(), transports: new Map() }, []));
  const system: LocalSystem = await startActorSystem({ platform, loadProvider }, "Sys", source);
  return { system, platform };
}

const levelOf = async (...args: Parameters<typeof start>): Promise<string> =>
  (await start(...args)).system.config.getString("akka.loglevel");
const failureOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "no failure", String);

describe("The configuration of a system", () => {
  it("may be text, a parsed configuration, plain objects, or nothing", async () => {
    assert.equal(await levelOf("akka.loglevel = ERROR"), "ERROR");
    assert.equal(await levelOf(parse("akka.loglevel = ERROR")), "ERROR");
    assert.equal(await levelOf({ akka: { loglevel: "ERROR" } }), "ERROR");
    assert.equal(await levelOf(), "INFO");
  });

  it("is application.conf of the working directory, but only when nothing is given", async () => {
    const files = { "application.conf": 'include "levels"', "levels.conf": "akka.loglevel = WARNING" };
    assert.equal(await levelOf(undefined, files), "WARNING");
    assert.equal(await levelOf("", files), "INFO");
    assert.equal(await levelOf(Config.empty(), files), "INFO");
    assert.match(await failureOf(start(undefined, { "application.conf": "akka {\n  loglevel = @" })), /application\.conf:2:14/);
  });

  it("may include files in the text that is given", async () => {
    assert.equal(await levelOf('include "levels.conf"', { "levels.conf": "akka.loglevel = WARNING" }), "WARNING");
  });

  it("takes what it lacks from the environment", async () => {
    assert.equal(await levelOf("akka.loglevel = DEBUG, akka.loglevel = ${?LEVEL}"), "ERROR");
    assert.equal(await levelOf("akka.loglevel = DEBUG, akka.loglevel = ${?NO_SUCH_LEVEL}"), "DEBUG");
  });

  it("may refer to defaults, those of remoting included", async () => {
    const { system } = await start("mine { level = ${akka.stdout-loglevel}, gate = ${akka.remote.retry-gate-closed-for} }");
    assert.deepEqual([system.config.getString("mine.level"), system.config.getString("mine.gate")], ["WARNING", "5 s"]);
    assert.match(await failureOf(start("mine = ${akka.no-such-thing}")), /akka\.no-such-thing/);
  });

  it("stops the system when a value has the wrong type, with key, place and value", async () => {
    const failure = await failureOf(start("akka.actor {\n  creation-timeout = 5 parsecs\n}"));
    assert.match(failure, /akka\.actor\.creation-timeout = "5 parsecs" \(configuration:2:22\)/);
    assert.match(
      await failureOf(start("akka.actor.creation-timeout { a = 1 }")),
      /akka\.actor\.creation-timeout \(configuration:1:29\) is an object, but a duration is required/,
    );
  });

  it("is warned of in the log when a key of it is not read, and noted when a key has no effect", async () => {
    const { platform } = await start("akka { loglevel = DEBUG, logelvel = DEBUG, home = x, persistence.journal.plugin = a }");
    const said = platform.lines.map((line) => /^\[(\w+)\].*\]\[config\] (.*)$/.exec(line)?.slice(1)).filter((line) => line !== undefined);
    assert.deepEqual(
      said.map(([level]) => level),
      ["WARNING", "DEBUG", "WARNING"],
    );
    assert.match(said.flat().join("\n"), /Did you mean akka\.loglevel\?[^]*akka\.home[^]*akka\.persistence\.journal/);
  });

  it("may spell the section of TCP as the overview does, which one INFO line tells", async () => {
    const { system, platform } = await start("akka.dot-netty.tcp.maximum-frame-size = 4000000b");
    assert.equal(system.config.getBytes("akka.remote.dot-netty.tcp.maximum-frame-size"), 4_000_000);
    assert.lengthOf(platform.lines, 1);
    assert.match(platform.lines[0] ?? "", /^\[INFO\].*akka\.dot-netty\.tcp .* is read as akka\.remote\.dot-netty\.tcp/);
  });
});

describe("A system started from a configuration of the overview", () => {
  const names = readdirSync(OVERVIEW).filter((file) => file.endsWith(".conf"));

  it("is what the file says, whichever of them it is", async () => {
    assert.lengthOf(names, 4);
    for (const name of names) {
      const file = parse(readFileSync(new URL(name, OVERVIEW), "utf8"), { source: name });
      // Ports of one's own choice may be taken on this machine, so the system listens on a free one.
      const config = parse("akka { loggers = [], stdout-loglevel = OFF, remote.dot-netty.tcp.port = 0 }").withFallback(file);
      const system = await ActorSystem.create("Overview", config);
      assert.deepEqual(
        [system.address.protocol, system.address.host],
        name === "frame-size.conf" ? ["akka", undefined] : ["akka.tcp", "localhost"],
        name,
      );
      await system.terminate();
    }
  });
});
