import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { Relay } from "../harness/relay.ts";
import { type CommandRun, type CommandSurroundings, ritsem } from "../harness/ritsem-command.ts";

const WITHIN_MS = 15_000;
/** Long enough for a busy machine. */
const PATIENT = ["--timeout", "15 s"];
/** Where a command waits for what will not come. */
const IMPATIENT = ["--timeout", "2 s"];
const TCP = "akka.remote.dot-netty.tcp";

interface Diagnosis {
  readonly exitCode: number;
  /** Steps in the order they were taken; those that failed end with an exclamation mark. */
  readonly steps: readonly string[];
  readonly failures: readonly { readonly kind: string; readonly what: string; readonly cure: string; readonly keys: readonly string[] }[];
}

async function doctor(address: string, surroundings: CommandSurroundings = {}, ...options: readonly string[]): Promise<Diagnosis> {
  const { exitCode, out, err } = await ritsem(["doctor", address, "--json", ...(options.length === 0 ? PATIENT : options)], surroundings);
  assert.equal(err, "");
  const { steps, failures } = JSON.parse(out) as {
    readonly steps: readonly { readonly step: string; readonly isOk: boolean }[];
    readonly failures: Diagnosis["failures"];
  };
  return { exitCode, steps: steps.map(({ step, isOk }) => (isOk ? step : `${step}!`)), failures };
}

function assertFound(
  { exitCode, steps, failures }: Diagnosis,
  code: number,
  lastStep: string,
  kind: string,
  ...words: readonly string[]
): void {
  assert.deepEqual([exitCode, steps.at(-1), failures.length, failures[0]?.kind], [code, lastStep, 1, kind]);
  for (const word of words) assert.include(`${failures[0]?.what} ${failures[0]?.cure}`, word);
}

async function withPeer(config: string, use: (peer: AkkaNetPeer) => Promise<void>): Promise<void> {
  await using peer = await AkkaNetPeer.start({ name: "Dotnet", config });
  await use(peer);
}

describeWithAkkaNet("The command ritsem and Akka.NET", () => {
  it("ping: says that the system and its actors answer, and that no actor lives at another path", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const system = await ritsem(["ping", peer.address, "--count", "3", ...PATIENT]);
    assert.deepEqual([system.exitCode, system.err, system.out.trimEnd().split("\n").length], [0, "", 3]);
    assert.equal((await ritsem(["ping", peer.pathOf("echo"), ...PATIENT])).exitCode, 0);
    const nobody = await ritsem(["ping", peer.pathOf("nobody"), ...PATIENT]);
    assert.deepEqual([nobody.exitCode, nobody.err.startsWith(`No actor exists at ${peer.pathOf("nobody")}.\n`)], [3, true]);
  });

  it("ask: brings each type there and back", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const asked = async (message: string, type: string): Promise<CommandRun> =>
      await ritsem(["ask", peer.pathOf("echo"), message, "--type", type, ...PATIENT]);
    for (const [message, type, reply] of [
      ["Hello, world", "string", "Hello, world"],
      ["-7", "int", "-7"],
      ["9007199254740993", "long", '"9007199254740993"'],
      ["2.5", "double", "2.5"],
      ["true", "bool", "true"],
      ["AQID", "bytes", '"AQID"'],
    ] as const) {
      assert.deepEqual(await asked(message, type), { exitCode: 0, out: `${reply}\n`, err: "" }, type);
    }
  });

  it("tell: has delivered the message when it ends", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await peer.send({ command: "create", kind: "collector", name: "box" });
    assert.equal((await ritsem(["tell", peer.pathOf("box"), "42", "--type", "long", ...PATIENT])).exitCode, 0);
    const { messages } = await peer.send({ command: "messages", actor: "box" });
    assert.deepEqual(
      messages.map(({ clr, value }) => [clr, value]),
      [["System.Int64, System.Private.CoreLib", "42"]],
    );
  });

  it("ask: says that nothing came from an actor that is silent", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await peer.send({ command: "create", kind: "collector", name: "box" });
    const { exitCode, err } = await ritsem(["ask", peer.pathOf("box"), "hello", ...IMPATIENT]);
    assert.equal(exitCode, 3);
    assert.include(err, "did not reply within 2000 ms");
  });

  it("ask: says that a reply of an unregistered class cannot be read", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await peer.send({ command: "create", kind: "collector", name: "box" });
    const asked = ritsem(["ask", peer.pathOf("box"), "hello", ...PATIENT]);
    await peer.send({ command: "await-count", actor: "box", count: 1, timeoutMs: WITHIN_MS });
    const { messages } = await peer.send({ command: "messages", actor: "box" });
    const path = messages[0]?.sender ?? "";
    await peer.send({ command: "tell", path, value: { type: "point-record", value: { X: 1 } } });
    const { exitCode, err } = await asked;
    assert.equal(exitCode, 3);
    assert.include(err, "replied, and the reply cannot be read here");
    assert.include(err, "PointRecord");
  });
});

