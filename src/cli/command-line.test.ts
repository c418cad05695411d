import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assert, describe, it } from "vitest";
import { nodePlatform } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";

const OVERVIEW = fileURLToPath(new URL("../../test/fixtures/overview/", import.meta.url));
const FILES: Readonly<Record<string, string>> = {
  "node.conf": `akka {
  loglevel = DEBUG
  actor.provider = remote
  remote.dot-netty.tcp { hostname = \${HOST}, port = 0 }
}
my-app.rooms = [lobby]
`,
};

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** `ritsem` with these arguments, in a working directory that has `files`. */
async function run(args: readonly string[], files: Readonly<Record<string, string>> = FILES): Promise<Run> {
  const said = { out: "", err: "" };
  const platform = { ...nodePlatform(), environment: { HOST: "chat.example" }, readTextFile: (path: string) => files[path] };
  const exitCode = await runCommandLine(args, {
    platform,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { exitCode, ...said };
}

const failureOf = async (text: string, ...options: readonly string[]) => run(["config", "bad.conf", ...options], { "bad.conf": text });

describe("ritsem config", () => {
  it("prints the file over the defaults of everything it turns on", async () => {
    const { exitCode, out, err } = await run(["config", "node.conf"]);
    assert.equal(exitCode, 0);
    assert.equal(err, "");
    assert.include(out, 'loglevel = "DEBUG"\n');
    assert.include(out, 'hostname = "chat.example"\n');
    assert.include(out, 'retry-gate-closed-for = "5 s"\n');
  });

  it("takes the file by --config as well, before or behind the command's name", async () => {
    const byArgument = await run(["config", "node.conf"]);
    assert.deepEqual(await run(["--config", "node.conf", "config"]), byArgument);
    assert.deepEqual(await run(["config", "--config", "node.conf"]), byArgument);
  });

  it("says with --origins where each value comes from", async () => {
    const { out } = await run(["config", "node.conf", "--origins"]);
    assert.include(out, 'loglevel = "DEBUG" # node.conf:2:14\n');
    assert.match(out, /retry-gate-closed-for = "5 s" # remote\/reference\.conf:\d+:\d+\n/);
  });

  it("prints with --diff what differs from the defaults, one key a line", async () => {
    const { out } = await run(["config", "node.conf", "--diff"]);
    assert.deepEqual(out.trimEnd().split("\n").toSorted(), [
      'akka.actor.provider = "remote"',
      'akka.loglevel = "DEBUG"',
      'akka.remote.dot-netty.tcp.hostname = "chat.example"',
      "akka.remote.dot-netty.tcp.port = 0",
      'my-app.rooms = ["lobby"]',
    ]);
    assert.match((await run(["config", "node.conf", "--diff", "--origins"])).out, /tcp\.port = 0 # node\.conf:4:\d+\n/);
  });

  it("prints JSON with --json, alone and with the other options", async () => {
    const whole = JSON.parse((await run(["config", "node.conf", "--json"])).out);
    assert.equal(whole.akka.remote["dot-netty"].tcp.hostname, "chat.example");
    const difference = JSON.parse((await run(["config", "node.conf", "--json", "--diff"])).out);
    assert.equal(difference["akka.loglevel"], "DEBUG");
    assert.notProperty(difference, "akka.stdout-loglevel");
    const places = JSON.parse((await run(["config", "node.conf", "--json", "--diff", "--origins"])).out);
    assert.deepEqual(places["akka.loglevel"], { value: "DEBUG", origin: "node.conf:2:14" });
  });

  it("prints with --raw the file alone, resolved, whatever its keys", async () => {
    const raw = await run(["config", "bad.conf", "--raw"], { "bad.conf": "akka.logelvel = ${x}\nx = 1" });
    assert.deepEqual(raw, { exitCode: 0, out: "akka {\n  logelvel = 1\n}\nx = 1\n", err: "" });
  });

  it("reads application.conf when no file is named, and prints the defaults when there is none", async () => {
    const { out } = await run(["config", "--diff"], { "application.conf": "akka.loglevel = ERROR" });
    assert.equal(out, 'akka.loglevel = "ERROR"\n');
    assert.deepEqual(await run(["config", "--diff"], {}), { exitCode: 0, out: "", err: "" });
  });

  it("reads included files", async () => {
    const { out } = await run(["config", "a.conf", "--diff"], { "a.conf": 'include "b"', "b.conf": "akka.loglevel = ERROR" });
    assert.equal(out, 'akka.loglevel = "ERROR"\n');
  });

  it("puts on standard error what a system would log about the keys", async () => {
    const { exitCode, err } = await failureOf("akka.logelvel = DEBUG\nakka.dot-netty.tcp.port = 1");
    assert.equal(exitCode, 0);
    assert.match(
      err,
      /^info: akka\.dot-netty\.tcp \(bad\.conf:2:\d+\).*\nwarning: bad\.conf:1:17: nobody reads akka\.logelvel\. Did you mean akka\.loglevel\?\n$/,
    );
  });

  it("ends with 1 and file:line:column on standard error for every kind of mistake", async () => {
    const remote = "akka.actor.provider = remote\n";
    for (const [text, said] of [
      ["akka {\n a = @\n}", "bad.conf:2:6: '@' is reserved"],
      ["a = ${b}", "bad.conf:1:5: "],
      ["akka.loglevel = LOUD", "bad.conf:1:17: akka.loglevel"],
      ["akka.actor.provider = cluster", "bad.conf:1:23: akka.actor.provider"],
      [`${remote}akka.remote.retry-gate-closed-for = 5 parsecs`, "bad.conf:2:37: akka.remote.retry-gate-closed-for"],
      [`${remote}akka.remote.dot-netty.tcp.maximum-frame-size = 31999b`, "bad.conf:2:48: akka.remote.dot-netty.tcp.maximum-frame-size"],
      [`${remote}akka.remote.dot-netty.tcp.enable-ssl = on`, "bad.conf:2:40: akka.remote.dot-netty.tcp.enable-ssl"],
      ["ritsem.config.unknown-keys = error, akka.logelvel = 1", "bad.conf:1:53: nobody reads akka.logelvel"],
    ] as const) {
      const { exitCode, out, err } = await failureOf(text);
      assert.deepEqual([exitCode, out], [1, ""], text);
      assert.isTrue(err.startsWith(said), `${text} gave ${err}`);
      assert.equal(err.trimEnd().split("\n").length, 1, err);
    }
    assert.match((await run(["config", "none.conf"])).err, /none\.conf does not exist/);
  });

  it("explains itself, and refuses what it does not know", async () => {
    assert.match((await run(["config", "--help"])).out, /--origins/);
    const { exitCode, err } = await run(["config", "--colour"]);
    assert.deepEqual([exitCode, err], [1, "error: unknown option '--colour'\n"]);
  });

  it("takes every configuration of the overview as it stands", async () => {
    for (const name of ["enable.conf", "client.conf", "server.conf", "frame-size.conf"]) {
      const { exitCode, out } = await run(["config", name, "--diff"], { [name]: readFileSync(`${OVERVIEW}${name}`, "utf8") });
      assert.equal(exitCode, 0, name);
      assert.include(out, "dot-netty.tcp", name);
    }
  });
});
