import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { ActorBase, type ActorRef, Props, ReceiveActor, Terminated } from "../../src/actor/index.ts";
import { QuarantinedEvent } from "../../src/remote/index.ts";
import { MultiSystem, type TestKit } from "../../src/testkit/index.ts";
import { MemoryLines } from "./memory-lines.ts";

const MANY = 1_000;
/** Fewer than are watched: all of them at once would be too many. */
const BUFFER = 400;
const CONFIG = `akka { loglevel = OFF, stdout-loglevel = OFF, remote.system-message-buffer-size = ${BUFFER} }`;

class Watched extends ActorBase {
  override handle(): void {
    this.sender.tell("here");
  }
}

class Watcher extends ReceiveActor {
  readonly known: ActorRef[] = [];

  constructor(known: ActorRef[], ends: Terminated[]) {
    super();
    this.receive(Terminated, (end) => void ends.push(end));
    this.receive(String, () => void known.push(this.sender));
    this.receiveAny((actor) => void this.context.watch(actor as ActorRef));
  }
}

describe("Death watch of a thousand actors of one other system", () => {
  let systems: MultiSystem;
  let lines: MemoryLines;
  let a: TestKit;
  let watcher: ActorRef;
  let known: ActorRef[];
  let ends: Terminated[];

  beforeEach(async () => {
    systems = new MultiSystem({ config: CONFIG });
    lines = new MemoryLines();
    const transports = new Map([["Ritsem.Remote.Transport.Memory", lines.factory]]);
    const b = await systems.start("B", "", { transports });
    a = await systems.start("A", "", { transports });
    known = [];
    ends = [];
    for (let index = 0; index < MANY; index += 1) b.system.actorOf(Props.create(Watched), `w${index}`);
    watcher = a.system.actorOf(Props.create(Watcher, known, ends));
    a.system.actorSelection(`${b.system.address}/user/*`).tell("report", watcher);
    await systems.settle();
    assert.equal(known.length, MANY);
  });

  afterEach(() => {
    lines.isSilent = false;
    return systems.terminate();
  });

  /** Each portion is acknowledged before the next. */
  async function watchAll(count: number): Promise<void> {
    for (let index = 0; index < count; index += 128) {
      for (const actor of known.slice(index, Math.min(count, index + 128))) watcher.tell(actor);
      await systems.settle();
    }
  }

  function framesWith(text: string): readonly string[] {
    return lines.written.filter((frame) => frame.includes(text));
  }

  it("repeats the watches in portions that leave the buffer of system messages room", async () => {
    let isQuarantined = false;
    a.system.eventStream.subscribe(() => void (isQuarantined = true), QuarantinedEvent);
    await watchAll(MANY);
    lines.written.length = 0;
    await systems.advance("1 s"); // the first heartbeat, and its answer
    const inFirst = countOf("SysMsg.Watch,", lines.written);
    assert.isAbove(inFirst, 0);
    assert.isAtMost(inFirst, BUFFER / 4);
    for (let second = 0; second < 2 * (MANY / (BUFFER / 4)); second += 1) await systems.advance("1 s");
    assert.equal(countOf("SysMsg.Watch,", lines.written), MANY);
    assert.isFalse(isQuarantined);
  });

  it("takes as many bytes for its heartbeats as that of one, at most 600 each", async () => {
    await watchAll(1);
    await systems.advance("5 s");
    const heartbeatOfOne = await secondOf();
    await watchAll(MANY);
    await systems.advance("40 s");
    assert.equal(await secondOf(), heartbeatOfOne);
    assert.isAtMost(heartbeatOfOne, 600);
  });

  /** Bytes that cross the network, both ways, in ten seconds; for each second. */
  async function secondOf(): Promise<number> {
    lines.written.length = 0;
    await systems.advance("10 s");
    assert.isNotEmpty(framesWith("RWHB"));
    return framesWith("RWH").reduce((sum, frame) => sum + frame.length, 0) / 10;
  }

  it("tells of each end once when the other system falls silent", async () => {
    await watchAll(MANY);
    await systems.advance("15 s");
    lines.isSilent = true;
    await systems.advance("20 s");
    assert.equal(ends.length, MANY);
    assert.equal(new Set(ends.map(({ actor }) => actor)).size, MANY);
    assert.isTrue(ends.every(({ addressTerminated, existenceConfirmed }) => addressTerminated && existenceConfirmed));
  });

  it("gives the other system up when more are watched at once than the buffer holds", async () => {
    const quarantined: QuarantinedEvent[] = [];
    a.system.eventStream.subscribe((event: QuarantinedEvent) => void quarantined.push(event), QuarantinedEvent);
    for (const actor of known) watcher.tell(actor);
    await systems.settle();
    assert.equal(quarantined.length, 1);
  });

  it("sends no heartbeat once nothing is watched any more", async () => {
    await watchAll(1);
    await systems.advance("3 s");
    a.system.stop(watcher);
    await systems.settle();
    lines.written.length = 0;
    await systems.advance("10 s");
    assert.isEmpty(framesWith("RWHB"));
  });
});

function countOf(text: string, frames: readonly string[]): number {
  return frames.reduce((sum, frame) => sum + frame.split(text).length - 1, 0);
}