describeWithAkkaNet("ritsem doctor and Akka.NET", () => {
  it("finds nothing wrong with a healthy node, which is none the worse for it", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    const { exitCode, steps, failures } = await doctor(peer.address);
    assert.deepEqual([exitCode, failures], [0, []]);
    assert.deepEqual(steps, ["name", "tcp", "handshake", "identify", "frames", "dial-back"]);
    assert.deepEqual(
      peer.events.filter((event) => event.event === "log" && event.level === "error"),
      [],
    );
  });

  it("sees that no system listens", async () => {
    const address = `akka.tcp://Dotnet@127.0.0.1:${await freePort()}`;
    assertFound(await doctor(address), 2, "tcp!", "connection-refused", address, `${TCP}.port`);
  });

  it("sees that the port is an HTTP server's", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `akka.tcp://Dotnet@127.0.0.1:${(server.address() as AddressInfo).port}`;
    assertFound(await doctor(address), 2, "handshake!", "speaks-otherwise", "an HTTP server", `${TCP}.port`);
    server.close();
  });

  it("sees that the name of the host does not resolve", async () => {
    assertFound(await doctor("akka.tcp://Dotnet@nowhere.invalid:8081"), 2, "name!", "name-unknown", "nowhere.invalid");
  });

  it("sees that the system has another name", () =>
    withPeer("", async (peer) => {
      const wrong = peer.address.replace("Dotnet", "Dotnot");
      assertFound(await doctor(wrong), 2, "handshake!", "answers-to-another-name", wrong, `Send to ${peer.address}`);
    }));

  it("sees that the host is spelt otherwise there", () =>
    withPeer("", async (peer) => {
      const wrong = peer.address.replace("127.0.0.1", "localhost");
      assertFound(await doctor(wrong), 2, "handshake!", "answers-to-another-name", peer.address, `${TCP}.public-hostname`);
    }));

  it("sees that the port speaks TLS", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet", tls: true });
    assert.match(peer.address, /^akka\.ssl\.tcp:/);
    const plain = peer.address.replace("akka.ssl.tcp", "akka.tcp");
    assertFound(await doctor(plain, {}, "--timeout", "5 s"), 2, "tls!", "speaks-tls", `${TCP}.enable-ssl`);
    const { steps, failures } = await doctor(peer.address, {}, "--timeout", "5 s");
    assert.deepEqual([steps, failures[0]?.kind], [["name", "tls", "tls", "handshake!"], "no-transport"]);
  });

  it("sees that the node has quarantined it", () =>
    withPeer("", async (peer) => {
      const port = await freePort();
      const uid = 4711;
      await peer.send({ command: "quarantine", address: `akka.tcp://ritsem-probe@127.0.0.1:${port}`, uid: String(uid) });
      await peer.nextLifecycle("QuarantinedEvent", WITHIN_MS);
      const files = { "mine.conf": `${TCP} { hostname = "127.0.0.1", port = ${port} }` };
      const diagnosis = await doctor(peer.address, { files, uid }, "--config", "mine.conf", ...PATIENT);
      assertFound(diagnosis, 2, "handshake!", "quarantined-there", "Restart this system");
    }));

  it("sees that the node takes smaller frames", () =>
    withPeer(`${TCP}.maximum-frame-size = 64000b`, async (peer) => {
      const { exitCode, steps, failures } = await doctor(peer.address);
      assert.deepEqual([exitCode, steps.slice(-2)], [3, ["frames!", "dial-back"]]);
      assert.deepEqual([failures[0]?.kind, failures[0]?.keys], ["frame-limit-smaller-there", [`${TCP}.maximum-frame-size`]]);
    }));

  it("sees that the node cannot connect to where the configuration says", () =>
    withPeer("", async (peer) => {
      await using relay = await Relay.listen(); // leads nowhere
      const files = { "mine.conf": `${TCP} { hostname = "127.0.0.1", public-port = ${relay.port} }` };
      const diagnosis = await doctor(peer.address, { files }, "--config", "mine.conf", "--timeout", "4 s");
      assertFound(diagnosis, 3, "dial-back!", "cannot-dial-back", `${TCP}.public-hostname`, `${TCP}.public-port`);
    }));

  it("sees that nothing shakes hands on a frozen node", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    peer.freeze();
    assertFound(
      await doctor(peer.address, {}, ...IMPATIENT),
      2,
      "handshake!",
      "handshake-timeout",
      "Check that an actor system runs there",
    );
  });
});
