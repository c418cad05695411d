import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { afterEach, assert, describe, it, vi } from "vitest";
import { Actor, type ActorSystem, LogEvent, Props, ReceiveActor } from "../actor/index.ts";
import { startActorSystem } from "../actor/index.ts";
import type { ExtendedActorSystem } from "../actor/internal.ts";
import { parse } from "../hocon/index.ts";
import { INSPECTION_NAME, startInspection } from "../inspection/internal.ts";
import { startInspectionOnNode } from "../inspection/node/index.ts";
import { nodePlatform } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";
import { configurationHost } from "./talk/configuration-host.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
/** A start of Node that compiles TypeScript. */
const TIMEOUT_MS = 60_000;
const TOKEN = "a-token-that-is-long-enough";
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

class Worker extends Actor<string> {
  override receive(message: string): unknown {
    if (message === "fail") throw new Error("with \u001b[2J a control character");
    return message === "wait" ? new Promise(() => {}) : undefined;
  }
}

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** In the place of the service: keeps what it is asked, and tells of one event. */
class Asked extends ReceiveActor {
  constructor(questions: unknown[], event: string, onEnd: () => void) {
    super();
    this.receive(String, (question) => {
      questions.push(question);
      if (question.includes('"end"')) onEnd();
      else this.sender.tell(event);
    });
  }
}

async function ritsem(args: readonly string[], stopWhen?: (out: string) => boolean): Promise<Run> {
  const said = { out: "", err: "" };
  const stop = new AbortController();
  const exitCode = await runCommandLine([...args, "--timeout", "30 s"], {
    platform: nodePlatform(),
    out(text) {
      said.out += text;
      if (stopWhen?.(said.out) === true) stop.abort();
    },
    err: (text) => void (said.err += text),
    stopped: stop.signal,
  });
  return { exitCode, ...said };
}

/** A system over TCP that is looked at over remoting alone. */
async function shop(config = "", isInspected = true): Promise<ActorSystem> {
  const own = `ritsem.actor.terminate-timeout = 100 ms
    akka { actor.provider = remote, loglevel = OFF, stdout-loglevel = OFF, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
    ritsem.inspect { enabled = on, http { token = ${TOKEN}, port = 0 } }`;
  const system = await startActorSystem(configurationHost(nodePlatform()), "Shop", parse(config).withFallback(parse(own)));
  cleanUps.push(() => system.terminate());
  if (isInspected) startInspection(system, "ritsem test");
  system.actorOf(Props.create(Worker), "worker");
  return system;
}

describe("ritsem tree", () => {
  it("prints the actors of a system, or of a part of it", async () => {
    const { address } = await shop();
    const all = await ritsem(["tree", `${address}`]);
    assert.deepEqual([all.exitCode, all.err], [0, ""]);
    assert.match(all.out, /├─ user \(Guardian\)\n│ {2}└─ worker \(Worker\)\n/);
    const part = await ritsem(["tree", `${address}/user/worker`]);
    assert.match(part.out, /: 1 of \d+ actors, at and below \/user\/worker\n\n\/user\/worker \(Worker\)\n$/);
    const { actors } = JSON.parse((await ritsem(["tree", `${address}`, "--json"])).out) as { readonly actors: { readonly isCut: boolean } };
    assert.isFalse(actors.isCut);
  });

  it("cuts a huge tree with a line that says so", async () => {
    const system = await shop();
    for (let index = 0; index < 3000; index += 1) system.actorOf(Props.create(Worker), `w${index}`);
    const { out } = await ritsem(["tree", `${system.address}`, "--limit", "30"]);
    assert.match(out, /└─ … 29\d\d more\n/);
    assert.match(out, /Only 30 of 300\d actors are shown\./);
    const part = await ritsem(["tree", `${system.address}/user`, "--limit", "30"]);
    assert.match(part.out, /: 3002 of 300\d actors, at and below \/user\n[^]*Only 30 of 3002 actors are shown\./);
    const most = await ritsem(["tree", `${system.address}`, "--limit", "1000000"]); // more than fits into a message
    assert.match(most.out, /Only \d+ of 300\d actors are shown\./);
  });

  it("says which path has no actor, and what to do about a system without the service", async () => {
    const { address } = await shop();
    const wrong = await ritsem(["tree", `${address}/user/nobody`]);
    assert.deepEqual([wrong.exitCode, wrong.out], [3, ""]);
    assert.include(wrong.err, "it has no actor at /user/nobody");
    for (const config of ["", "akka.remote.untrusted-mode = on"]) {
      const other = await shop(config, config !== "");
      const { exitCode, err } = await ritsem(["tree", `${other.address}`]);
      assert.equal(exitCode, 3);
      assert.include(err, "ritsem.inspect.enabled");
      assert.notInclude(err, "worker");
    }
    const gone = await ritsem(["tree", "akka.tcp://Shop@127.0.0.1:1"]);
    assert.equal(gone.exitCode, 2);
  });
});

