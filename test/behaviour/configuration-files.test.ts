import { readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import { ActorSystem, type Platform } from "../../src/index.ts";
import { parse } from "../../src/hocon/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import { configurationFiles } from "../fixtures/configuration-files.ts";
import { stoppingConfigurations } from "../fixtures/stopping-configurations.ts";

/** Starts a system of its own with `text` and returns what it logged. */
async function linesOf(text: string, source: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const platform: Platform = { ...nodePlatform(), writeLine: (line) => void lines.push(line) };
  const quick = parse("akka.remote.flush-wait-on-shutdown = 0 s"); // seed nodes that are not there are not waited for
  const system = await ActorSystem.create("files", quick.withFallback(parse(text, { source })), { platform });
  await system.terminate();
  return lines;
}

const file = (name: string): string => configurationFiles.get(name) ?? assert.fail(`there is no ${name}`);

describe("A configuration file of a user of Akka.NET", () => {
  it("is one of at least 40", () => assert.isAtLeast(configurationFiles.size, 40));

  it("is one of at least 30 for nodes of clusters", () => {
    const clusters = Array.from(configurationFiles.values()).filter((text) => /provider"?\s*[=:]\s*("?cluster|"Akka\.Cluster)/.test(text));
    assert.isAtLeast(clusters.length, 30);
  });

  for (const [name, text] of configurationFiles) {
    it(`starts a system: ${name}`, async () => {
      const lines = await linesOf(text, name);
      for (const line of lines.filter((each) => each.includes("][config]"))) assert.notMatch(line, /^\[ERROR\]/);
    });
  }

  it("may set all keys of dispatchers and of Newtonsoft.Json with unknown-keys = error", async () => {
    for (const name of [
      "remote-dispatchers.conf",
      "dedicated-thread-pool.conf",
      "channel-executor.conf",
      "json-settings.conf",
      "fork-join-executor.conf",
    ]) {
      await linesOf(`${file(name)}\nritsem.config.unknown-keys = error`, name);
    }
  });

  it("may name a logger of a .NET package: it is told which is used, and how to provide one", async () => {
    const lines = await linesOf(file("serilog-logger.conf"), "serilog-logger.conf");
    const warnings = lines.filter((line) => line.startsWith("[WARNING]"));
    assert.lengthOf(warnings, 2);
    assert.match(
      warnings[0] ?? "",
      /akka\.loggers \(serilog-logger\.conf:3:13\) names "Akka\.Logger\.Serilog\.SerilogLogger, Akka\.Logger\.Serilog", which is not available here: the system logs to standard output\. To provide it, pass it to ActorSystem\.create: \{ loggers: new Map\(\[\["Akka\.Logger\.Serilog\.SerilogLogger", logger\]\]\) \}\.$/,
    );
  });

  it("may name a serializer of a .NET package: one warning says so", async () => {
    const warnings = (await linesOf(file("wire-serializer.conf"), "wire-serializer.conf")).filter((line) => line.startsWith("[WARNING]"));
    assert.lengthOf(warnings, 1);
    assert.match(warnings[0] ?? "", /akka\.actor\.serializers\.wire \(wire-serializer\.conf:5:24\) names .* which is not available here/);
  });

  it("may name dispatchers, mailboxes, failure detectors and a further transport of a program: it is told what is used instead", async () => {
    for (const [name, instead] of [
      [
        "own-dispatcher-and-mailbox.conf",
        [
          "akka.actor.default-dispatcher.type .* run on the event loop.*{ dispatchers: ",
          "akka.actor.orders-dispatcher.type .* run on the event loop.*{ dispatchers: ",
          "akka.actor.default-mailbox.mailbox-type .* get an unbounded one.*{ mailboxes: ",
          "akka.actor.mailbox.urgent-first.mailbox-type .* get an unbounded one.*{ mailboxes: ",
        ],
      ],
      [
        "own-failure-detectors.conf",
        [
          "transport-failure-detector.implementation-class .*DeadlineFailureDetector is used.*{ failureDetectors: ",
          "watch-failure-detector.implementation-class .*PhiAccrualFailureDetector is used.*{ failureDetectors: ",
        ],
      ],
      ["second-transport-of-own.conf", ["shop.quic.transport-class .* reachable through akka.remote.dot-netty.tcp only.*{ transports: "]],
    ] as const) {
      const warnings = (await linesOf(file(name), name)).filter((line) => line.startsWith("[WARNING]"));
      assert.lengthOf(warnings, instead.length, name);
      for (const [index, expected] of instead.entries()) {
        assert.match(warnings[index] ?? "", new RegExp(expected), name);
      }
    }
  });

  it("may have dispatchers and mailboxes that lead nowhere, as long as no actor uses them", async () => {
    const name = "unused-dispatcher-and-mailbox.conf";
    const warnings = (await linesOf(file(name), name)).filter((line) => line.includes(" cannot be used: "));
    for (const [index, key] of ["orders-dispatcher", "mailbox.old", 'requirements."Shop.Mail.IUrgentQueue, Shop.Mail"'].entries()) {
      assert.include(warnings[index] ?? "", `${key} cannot be used: `);
    }
    assert.lengthOf(warnings, 3);
  });

  it("gets one note for each module that is not here, not longer than 20 keys make it", async () => {
    for (const name of ["persistence-sql-server.conf"]) {
      const notes = (await linesOf(file(name), name)).filter((line) => line.includes("][config]"));
      assert.lengthOf(notes, 1, name);
      assert.isBelow(notes[0]?.length ?? 0, 2000, name);
    }
  });

  it("may ask for a cluster, by its short name or by that of the class", async () => {
    for (const provider of ["cluster", '"Akka.Cluster.ClusterActorRefProvider, Akka.Cluster"']) {
      const lines = await linesOf(
        `akka { actor.provider = ${provider}, remote.dot-netty.tcp { hostname = localhost, port = 0 } }`,
        "cluster.conf",
      );
      assert.match(lines.join("\n"), /No seed-nodes configured, manual cluster join required/);
    }
  });

  it("may set a key to null, which leaves the default", async () => {
    const system = await ActorSystem.create(
      "files",
      "akka { loglevel = null, stdout-loglevel = OFF, actor.ask-timeout = null }, mine = null",
    );
    assert.equal(system.config.getString("akka.loglevel"), "INFO");
    assert.equal(system.config.getString("akka.actor.ask-timeout"), "infinite");
    assert.isNull(system.config.getValue("mine"));
    await system.terminate();
  });

  it("may have values that mean nothing: it is told what is used instead", async () => {
    const remote = "akka { actor.provider = remote, remote.dot-netty.tcp { hostname = localhost, port = 0 } }\n";
    for (const [text, warning] of [
      [
        "akka.actor.default-dispatcher.throughput = 0",
        /throughput = "0" \(odd\.conf:2:44\) must be at least 1\. The default is used: 30\.$/,
      ],
      ["akka.remote.resend-interval = 0", /resend-interval = "0" \(odd\.conf:2:31\) must be at least 1 ms\. The default is used: 2 s\.$/],
      ["akka.log-dead-letters = -1", /log-dead-letters = "-1" .*The default is used: 10\.$/],
      [
        'akka.actor.deployment { "/a.b" { virtual-nodes-factor = 0 } }',
        /"\/a\.b"\.virtual-nodes-factor = "0" .*The default is used: 10\.$/,
      ],
      ["akka.actor.debug = on", /akka\.actor\.debug \(odd\.conf:2:20\) is a section, not a value: "on" is ignored\.$/],
      [
        "akka.loggers = Akka.Event.DefaultLogger",
        /akka\.loggers \(odd\.conf:2:16\) is a single value, not an array\. It is read as an array of one element\.$/,
      ],
      ["akka.remote.trusted-selection-paths = /user/a", /trusted-selection-paths \(odd\.conf:2:39\) is a single value, not an array/],
      ['akka.remote.trusted-selection-paths = ["user/a"]', /trusted-selection-paths \(.*\) contains "user\/a", which trusts nothing/],
    ] as const) {
      const warnings = (await linesOf(remote + text, "odd.conf")).filter((line) => line.startsWith("[WARNING]"));
      assert.lengthOf(warnings, 1, text);
      assert.match(warnings[0] ?? "", warning, text);
    }
  });

  it("stops the start where Akka.NET's start stops too, and for settings of Ritsem's own", async () => {
    const remote = "akka { actor.provider = remote, remote.dot-netty.tcp { hostname = localhost, port = 0 } }\n";
    for (const [text, problem] of [
      ["akka.remote.dot-netty.tcp.port = -1", /port = "-1" .* must be between 0 and 65535/],
      ["akka.remote.dot-netty.tcp.maximum-frame-size = 31999b", /maximum-frame-size = "31999b" .* must be at least 32000b/],
      ["akka.remote.retry-gate-closed-for = 5 parsecs", /is not a duration/],
      ["akka.actor.deployment { /a { router = nonsense } }", /router is "nonsense", which is not a known router/],
      ["ritsem.remote.log-limit.lines = 0", /lines = "0" .* must be at least 1/],
    ] as const) {
      assert.match(await linesOf(remote + text, "bad.conf").then(() => "started", String), problem, text);
    }
  });

  it("may write switches in any form and case", async () => {
    for (const [off, on] of [
      ["off", "on"],
      ["no", "yes"],
      ["false", "true"],
      ["OFF", "On"],
      ["No", "YES"],
      ["False", "TRUE"],
    ] as const) {
      await linesOf(
        `akka { log-dead-letters = ${off}, log-config-on-start = ${off}, actor.provider = remote, actor.debug.unhandled = ${on}
          remote { log-buffer-size-exceeding = ${off}, log-frame-size-exceeding = ${off}, log-remote-lifecycle-events = ${off}, untrusted-mode = ${off}
            dot-netty.tcp { hostname = localhost, port = 0, enable-ssl = ${off}, tcp-nodelay = ${on} } } }`,
        "switches.conf",
      );
    }
  });
});

describe("The guide's table of files that stop a system of Ritsem only", () => {
  const guide = readFileSync(new URL("../../docs/guide/configuration.md", import.meta.url), "utf8");
  const table = /\| In the file \| Error \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(guide)?.[1] ?? assert.fail("the table is not there");
  const rows = table
    .trimEnd()
    .split("\n")
    .map((row) => row.slice(2, -2).split(" | "));

  it("has a file for each row", () =>
    assert.sameMembers(
      [...stoppingConfigurations.keys()],
      Array.from(rows, ([cell = ""]) => cell),
    ));

  for (const [cell = "", errors = ""] of rows) {
    it(`has the error's text: ${cell}`, async () => {
      const files = stoppingConfigurations.get(cell) ?? [];
      const texts = Array.from(errors.matchAll(/`([^`]+)`/g), ([, text = ""]) => text);
      for (const [index, { text }] of files.entries()) {
        const error = await linesOf(text, "stops.conf").then(() => "started", String);
        const expected = texts[Math.min(index, texts.length - 1)] ?? assert.fail(cell);
        for (const part of expected.split(" … ")) assert.include(error, part, text);
      }
    });
  }
});
