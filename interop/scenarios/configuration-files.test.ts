import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ActorSystem } from "ritsem";
import { parse } from "ritsem/hocon";
import { assert, beforeAll, it } from "vitest";
import { configurationFiles } from "../../test/fixtures/configuration-files.ts";
import { stoppingConfigurations } from "../../test/fixtures/stopping-configurations.ts";
import { akkaNetCommand } from "../harness/akka-net-programs.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

/** What Akka.NET made of one file. */
interface StartCheck {
  readonly name: string;
  readonly address?: string;
  readonly failure?: string;
}

/** Files that name classes of packages that the peer does not have, and the words of Akka.NET about it. */
const NEEDS_PACKAGES: ReadonlyMap<string, RegExp> = new Map([
  ["cluster-serilog.conf", /Logger specified in config cannot be found/],
  ["nlog-logger.conf", /Logger specified in config cannot be found/],
  ["serilog-and-default.conf", /Logger specified in config cannot be found/],
  ["serilog-logger.conf", /Could not load type of Akka\.Logger\.Serilog|Could not load file or assembly 'Akka\.Logger\.Serilog/],
  ["own-serializer.conf", /Could not load file or assembly 'Shop\.Messages/],
  ["own-dispatcher-and-mailbox.conf", /Could not resolve dispatcher type Shop\.Threads/],
  ["second-transport-of-own.conf", /Cannot instantiate transport \[Shop\.Net\.QuicTransport/],
]);
const STARTS_TIMEOUT_MS = 300_000;

/** Gives all files to one process of Akka.NET, which starts a system with each. */
async function checkStarts(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, StartCheck>> {
  const { command, args } = akkaNetCommand("Peer", ["--check-starts"]);
  const peer = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
  for (const [name, config] of files) peer.stdin.write(`${JSON.stringify({ name, config })}\n`);
  peer.stdin.end();
  const checks = new Map<string, StartCheck>();
  for await (const line of createInterface({ input: peer.stdout })) {
    const check = JSON.parse(line) as StartCheck;
    checks.set(check.name, check);
  }
  return checks;
}

describeWithAkkaNet("Configuration files in the kinds that users have", () => {
  let checks: ReadonlyMap<string, StartCheck>;

  beforeAll(async () => {
    checks = await checkStarts(configurationFiles);
  }, STARTS_TIMEOUT_MS);

  it("start Akka.NET, or would with the packages that they name", () => {
    for (const name of configurationFiles.keys()) {
      const { failure } = checks.get(name) ?? assert.fail(`${name} was not checked`);
      const expected = NEEDS_PACKAGES.get(name);
      if (expected === undefined) assert.isUndefined(failure, name);
      else assert.match(failure ?? "", expected, name);
    }
  });

  it("that stop a system of Ritsem only start Akka.NET, or would with the classes that they name", async () => {
    const stopping = [...stoppingConfigurations.values()].flat();
    const results = await checkStarts(new Map(stopping.map(({ text }) => [text, text])));
    for (const { text, namesClass } of stopping) {
      const { failure } = results.get(text) ?? assert.fail(`${text} was not checked`);
      if (namesClass === undefined) assert.isUndefined(failure, text);
    }
  });

  it("give a system of Ritsem the same address as one of Akka.NET", { timeout: STARTS_TIMEOUT_MS }, async () => {
    const silent = parse("akka { loggers = [], loglevel = OFF, stdout-loglevel = OFF }");
    for (const [name, text] of configurationFiles) {
      const { address } = checks.get(name) ?? assert.fail(`${name} was not checked`);
      if (address === undefined) continue;
      const system = await ActorSystem.create("check", silent.withFallback(parse(text, { source: name })));
      assert.equal(withoutRandomPort(system.address.toString()), withoutRandomPort(address), name);
      await system.terminate();
    }
  });
});

/** Both listen on free ports; what a file advertises instead is below the range of these. */
function withoutRandomPort(address: string): string {
  return address.replace(/:[3-6]\d{4}$/, ":0");
}
