import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorRef, type ActorSystem, DeadLetter, Props, ReceiveActor, WarningEvent } from "../../../src/actor/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { MemoryLines } from "../memory-lines.ts";
import { describeSetting } from "./describe-setting.ts";

const TCP = "akka.remote.dot-netty.tcp";
let systems: MultiSystem;
let lines: MemoryLines;

beforeEach(() => {
  systems = new MultiSystem({ config: `akka { loggers = [], stdout-loglevel = OFF }` });
  lines = new MemoryLines();
});

afterEach(() => systems.terminate());

class Sink extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => {});
  }
}

/** A system whose lines are those of this test, with the settings of its transport where those of TCP stand. */
async function start(name: string, config = ""): Promise<ActorSystem> {
  const { system } = await systems.start(
    name,
    `${config}
     akka.remote.enabled-transports = ["${TCP}"]
     ${TCP} = \${ritsem.remote.memory} { transport-class = My.Lines, scheme-identifier = memory, port = 0 } { ${batchingOf(config)} }`,
    { transports: new Map([["My.Lines", lines.factory]]) },
  );
  system.actorOf(Props.create(Sink), "sink");
  return system;
}

/** What the test says about batching, if anything: the section is another one than TCP's. */
function batchingOf(config: string): string {
  return /batching \{[^}]*\}/.exec(config)?.[0] ?? "";
}

/** The sink of another system, met over a connection that is open. */
async function sinkOf(other: ActorSystem, from: ActorSystem): Promise<ActorRef> {
  const found = from.actorSelection(`${other.address}/user/sink`).resolveOne("1 s");
  await systems.settle();
  return found;
}

function warningsOf(system: ActorSystem): string[] {
  const warnings: string[] = [];
  system.eventStream.subscribe((event: WarningEvent) => void warnings.push(event.message), WarningEvent);
  return warnings;
}

describeSetting("ritsem.remote.outbound-queue.maximum-bytes", () => {
  it("is how much may wait for a peer that takes nothing: the newest beyond it are dead letters, with one warning", async () => {
    const [a, b] = [await start("A", "ritsem.remote.outbound-queue.maximum-bytes = 100 kB"), await start("B")];
    const sink = await sinkOf(b, a);
    const warnings = warningsOf(a);
    const reasons: string[] = [];
    a.eventStream.subscribe((letter: DeadLetter) => void reasons.push(letter.reason ?? ""), DeadLetter);
    lines.isFull = true;
    sink.tell("the last one that leaves");
    await systems.settle();
    for (let count = 0; count < 200; count += 1) sink.tell("x".repeat(1000));
    await systems.settle();
    assert.isAtLeast(reasons.length, 100);
    assert.isBelow(reasons.length, 110);
    assert.include(reasons[0], "ritsem.remote.outbound-queue.maximum-bytes");
    const about = warnings.filter((warning) => warning.includes("ritsem.remote.outbound-queue.maximum-bytes"));
    assert.lengthOf(about, 1);
  });
});

describeSetting("akka.remote.log-buffer-size-exceeding", () => {
  it("is how many messages may wait without a warning", async () => {
    const [a, b] = [await start("A", "akka.remote.log-buffer-size-exceeding = 10"), await start("B")];
    const sink = await sinkOf(b, a);
    const warnings = warningsOf(a);
    lines.isFull = true;
    sink.tell("the last one that leaves");
    await systems.settle();
    for (let count = 0; count < 10; count += 1) sink.tell(count);
    await systems.settle();
    assert.deepEqual(warnings, []);
    sink.tell("one more");
    await systems.settle();
    assert.match(warnings.join(), /^\[11\] buffered messages in EndpointWriter for \[akka\.memory:\/\/B@localhost:2\]/);
  });
});

/** In how many writes a system that was told so about batching sends a thousand messages of one turn. */
async function writesOfAThousand(batching: string): Promise<number> {
  const [a, b] = [await start("A", batching), await start("B")];
  const sink = await sinkOf(b, a);
  lines.written.length = 0; // the handshake and the way to the sink
  for (let count = 0; count < 1000; count += 1) sink.tell(count);
  await systems.settle();
  return lines.written.filter((block) => block.includes("/user/sink")).length;
}

describeSetting("akka.remote.dot-netty.tcp.batching.enabled", () => {
  it("collects the messages of a turn, or writes each by itself", async () => {
    assert.equal(await writesOfAThousand("batching { enabled = off, max-pending-writes = 30 }"), 1000);
    assert.isBelow(await writesOfAThousand("batching { enabled = on, max-pending-writes = 30 }"), 10);
  });
});

describeSetting("akka.remote.dot-netty.tcp.batching.max-pending-writes", () => {
  it("is how many messages the first write of a turn takes", async () => {
    await writesOfAThousand("batching { enabled = on, max-pending-writes = 7 }");
    const messagesIn = (block: string): number => block.split("/user/sink").length - 1;
    assert.include(lines.written.map(messagesIn), 7);
    assert.equal(
      lines.written.map(messagesIn).find((count) => count > 2),
      7,
    );
  });
});
