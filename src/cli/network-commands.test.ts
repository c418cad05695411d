import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, assert, describe, expect, it } from "vitest";
import { type ActorSystem, Props, ReceiveActor, startActorSystem, Status } from "../actor/index.ts";
import { parse } from "../hocon/index.ts";
import { nodePlatform } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";
import { configurationHost } from "./talk/configuration-host.ts";

/** Long enough for a busy machine; nothing waits for it but what must find nothing. */
const PATIENT = ["--timeout", "10 s"];
const IMPATIENT = ["--timeout", "500 ms"];
const TCP = "akka.remote.dot-netty.tcp";

class Room extends ReceiveActor {
  constructor(seen: unknown[]) {
    super();
    this.receive(String, (text) => {
      if (text === "fail") this.sender.tell(new Status.Failure(new Error("The room is full.")));
      else if (text !== "be silent") this.sender.tell(`heard ${text}`);
      seen.push(text);
    });
    this.receiveAny((message) => {
      seen.push(message);
      this.sender.tell(message);
    });
  }
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function ritsem(args: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Run> {
  const said = { out: "", err: "" };
  const platform = { ...nodePlatform(), readTextFile: (path: string) => files[path] };
  const exitCode = await runCommandLine(args, {
    platform,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { exitCode, ...said };
}

async function started(
  name: string,
  config = "",
): Promise<{ readonly system: ActorSystem; readonly address: string; readonly seen: unknown[] }> {
  const own = `akka { actor.provider = remote, loglevel = OFF, stdout-loglevel = OFF }\n${TCP} { hostname = "127.0.0.1", port = 0 }`;
  const system = await startActorSystem(configurationHost(nodePlatform()), name, parse(config).withFallback(parse(own)));
  cleanUps.push(() => system.terminate());
  const seen: unknown[] = [];
  system.actorOf(Props.create(Room, seen), "room");
  return { system, address: `${system.address}`, seen };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

async function portOfNobody(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await cleanUps.pop()?.();
  return port;
}

describe("ritsem ping", () => {
  it("says that a system answers, and how fast", async () => {
    const { address } = await started("Chat");
    const { exitCode, out, err } = await ritsem(["ping", address, "--count", "2", ...PATIENT]);
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.match(
      out,
      /^akka\.tcp:\/\/Chat@127\.0\.0\.1:\d+\/user answered in \d+\.\d ms, association included\n.* answered in \d+\.\d ms\n$/,
    );
  });

  it("says with 3 that no actor lives at a path", async () => {
    const { address } = await started("Chat");
    const { exitCode, err } = await ritsem(["ping", `${address}/user/romm`, ...PATIENT]);
    assert.equal(exitCode, 3);
    assert.include(err, `No actor exists at ${address}/user/romm.\n`);
  });

  it("says with 2 that no system listens, for machines too", async () => {
    const address = `akka.tcp://Chat@127.0.0.1:${await portOfNobody()}`;
    const { exitCode, out, err } = await ritsem(["ping", address, "--json", ...PATIENT]);
    assert.deepEqual([exitCode, err], [2, ""]);
    const { failure } = JSON.parse(out);
    assert.deepEqual([failure.kind, failure.keys], ["connection-refused", [`${TCP}.port`]]);
  });

  it("gives both names when the system answers to another one", async () => {
    const { address } = await started("Chat");
    const { exitCode, err } = await ritsem(["ping", address.replace("Chat", "Chta"), ...IMPATIENT]);
    assert.equal(exitCode, 2);
    assert.include(err, `Dialled ${address.replace("Chat", "Chta")}, but the system there has the address ${address}`);
  });

  it("fails aloud although the configuration ends the process with the system", async () => {
    const address = `akka.tcp://Chat@127.0.0.1:${await portOfNobody()}`;
    const files = { "application.conf": "akka.coordinated-shutdown.exit-clr = on" };
    const { exitCode, err } = await ritsem(["ping", address, ...PATIENT], files);
    assert.equal(exitCode, 2);
    assert.include(err, "no process listens on that port");
  });

  it("refuses what is no address with 1", async () => {
    const { exitCode, err } = await ritsem(["ping", "localhost:8081"]);
    assert.equal(exitCode, 1);
    assert.include(err, "Expected akka.tcp://System@host:port");
  });
});

describe("ritsem tell", () => {
  it("has delivered the message when it ends, as the type that was named", async () => {
    const { address, seen } = await started("Chat");
    const { exitCode, out } = await ritsem(["tell", `${address}/user/room`, "42", "--type", "long", ...PATIENT]);
    assert.equal(exitCode, 0);
    assert.include(out, `told ${address}/user/room#`);
    assert.deepEqual(seen, [42n]);
  });
});

describe("ritsem ask", () => {
  it("prints the reply", async () => {
    const { address } = await started("Chat");
    assert.deepEqual(await ritsem(["ask", `${address}/user/room`, "hello", ...PATIENT]), { exitCode: 0, out: "heard hello\n", err: "" });
    const asJson = await ritsem(["ask", `${address}/user/room`, "7", "--type", "int", "--json", ...PATIENT]);
    assert.deepInclude(JSON.parse(asJson.out), { reply: 7 });
  });

  it("goes by --config for the limits of messages, and not for port and loggers", async () => {
    const { address, seen } = await started("Chat", `${TCP}.maximum-frame-size = 1 MB`);
    const text = "x".repeat(200_000);
    const files = {
      "mine.conf": `akka.loggers = ["My.Logger, Mine"]\nakka.dot-netty.tcp { maximum-frame-size = 1 MB, port = ${address.split(":")[2]} }`,
    };
    const large = await ritsem(["ask", `${address}/user/room`, text, "--config", "mine.conf", ...PATIENT], files);
    assert.deepEqual([large.exitCode, large.err, large.out.length], [0, "", text.length + "heard \n".length]);
    const refused = await ritsem(["ask", `${address}/user/room`, text, ...PATIENT]);
    assert.equal(refused.exitCode, 1);
    assert.include(refused.err, "maximum-frame-size");
    assert.equal(seen.length, 1);
  });

  it("says with 3 that no reply came, or that the reply is a failure", async () => {
    const { address } = await started("Chat");
    const silent = await ritsem(["ask", `${address}/user/room`, "be silent", ...IMPATIENT]);
    assert.equal(silent.exitCode, 3);
    assert.match(silent.err, /room(#\d+)? did not reply within 500 ms\.\n/);
    const failed = await ritsem(["ask", `${address}/user/room`, "fail", ...PATIENT]);
    assert.equal(failed.exitCode, 3);
    assert.include(failed.err, "replied with a failure: The room is full.\n");
  });

  it("refuses a message that is not of the type, and a type that it does not know", async () => {
    const path = "akka.tcp://Chat@127.0.0.1:1/user/room";
    assert.deepInclude(await ritsem(["ask", path, "4.5", "--type", "int"]), { exitCode: 1 });
    const { exitCode, err } = await ritsem(["ask", path, "4.5", "--type", "uint"]);
    assert.equal(exitCode, 1);
    assert.include(err, "string, int, long");
  });
});

describe("ritsem bench", () => {
  const BRIEFLY = ["--duration", "200 ms", ...PATIENT];

  it("prints how many round trips there were, and how long they took", async () => {
    const { address } = await started("Chat");
    const { exitCode, out, err } = await ritsem(["bench", address, ...BRIEFLY]);
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.match(
      out,
      /^akka\.tcp:\/\/Chat@127\.0\.0\.1:\d+\/user\S*: \d+ round trips in 0\.\d s, 1 at a time\.\n\n {2}\d+ round trips\/s\n/,
    );
    assert.deepEqual(out.match(/p\d\S*|max/g), ["p50", "p90", "p99", "p99.9", "max"]);
  });

  it("sends the message, and as many at a time as it is told", async () => {
    const { address, seen } = await started("Chat");
    const { exitCode, out } = await ritsem([
      "bench",
      `${address}/user/room`,
      "7",
      "--type",
      "int",
      "--in-flight",
      "5",
      "--json",
      ...BRIEFLY,
    ]);
    const { inFlight, roundTrips, elapsedMs, perSecond, ms } = JSON.parse(out);
    assert.deepEqual([exitCode, inFlight, new Set(seen)], [0, 5, new Set([7])]);
    assert.isAtLeast(seen.length, roundTrips);
    assert.equal(perSecond, Math.round((roundTrips / elapsedMs) * 1_000));
    assert.isAtMost(ms.p50, ms.p99);
    assert.isAtMost(ms.p99, ms.max);
  });

  it("says with 3 that the actor does not reply, or replies with a failure", async () => {
    const { address } = await started("Chat");
    const silent = await ritsem(["bench", `${address}/user/room`, "be silent", "--timeout", "500 ms"]);
    assert.equal(silent.exitCode, 3);
    assert.include(silent.err, "within 500 ms");
    const failing = await ritsem(["bench", `${address}/user/room`, "fail", ...BRIEFLY]);
    assert.equal(failing.exitCode, 3);
    assert.include(failing.err, "The room is full.");
  });

  it("ends with the reason when the system goes away meanwhile", async () => {
    const { system, address, seen } = await started("Chat");
    const running = ritsem(["bench", `${address}/user/room`, "hi", "--duration", "1 h", ...IMPATIENT]);
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBeGreaterThan(10);
    await system.terminate();
    const { exitCode, out, err } = await running;
    assert.deepEqual([exitCode, out], [2, ""]);
    assert.include(err, address);
  });

  it("refuses durations and numbers that make no sense with 1", async () => {
    for (const wrong of [
      ["--in-flight", "0"],
      ["--in-flight", "10001"],
      ["--duration", "0"],
      ["--duration", "soon"],
    ]) {
      const { exitCode, err } = await ritsem(["bench", "akka.tcp://Chat@127.0.0.1:1", ...wrong]);
      assert.equal(exitCode, 1);
      assert.include(err, "Expected a");
    }
  });
});

describe("ritsem doctor", () => {
  const stepsOf = (out: string): readonly string[] =>
    Array.from(out.matchAll(/^ {2}([a-z-]+) +(FAILED)?/gm), ([, step, failed]) => `${step}${failed ?? ""}`);

  it("finds nothing wrong where nothing is", async () => {
    const { address } = await started("Chat");
    const { exitCode, out, err } = await ritsem(["doctor", address, ...PATIENT]);
    assert.deepEqual(stepsOf(out), ["name", "tcp", "handshake", "identify", "frames", "dial-back"]);
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.match(out, /\n\nNothing is wrong\.\n$/);
  });

  it("ends at the step that fails, with what is wrong and what to do", async () => {
    const address = `akka.tcp://Chat@127.0.0.1:${await portOfNobody()}`;
    const { exitCode, out } = await ritsem(["doctor", address, ...PATIENT]);
    assert.equal(exitCode, 2);
    assert.deepEqual(stepsOf(out).slice(0, 2), ["name", "tcpFAILED"]);
    assert.match(
      out,
      /What is wrong\n {2}Cannot connect to .*: no process listens on that port\.\nWhat to do\n {2}Check that the system runs/,
    );
  });

  it("tells an HTTP server from an actor system", async () => {
    const address = `akka.tcp://Chat@127.0.0.1:${await listening(createHttpServer())}`;
    const { exitCode, out } = await ritsem(["doctor", address, "--json", ...PATIENT]);
    assert.equal(exitCode, 2);
    assert.deepInclude(JSON.parse(out).failures[0], { kind: "speaks-otherwise", speaker: "an HTTP server" });
  });

  it("says of a port that accepts and is silent that there was no handshake", async () => {
    const server = createServer((socket) => void socket.on("error", () => {}).resume());
    const address = `akka.tcp://Chat@127.0.0.1:${await listening(server)}`;
    const { exitCode, out } = await ritsem(["doctor", address, "--json", ...IMPATIENT]);
    assert.equal(exitCode, 2);
    assert.equal(JSON.parse(out).failures[0].kind, "handshake-timeout");
  });

  it("says of a port that closes at once that it refused", async () => {
    const server = createServer(
      (socket) =>
        void socket
          .on("error", () => {})
          .resume()
          .end(),
    );
    const address = `akka.tcp://Chat@127.0.0.1:${await listening(server)}`;
    const { exitCode, out } = await ritsem(["doctor", address, "--json", ...PATIENT]);
    assert.equal(exitCode, 2);
    assert.equal(JSON.parse(out).failures[0].kind, "closed-in-handshake");
  });

  it("says the same of a system that counts bytes the other way round, and names byte-order", async () => {
    const { address } = await started("Chat", `${TCP}.byte-order = big-endian`);
    const { exitCode, out } = await ritsem(["doctor", address, ...PATIENT]);
    assert.equal(exitCode, 2);
    assert.include(out, `${TCP}.byte-order`);
  });

  it("sees that the other side takes smaller frames", async () => {
    const { address } = await started("Chat", `${TCP}.maximum-frame-size = 64000b`);
    const { exitCode, out } = await ritsem(["doctor", address, ...PATIENT]);
    assert.equal(exitCode, 3);
    assert.deepEqual(stepsOf(out).slice(0, 6), ["name", "tcp", "handshake", "identify", "framesFAILED", "dial-back"]);
    assert.include(out, `Use the same ${TCP}.maximum-frame-size on both systems`);
  });

  it("sees that the other side cannot connect to where the configuration says", async () => {
    const { address } = await started("Chat");
    const files = { "mine.conf": `${TCP} { hostname = "127.0.0.1", public-port = ${await portOfNobody()} }` };
    const { exitCode, out } = await ritsem(["doctor", address, "--config", "mine.conf", "--json", "--timeout", "2 s"], files);
    assert.equal(exitCode, 3);
    const { failures } = JSON.parse(out);
    assert.deepEqual([failures.length, failures[0].kind], [1, "cannot-dial-back"]);
    assert.include(failures[0].cure, `${TCP}.public-hostname`);
  });

  it("takes a free port when the system runs where the configuration says, and says so", async () => {
    const { address } = await started("Chat");
    const { system } = await started("Mine");
    const files = { "mine.conf": `${TCP} { hostname = "127.0.0.1", port = ${system.address.port} }` };
    const { exitCode, out } = await ritsem(["doctor", address, "--config", "mine.conf", ...PATIENT], files);
    assert.equal(exitCode, 0);
    assert.include(out, "not the configured address. Cannot listen on 127.0.0.1:");
  });
});
