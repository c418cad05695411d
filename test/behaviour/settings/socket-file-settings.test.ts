import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorSystem, DeadLetter, Props, ReceiveActor } from "../../../src/actor/index.ts";
import { ActorSystem as Systems } from "../../../src/index.ts";
import { describeSetting } from "./describe-setting.ts";

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

describeSetting("akka.remote.dot-netty.tcp.path", () => {
  const systems: ActorSystem[] = [];
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ritsem-"));
  });

  afterEach(async () => {
    for (const system of systems.splice(0).reverse()) await system.terminate();
    rmSync(folder, { recursive: true });
  });

  async function start(name: string, tcp = "", path = folder): Promise<ActorSystem> {
    const system = await Systems.create(
      name,
      `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.flush-wait-on-shutdown = 100 ms }
       akka.remote.dot-netty.tcp { path = ${JSON.stringify(path)}, transport-protocol = unix, port = 0, ${tcp} }`,
    );
    systems.push(system);
    system.actorOf(Props.create(Echo), "echo");
    return system;
  }

  it("lets systems of one machine talk over Unix domain sockets, whose files are named by their addresses", async () => {
    const [a, b] = [await start("A", "port = 7, hostname = alpha"), await start("B")];
    assert.equal(String(a.address), "akka.unix://A@alpha:7");
    assert.equal(b.address.host, "localhost");
    assert.sameMembers(readdirSync(folder), ["alpha-7.sock", `localhost-${b.address.port}.sock`]);
    assert.equal(await b.actorSelection(`${a.address}/user/echo`).ask("hello", String, "3 s"), "hello");
    assert.equal(await a.actorSelection(`${b.address}/user/echo`).ask("x".repeat(100_000), String, "3 s"), "x".repeat(100_000));
    await systems.shift()?.terminate();
    assert.isFalse(existsSync(join(folder, "alpha-7.sock")), "the file is gone with its system");
  });

  it("makes the folder for this user alone, and takes over the file of a process that has died", async () => {
    const inner = join(folder, "sockets");
    const leaveFile = `require("fs").mkdirSync(${JSON.stringify(inner)}); require("net").createServer().listen(${JSON.stringify(join(inner, "localhost-7.sock"))}, () => process.kill(process.pid, "SIGKILL"))`;
    spawnSync(process.execPath, ["-e", leaveFile]);
    assert.deepEqual(readdirSync(inner), ["localhost-7.sock"]);
    const a = await start("A", "port = 7", inner);
    assert.equal(await a.actorSelection(`${a.address}/user/echo`).ask("hello", String, "3 s"), "hello");
    const failure = await start("B", "port = 7", inner).then(() => "started", String);
    assert.match(failure, /Cannot listen on localhost:7: another process, or another system in this one, listens there already/);
  });

  it("stops the start if the file would have a longer path than sockets can have", async () => {
    const failure = await start("A", "", join(folder, "x".repeat(100))).then(() => "started", String);
    assert.match(failure, /the socket file .* has \d+ bytes, and operating systems take 103/);
  });

  it("lets no address lead out of the folder", async () => {
    const a = await start("A");
    const letter = new Promise<DeadLetter>((resolve) => void a.eventStream.subscribe(resolve, DeadLetter));
    a.actorSelection("akka.unix://B@..%2f:7/user/echo").tell("hello");
    assert.match((await letter).reason ?? "", /no process listens|cannot be part of a file name/);
    const [b] = [await start("B")];
    assert.equal(await a.actorSelection(`${b.address}/user/echo`).ask("still here", String, "3 s"), "still here");
  });
});
