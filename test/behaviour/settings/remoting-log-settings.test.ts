import { afterEach, assert, beforeEach, it } from "vitest";
import { ActorSystem } from "../../../src/index.ts";
import { nodePlatform } from "../../../src/platform/node/index.ts";
import { type ActorRef, type ActorSystem as System, Props, ReceiveActor } from "../../../src/actor/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({ config: "akka { loglevel = DEBUG, remote.log-remote-lifecycle-events = off }" });
});

afterEach(() => systems.terminate());

class Sink extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => {});
  }
}

async function start(name: string, config = ""): Promise<System> {
  const { system } = await systems.start(name, `${config}\nritsem.remote.memory.port = 0`);
  system.actorOf(Props.create(Sink), "sink");
  return system;
}

async function sinkOf(other: System, from: System): Promise<ActorRef> {
  const found = from.actorSelection(`${other.address}/user/sink`).resolveOne("1 s");
  await systems.settle();
  return found;
}

const linesWith = (part: string): readonly string[] => systems.platform.lines.filter((line) => line.includes(part));

describeSetting("akka.remote.log-sent-messages", () => {
  it("logs what is sent to other systems, with type and size", async () => {
    const [a, b] = [await start("A", "akka.remote.log-sent-messages = on"), await start("B")];
    (await sinkOf(b, a)).tell("hello");
    await systems.settle();
    const [line] = linesWith("RemoteMessage: hello to ");
    for (const part of ["akka.memory://B@localhost:2/user/sink", "(String, ", " bytes)", "DEBUG"]) assert.include(line, part);
  });
});

describeSetting("akka.remote.log-received-messages", () => {
  it("logs what comes from other systems, with type and size", async () => {
    const [a, b] = [await start("A"), await start("B", "akka.remote.log-received-messages = on")];
    (await sinkOf(b, a)).tell("hello");
    await systems.settle();
    const [line] = linesWith("RemoteMessage: hello to ");
    for (const part of ["received local message [", "/user/sink", "(String, 5 bytes)", "DEBUG"]) assert.include(line, part);
  });
});

describeSetting("akka.remote.log-frame-size-exceeding", () => {
  it("tells once of each type that is as large, and again when it has grown by a tenth", async () => {
    const [a, b] = [await start("A", "akka.remote.log-frame-size-exceeding = 10 kB"), await start("B")];
    const sink = await sinkOf(b, a);
    for (const size of [100, 20_000, 21_000, 30_000, 30_000]) sink.tell("x".repeat(size));
    await systems.settle();
    assert.lengthOf(linesWith("Payload size for [String] is [20"), 1);
    assert.lengthOf(linesWith("New maximum payload size for [String] is [30"), 1);
    assert.lengthOf(linesWith("ayload size for"), 2);
  });
});

describeSetting("akka.remote.dot-netty.tcp.log-transport", () => {
  const linesOf = async (setting: string): Promise<readonly string[]> => {
    const tcp = `dot-netty.tcp { hostname = "127.0.0.1", port = 0, log-transport = ${setting} }`;
    const config = `akka { loglevel = DEBUG, actor.provider = remote, remote { ${tcp} } }`;
    const lines: string[] = [];
    const watched = { ...nodePlatform(), writeLine: (line: string) => void lines.push(line) };
    await using a = await ActorSystem.create("A", config, { platform: watched });
    await using b = await ActorSystem.create("B", config, { platform: { ...nodePlatform(), writeLine() {} } });
    b.actorOf(Props.create(Sink), "sink");
    await a.actorSelection(`${b.address}/user/sink`).resolveOne("10 s");
    return lines;
  };

  it("logs connections, reads and writes, with their sizes", async () => {
    const lines = (await linesOf("on")).join("\n");
    for (const part of ["] connected", "] wrote ", "] read a frame of "]) assert.include(lines, part);
    assert.notInclude((await linesOf("off")).join("\n"), "] wrote ");
  });
});