describe("ritsem top", () => {
  it("prints the actors with the most of what is asked for first, once without a screen", async () => {
    const system = await shop();
    for (let index = 0; index < 3; index += 1) system.actorSelection("/user/worker").tell("wait");
    const { exitCode, out, err } = await ritsem(["top", `${system.address}`, "--limit", "2"]);
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.match(out, /waiting {2}oldest {2}rate\/s {2}time % {2}restarts {2}state +actor\n +2 .* awaiting {2}\/user\/worker \(Worker\)\n/);
    const json = await ritsem(["top", `${system.address}`, "--by", "time", "--json"]);
    assert.equal((JSON.parse(json.out) as { readonly ranking: { readonly by: string } }).ranking.by, "time");
    assert.include((await ritsem(["top", `${system.address}`, "--by", "beauty"])).err, "mailbox, rate, restarts, time");
  });
});

describe("ritsem watch", () => {
  it("prints events as they happen, without control characters and its own connection, until it is stopped", async () => {
    const system = await shop();
    const failing = system.actorOf(Props.create(Worker), "failing");
    system.actorSelection("akka.tcp://Other@127.0.0.1:1/user/x").tell("hello");
    const { exitCode, out } = await ritsem(["watch", `${system.address}`, "--past"], (text) => {
      if (text.includes("association")) failing.tell("fail");
      return text.includes("restart");
    });
    assert.equal(exitCode, 0);
    assert.match(out, /restart {8}\/user\/failing \(Worker\): with {1,2}\[2J a control character\n/);
    assert.notInclude(out, "\u001b");
    assert.include(out, "association    akka.tcp://Other@127.0.0.1:1");
    assert.notInclude(out, "akka.tcp://ritsem@");
  });
});

describe("ritsem watch that is interrupted", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(
      `tells the system that it ends, and exits with 0 (${signal})`,
      async () => {
        const system = await shop("", false);
        const questions: unknown[] = [];
        let onEnd = (): void => {};
        const hasEnded = new Promise<void>((resolve) => (onEnd = resolve));
        const event = { version: 1, seq: 1, time: "now", kind: "missed", count: 7 };
        const service = Props.from(() => new Asked(questions, JSON.stringify(event), onEnd));
        (system as ExtendedActorSystem).systemActorOf(service, INSPECTION_NAME);
        const command = spawn(process.execPath, ["--import", "tsx", MAIN, "watch", `${system.address}`, "--timeout", "30 s"]);
        cleanUps.push(() => command.kill("SIGKILL"));
        command.stdout.once("data", () => command.kill(signal));
        const [code] = (await once(command, "exit")) as [number | null];
        await hasEnded;
        assert.deepEqual([code, questions.at(-1)], [0, '{"get":"events","end":true}']);
      },
      TIMEOUT_MS,
    );
  }
});

describe("ritsem flight", () => {
  it("prints the last events of one association, and says if there is no record", async () => {
    const system = await shop();
    system.actorSelection("akka.tcp://Other@127.0.0.1:1/user/x").tell("hello");
    let out = "";
    while (!out.includes("gated")) out = (await ritsem(["flight", `${system.address}`, "akka.tcp://Other@127.0.0.1:1"])).out;
    assert.match(out, /associating\n.*no connection: [^]*gated: /);
    assert.include(
      (await ritsem(["flight", `${system.address}`, "akka.tcp://A@b:1"])).err,
      "it has no record of an association with akka.tcp://A@b:1",
    );
  });
});

