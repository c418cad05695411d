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
async function run(args: readonly string[], files: Readonly<Record<string, string>> = FILES, input = ""): Promise<Run> {
  const said = { out: "", err: "" };
  const platform = { ...nodePlatform(), environment: { HOST: "chat.example" }, readTextFile: (path: string) => files[path] };
  const exitCode = await runCommandLine(args, {
    platform,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    readInput: () => input,
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
    assert.deepEqual(await run(["config", "--diff"], {}), {
      exitCode: 0,
      out: "",
      err: "info: There is no application.conf in the working directory: the defaults are used.\n",
    });
    assert.match((await run(["config", "--raw"], {})).err, /^There is no application\.conf in the working directory\. Name a file\.$/m);
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
      /^info: akka\.dot-netty\.tcp \(bad\.conf:2:\d+\).*\nwarning: bad\.conf:1:17: akka\.logelvel is not a known setting and is ignored\. Did you mean akka\.loglevel\?\n$/,
    );
  });

  it("ends with 1 and file:line:column on standard error for every kind of mistake", async () => {
    const remote = "akka.actor.provider = remote\n";
    for (const [text, said] of [
      ["akka {\n a = @\n}", "bad.conf:2:6: '@' is reserved"],
      ["a = ${b}", "bad.conf:1:5: "],
      ["akka.loglevel = LOUD", 'bad.conf:1:17: akka.loglevel = "LOUD" is not one of'],
      ["akka.actor.provider = clusster", "bad.conf:1:23: akka.actor.provider"],
      [`${remote}akka.remote.retry-gate-closed-for = 5 parsecs`, "bad.conf:2:37: akka.remote.retry-gate-closed-for"],
      [`${remote}akka.remote.dot-netty.tcp.maximum-frame-size = 31999b`, "bad.conf:2:48: akka.remote.dot-netty.tcp.maximum-frame-size"],
      [`${remote}akka.remote.dot-netty.tcp.enable-ssl = on`, "bad.conf:2:40: akka.remote.dot-netty.tcp.enable-ssl"],
      ["ritsem.config.unknown-keys = error, akka.logelvel = 1", "bad.conf:1:53: akka.logelvel is not a known setting"],
      [`${remote}akka.remote.dot-netty.tcp.transport-class = Mine`, "bad.conf:2:45: akka.remote.dot-netty.tcp.transport-class"],
    ] as const) {
      const { exitCode, out, err } = await failureOf(text);
      assert.deepEqual([exitCode, out], [1, ""], text);
      assert.isTrue(err.startsWith(said), `${text} gave ${err}`);
      assert.equal(err.trimEnd().split("\n").length, 1, err);
      assert.equal(err.split(said.split(": ")[0] ?? "").length, 2, `the place once: ${err}`);
    }
    assert.match((await run(["config", "none.conf"])).err, /none\.conf does not exist/);
  });

  it("reads a configuration whose transport is loaded from a module, without loading it", async () => {
    const lines =
      "akka.actor.provider = remote, akka.remote.enabled-transports = [lines]\nlines { transport-module = none, transport-class = create }";
    const { exitCode, out } = await run(["config", "lines.conf", "--diff"], { "lines.conf": lines });
    assert.equal(exitCode, 0);
    assert.include(out, 'lines.transport-module = "none"');
  });

  it("prints numbers as they were written, in every format", async () => {
    const files = { "numbers.conf": "a = 1.10, b = 00501, c = 9007199254740993, d = [1.50, 2.], e = 1e3" };
    const options = ["config", "numbers.conf", "--raw"];
    assert.equal((await run([...options, "--diff"], files)).out, "a = 1.10\nb = 00501\nc = 9007199254740993\nd = [1.50, 2.]\ne = 1e3\n");
    const members = ['"a": 1.10', '"b": "00501"', '"c": 9007199254740993', '"d": [1.50, "2."]', '"e": 1e3'];
    const json = `{\n  ${members.join(",\n  ")}\n}\n`;
    assert.equal((await run([...options, "--json"], files)).out, json);
    assert.equal((await run([...options, "--json", "--diff"], files)).out, json);
    const places = await run([...options, "--json", "--diff", "--origins"], files);
    assert.include(places.out, '"c": { "value": 9007199254740993, "origin": "numbers.conf:1:26" }');
  });

  it("reads standard input as -, with includes from the working directory", async () => {
    const input = 'include "network"\nakka.loglevel = DEBUG';
    const files = { "network.conf": "akka.stdout-loglevel = DEBUG" };
    for (const args of [
      ["config", "-", "--diff"],
      ["config", "--config", "-", "--diff"],
    ]) {
      const { out } = await run(args, files, input);
      assert.equal(out, 'akka.loglevel = "DEBUG"\nakka.stdout-loglevel = "DEBUG"\n');
    }
    assert.match((await run(["config", "-"], {}, "a = =")).err, /^standard input:1:5: /);
  });

  it("names the classes of .NET packages that a system would start without", async () => {
    const { exitCode, err } = await failureOf(`akka {
      loggers = ["Akka.Logger.Serilog.SerilogLogger, Akka.Logger.Serilog"]
      extensions = ["Shop.Extension, Shop"]
    }`);
    assert.equal(exitCode, 0);
    assert.match(
      err,
      /^warning: akka\.loggers .* names "Akka\.Logger\.Serilog\.SerilogLogger, .*: the system logs to standard output\. To provide it/m,
    );
    assert.match(err, /^warning: akka\.extensions .* names "Shop\.Extension, Shop", .*: the system starts without it\./m);
  });

  it("prints every failure as JSON with --json, and nothing on standard error", async () => {
    const broken = await run(["config", "bad.conf", "--json"], { "bad.conf": "a = =" });
    assert.deepEqual([broken.exitCode, broken.err], [1, ""]);
    assert.deepEqual(JSON.parse(broken.out).failure.place, { source: "bad.conf", line: 1, column: 5 });
    for (const [args, kind] of [
      [["config", "none.conf", "--json"], "configuration"],
      [["config", "--colour", "--json"], "arguments"],
      [["ping", "nonsense", "--json"], "error"],
      [["ping", "akka.tcp://a@localhost:1", "--timeout", "0", "--json"], "arguments"],
      [["ping", "--json"], "arguments"],
    ] as const) {
      const { exitCode, out, err } = await run(args);
      assert.deepEqual([exitCode, err, JSON.parse(out).failure.kind], [1, "", kind], args.join(" "));
    }
  });

  it("takes a timeout above 0 only", async () => {
    for (const timeout of ["0", "0 s", "soon", "-1 s"]) {
      const { exitCode, err } = await run(["ping", "akka.tcp://a@localhost:1", `--timeout=${timeout}`]);
      assert.equal(exitCode, 1, timeout);
      assert.match(err, /Expected a duration above 0, such as 5 s or 500 ms, or infinite\./, timeout);
    }
  });

  it("prints its version, and a help of one style", async () => {
    assert.match((await run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
    for (const command of ["config", "contracts", "ping", "tell", "ask", "doctor"]) {
      const { exitCode, out } = await run([command, "--help"]);
      assert.equal(exitCode, 0, command);
      assert.notMatch(out, /nobody|whoever|go by|walks|mend|looks after/i, command);
    }
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
