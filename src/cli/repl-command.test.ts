import { PassThrough } from "node:stream";
import { afterEach, assert, describe, it } from "vitest";
import { type ActorSystem, Props, ReceiveActor, startActorSystem, Status } from "../actor/index.ts";
import { parse } from "../hocon/index.ts";
import { startInspection } from "../inspection/internal.ts";
import { nodePlatform } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";
import { completionsOf } from "./repl/path-completer.ts";
import { ReplCommands } from "./repl/repl-commands.ts";
import { CallingSystem } from "./talk/calling-system.ts";
import { configurationHost } from "./talk/configuration-host.ts";
import { remoteTargetFrom } from "./talk/remote-target.ts";

const TERMINAL = { platform: nodePlatform(), out: () => {}, err: () => {} };

class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => this.sender.tell(name === "fail" ? new Status.Failure(new Error("No greeting.")) : `Hello, ${name}`));
    this.receiveAny((message) => this.sender.tell(message));
  }
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function started(isInspected = true): Promise<{ readonly system: ActorSystem; readonly address: string }> {
  const config = parse(`akka { actor.provider = remote, loglevel = OFF, stdout-loglevel = OFF }
    akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
    ritsem.inspect { enabled = on, http.port = 0 }`);
  const system = await startActorSystem(configurationHost(nodePlatform()), "Shop", config);
  cleanUps.push(() => system.terminate());
  if (isInspected) startInspection(system, "ritsem test");
  system.actorOf(Props.create(Greeter), "greeter");
  system.actorOf(Props.create(Greeter), "grinder");
  return { system, address: `${system.address}` };
}

/** Gives these lines to the command, each after the output of the one before has come, and returns the outputs. */
async function entered(
  lines: readonly string[],
  args: readonly string[],
): Promise<{ exitCode: number; outputs: readonly string[]; err: string }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let err = "";
  const outputs: string[] = [];
  const rest = [...lines];
  const next = (): void => void (rest.length > 0 ? input.write(`${rest.shift()}\n`) : input.end());
  output.setEncoding("utf8").on("data", (text: string) => {
    outputs.push(text.trimEnd());
    next();
  });
  next();
  const exitCode = await runCommandLine(["repl", ...args, "--timeout", "10 s"], {
    platform: nodePlatform(),
    out: () => {},
    err: (text) => void (err += text),
    streams: { input, output },
  });
  return { exitCode, outputs, err };
}

/** Gives the whole input to the command before it starts. */
async function piped(text: string, args: readonly string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const said = { out: "", err: "" };
  output.setEncoding("utf8").on("data", (printed: string) => (said.out += printed));
  input.end(text);
  const exitCode = await runCommandLine(["repl", ...args, "--timeout", "10 s"], {
    platform: nodePlatform(),
    out: (printed) => void (said.out += printed),
    err: (printed) => void (said.err += printed),
    streams: { input, output },
  });
  return { exitCode, ...said };
}