describe("Commands over HTTP", () => {
  it("look at a system with its token, and say what is wrong with a wrong one", async () => {
    const system = await shop("akka.loglevel = INFO, akka.loggers = []", false);
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { readonly port: number };
    server.close();
    await once(server, "close");
    const served = await shop(`ritsem.inspect.http.port = ${port}`, false);
    await startInspectionOnNode(served);
    const url = `http://127.0.0.1:${port}`;
    assert.include((await ritsem(["tree", url, "--token", TOKEN])).out, "worker (Worker)");
    const wrong = await ritsem(["top", url, "--token", "wrong"]);
    assert.deepEqual([wrong.exitCode, wrong.out], [3, ""]);
    assert.include(wrong.err, "it does not accept the token");
    await served.terminate();
    const gone = await ritsem(["top", url, "--token", TOKEN, "--json"]);
    assert.deepEqual([gone.exitCode, gone.err], [2, ""]);
    assert.include(gone.out, "cannot-connect");
    await system.terminate();
  });

  it("take the token of a file for systems of this machine alone: it is no other host's business", async () => {
    const served = await shop('akka.loglevel = INFO, ritsem.inspect.http.token = ""', false);
    const lines: string[] = [];
    served.eventStream.subscribe((event: LogEvent) => void lines.push(`${event}`), LogEvent);
    await startInspectionOnNode(served);
    const url = /http:\S+/.exec(lines.join("\n"))?.[0] ?? assert.fail("the log names no address");
    const asked: (readonly [string, boolean])[] = [];
    vi.stubGlobal("fetch", (to: string, { headers }: { readonly headers: object }) => {
      asked.push([new URL(to).hostname, "authorization" in headers]);
      return Promise.reject(new TypeError("no network"));
    });
    cleanUps.push(() => vi.unstubAllGlobals());
    await ritsem(["tree", url]);
    await ritsem(["tree", url.replace("127.0.0.1", "inspected.example")]);
    assert.deepEqual(asked, [
      ["127.0.0.1", true],
      ["inspected.example", false],
    ]);
  });

  it("say so when the system goes away while it is looked at", async () => {
    const served = await shop("akka.loglevel = INFO", false);
    const lines: string[] = [];
    served.eventStream.subscribe((event: LogEvent) => void lines.push(`${event}`), LogEvent);
    await startInspectionOnNode(served);
    const url = /http:\S+/.exec(lines.join("\n"))?.[0] ?? assert.fail("the log names no address");
    served.actorSelection("/user/nobody").tell("lost");
    const { exitCode, out, err } = await ritsem(["watch", url, "--past", "--token", TOKEN], (text) => {
      if (text.includes("dead letter")) void served.terminate();
      return false;
    });
    assert.equal(exitCode, 2);
    assert.include(out, "dead letter    string to /user/nobody");
    assert.include(err, `Cannot connect to ${url.slice(0, -1)}`);
  });

  it("survive answers of another version, and of something else", async () => {
    for (const [body, words] of [
      ['{"version":2}', "version 2 of the contract"],
      ['{"version":1}', "something that this version does not know"],
      ["<html>", "something that this version does not know"],
      ['{"version":1,"system":7,"actors":{"root":{"children":3}}}', "something that this version does not know"],
    ] as const) {
      const server = createServer((_request, response) => response.end(body)).listen(0, "127.0.0.1");
      cleanUps.push(() => server.close());
      await once(server, "listening");
      const { port } = server.address() as { readonly port: number };
      const { exitCode, err } = await ritsem(["tree", `http://127.0.0.1:${port}`]);
      assert.equal(exitCode, 3);
      assert.include(err, words);
    }
  });

  it("refuse an address that is none", async () => {
    for (const address of ["http://", "ftp://a", "Shop"]) assert.equal((await ritsem(["top", address])).exitCode, 1, address);
  });
});