describe("ritsem repl", () => {
  it("evaluates lines, and prints what promises resolve with", async () => {
    const { address } = await started();
    const lines = ['ask("/user/greeter", "world")', "address", "1 + 1", 'await ask(await ref("/user/greeter"), int(7))'];
    const { exitCode, outputs } = await entered(lines, [address]);
    assert.deepEqual([exitCode, outputs], [0, ["'Hello, world'", `'${address}'`, "2", "7"]]);
  });

  it("prints JSON for machines", async () => {
    const { address } = await started();
    const { outputs } = await entered(['ask("/user/greeter", "world")', 'ask("/user/grieter", "world")'], [address, "--json"]);
    assert.deepEqual(outputs[0], '"Hello, world"');
    assert.equal(JSON.parse(outputs[1] ?? "").failure.kind, "no-actor");
  });

  it("prints errors of JavaScript as JSON for machines, too", async () => {
    const { address } = await started();
    const lines = [
      "nothing",
      "1 +* 2",
      'throw "a text"',
      "await nothing",
      "Promise.reject(new TypeError('one\\ntwo'))",
      "const round = {}; round.round = round",
      "ask()",
      "throw null",
      "({ one: new Map([[1, { two: new Set([2]) }]]) })",
    ];
    const { exitCode, out } = await piped(`${lines.join("\n")}\n7\n`, [address, "--json"]);
    const printed = out
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    assert.deepEqual(printed.splice(0, 5), [
      { failure: { kind: "error", name: "ReferenceError", what: "nothing is not defined" } },
      { failure: { kind: "error", name: "SyntaxError", what: "Unexpected token '*'" } },
      { failure: { kind: "error", what: "a text" } },
      { failure: { kind: "error", name: "ReferenceError", what: "nothing is not defined" } },
      { failure: { kind: "error", name: "TypeError", what: "one\ntwo" } },
    ]);
    const [round, invalid, nothing, ...more] = printed as {
      readonly failure: { readonly kind: string; readonly code: string; readonly what: string };
    }[];
    assert.equal(round?.failure.kind, "error");
    assert.equal(invalid?.failure.code, "RITSEM_INVALID_ARGUMENT");
    assert.equal(nothing?.failure.what, "null");
    assert.deepEqual([exitCode, more], [3, [{ one: { 1: { two: [2] } } }, 7]]);
  });

  it("shows the tree, and those with most to do", async () => {
    const { address } = await started();
    const { outputs } = await entered(['tree("/user")', "top()"], [address]);
    assert.match(outputs[0] ?? "", /\/user\b[^]*├─ greeter \(Greeter\)\n└─ grinder \(Greeter\)$/);
    assert.include(outputs[1], "/user/greeter (Greeter)");
  });

  it("completes paths, and names as Node does", async () => {
    const { address } = await started();
    const caller = await CallingSystem.start(remoteTargetFrom(address), { config: undefined, timeoutMs: 10_000 }, TERMINAL);
    cleanUps.push(() => caller[Symbol.asyncDispose]());
    const commands = new ReplCommands(caller);
    assert.deepEqual(await completionsOf('ask("/user/gr', commands), [["/user/greeter", "/user/grinder"], "/user/gr"]);
    assert.deepEqual(await completionsOf("tell('/us", commands), [["/user"], "/us"]);
    assert.deepEqual(await completionsOf('ask("/nowhere/x', commands), [[], "/nowhere/x"]);
    assert.isUndefined(await completionsOf('ask("/user/greeter", wor', commands));
  });

  it("says in words what has failed, and goes on", async () => {
    const { address } = await started(false);
    const lines = ['ask("/user/greeter", "fail")', "tree()", "ask()", "nothing", '"still here"'];
    const { exitCode, outputs } = await entered(lines, [address]);
    assert.include(outputs[0], "No greeting.");
    assert.include(outputs[1], "Set ritsem.inspect.enabled = on there");
    assert.include(outputs[2], `Expected a path such as "/user/greeter"`);
    assert.include(outputs[3], "nothing is not defined");
    assert.deepEqual([exitCode, outputs.at(-1)], [3, "'still here'"]);
  });

  it("evaluates lines of a pipe that has ended one after another, and prints all results before it ends", async () => {
    const { address } = await started();
    const lines = [
      'ask("/user/greeter", "world")',
      "const twice = (value) => {",
      "  return [value, value];",
      "};",
      "",
      'const last = await ask("/user/greeter", "moon")',
      "twice(last)",
    ];
    const { exitCode, out } = await piped(`${lines.join("\n")}\n`, [address, "--json"]);
    assert.deepEqual([exitCode, out], [0, '"Hello, world"\n["Hello, moon","Hello, moon"]\n']);
  });

  it("evaluates the last line of a pipe without a line feed, and none after .exit", async () => {
    const { address } = await started();
    assert.deepEqual((await piped('ask("/user/greeter", "world")', [address])).out, "'Hello, world'\n");
    assert.deepEqual((await piped('ask("/user/greeter", "world")\n.exit\n1\n', [address])).out, "'Hello, world'\n");
  });

  it("ends with code 3 if a line of a pipe failed", async () => {
    const { address } = await started();
    for (const line of ['ask("/user/grieter", "world")', "nothing", "throw new Error()", "1 +* 2", "await nothing"]) {
      assert.equal((await piped(`${line}\n1\n`, [address])).exitCode, 3, line);
    }
  });

  it("says that a pipe ended within a command", async () => {
    const { address } = await started();
    const { exitCode, out, err } = await piped("1\nfunction f() {\n", [address]);
    assert.deepEqual([exitCode, out], [1, "1\n"]);
    assert.include(err, "The input ends within a command");
  });

  it("ends at once with the reason if the system cannot be reached", async () => {
    const { exitCode, err } = await entered([], ["akka.tcp://Shop@127.0.0.1:1"]);
    assert.equal(exitCode, 2);
    assert.include(err, "no process listens on that port");
  });
});
