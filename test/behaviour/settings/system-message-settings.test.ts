import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorRef, type ActorSystem, Props, ReceiveActor, startActorSystem, Terminated } from "../../../src/actor/index.ts";
import { QuarantinedEvent } from "../../../src/remote/index.ts";
import { remoteProvider } from "../../../src/remote/internal.ts";
import { memoryReference } from "../../../src/remote/transport/memory/index.ts";
import { Registry } from "../../../src/serialization/index.ts";
import { ManualPlatform } from "../../../src/testkit/index.ts";
import { MemoryLines } from "../memory-lines.ts";
import { describeSetting } from "./describe-setting.ts";

const DETECTOR = "akka.remote.watch-failure-detector";
/** Keeps heartbeats out of the picture. */
const NO_HEARTBEATS = `${DETECTOR} { heartbeat-interval = 1 h, unreachable-nodes-reaper-interval = 1 h }`;

let platform: ManualPlatform;
let lines: MemoryLines;
const running: ActorSystem[] = [];

beforeEach(() => {
  platform = new ManualPlatform();
  lines = new MemoryLines();
});

afterEach(async () => {
  lines.isSilent = false;
  for (const system of running.splice(0)) {
    void system.terminate();
    await platform.advanceMs(30_000);
  }
});

/** Watches what it is sent, and counts what ends. Does nothing else. */
class Watcher extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    this.receive(Terminated, (end) => void heard.push(end));
    this.receive(String, (text) => void heard.push(text));
    this.receiveAny((ref) => void this.context.watch(ref as ActorRef));
  }
}

async function start(name: string, config: string): Promise<ActorSystem> {
  const transports = new Map([["Ritsem.Remote.Transport.Memory", () => Promise.resolve(lines.factory)]]);
  const provider = remoteProvider({ registry: new Registry(), transports }, [memoryReference()]);
  const started = startActorSystem(
    { platform, loadProvider: () => Promise.resolve(provider) },
    name,
    `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["ritsem.remote.memory"] }
     ritsem.remote.memory.port = 0
     ${config}`,
  );
  await platform.settle();
  const system = await started;
  running.push(system);
  return system;
}

/** In small steps: an actor that is to set a timer again has its turn between them. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 100) await platform.advanceMs(100);
}

/** A, configured so, with a watcher; B with `count` actors that A has refs of. */
async function pair(config: string, count = 1) {
  const [a, b] = [await start("A", config), await start("B", config)];
  const heard: unknown[] = [];
  const quarantined: number[] = [];
  a.eventStream.subscribe(({ uid }: QuarantinedEvent) => void quarantined.push(uid), QuarantinedEvent);
  const watcher = a.actorOf(Props.create(Watcher, heard), "watcher");
  const refs: ActorRef[] = [];
  for (let index = 0; index < count; index += 1) {
    b.actorOf(Props.create(Watcher, []), `actor${index}`);
    const found = a.actorSelection(`${b.address}/user/actor${index}`).resolveOne("5 s");
    await platform.settle();
    refs.push(await found);
  }
  const watchAll = async (): Promise<void> => {
    for (const ref of refs) watcher.tell(ref);
    await platform.settle();
  };
  return { a, b, heard, quarantined, watchAll };
}

function writesOf(part: string): number {
  return lines.written.reduce((count, text) => count + text.split(part).length - 1, 0);
}

/** How long B is silent before A takes it for dead, after 10 s of heartbeats. Unit: ms. */
async function silenceBorne(config: string, before: () => Promise<void> = () => Promise.resolve()): Promise<number> {
  lines = new MemoryLines();
  const { heard, watchAll } = await pair(config);
  await watchAll();
  await pass(10_000);
  await before();
  lines.isSilent = true;
  let silentMs = 0;
  for (; heard.length === 0 && silentMs < 60_000; silentMs += 100) await platform.advanceMs(100);
  lines.isSilent = false;
  return silentMs;
}

const FINE = "unreachable-nodes-reaper-interval = 100 ms";

describeSetting("akka.remote.resend-interval", () => {
  it("is the time between two writes of what is not acknowledged", async () => {
    const { watchAll } = await pair(`akka.remote.resend-interval = 500 ms\n ${NO_HEARTBEATS}`);
    lines.isSilent = true;
    await watchAll();
    await pass(5000);
    assert.equal(writesOf("SysMsg.Watch"), 11);
  });
});

describeSetting("akka.remote.resend-limit", () => {
  it("is how many may be on their way", async () => {
    const { watchAll } = await pair(`akka.remote.resend-limit = 3\n ${NO_HEARTBEATS}`, 10);
    lines.isSilent = true;
    await watchAll();
    assert.equal(writesOf("SysMsg.Watch"), 3);
  });
});

describeSetting("akka.remote.system-message-buffer-size", () => {
  it("is how many may be unacknowledged before the peer is given up", async () => {
    const { watchAll, quarantined } = await pair(`akka.remote.system-message-buffer-size = 5\n ${NO_HEARTBEATS}`, 6);
    lines.isSilent = true;
    await watchAll();
    assert.lengthOf(quarantined, 1);
  });
});

describeSetting("akka.remote.system-message-ack-piggyback-timeout", () => {
  it("is how long an acknowledgement waits for company", async () => {
    const { watchAll } = await pair(`akka.remote.system-message-ack-piggyback-timeout = 1500 ms\n ${NO_HEARTBEATS}`);
    const ackOfZero = "\u0004\u0000\u0000\u0000\n\u0002\n\u0000";
    await watchAll();
    await pass(1400);
    assert.equal(writesOf(ackOfZero), 0);
    await pass(200);
    assert.equal(writesOf(ackOfZero), 1);
  });
});

describeSetting("akka.remote.initial-system-message-delivery-timeout", () => {
  it("is how long system messages are kept for a peer that cannot be reached", async () => {
    const { b, watchAll, quarantined } = await pair(`akka.remote.initial-system-message-delivery-timeout = 5 s\n ${NO_HEARTBEATS}`);
    void b.terminate();
    await pass(3000);
    await watchAll();
    await pass(4000);
    assert.lengthOf(quarantined, 0);
    await pass(5000);
    assert.lengthOf(quarantined, 1);
  });
});

describeSetting("akka.remote.prune-quarantine-marker-after", () => {
  it("is when a quarantined incarnation is let in again", async () => {
    const { a, b, heard, quarantined, watchAll } = await pair(`akka.remote.prune-quarantine-marker-after = 20 s\n ${DETECTOR} { ${FINE} }`);
    await watchAll();
    lines.isSilent = true;
    await pass(15_000);
    assert.lengthOf(quarantined, 1);
    lines.cut();
    lines.isSilent = false;
    const knock = async (): Promise<void> => {
      b.actorSelection(`${a.address}/user/watcher`).tell("let me in");
      await pass(100);
    };
    await pass(6000);
    await knock();
    assert.notInclude(heard, "let me in");
    await pass(20_000);
    await knock();
    assert.include(heard, "let me in");
  });
});

describeSetting("akka.remote.watch-failure-detector.heartbeat-interval", () => {
  it("is the time between two heartbeats", async () => {
    const { watchAll } = await pair(`${DETECTOR}.heartbeat-interval = 500 ms`);
    await watchAll();
    await pass(5200);
    assert.equal(writesOf("RWHB"), 10);
  });
});

describeSetting("akka.remote.watch-failure-detector.acceptable-heartbeat-pause", () => {
  it("is borne before suspicion begins", async () => {
    const config = (seconds: number): string => `${DETECTOR} { ${FINE}, acceptable-heartbeat-pause = ${seconds} s }`;
    assert.approximately((await silenceBorne(config(10))) - (await silenceBorne(config(3))), 7000, 200);
  });
});

describeSetting("akka.remote.watch-failure-detector.threshold", () => {
  it("is the suspicion that counts as the end", async () => {
    const config = (threshold: number): string => `${DETECTOR} { ${FINE}, min-std-deviation = 1 s, threshold = ${threshold} }`;
    assert.isAbove((await silenceBorne(config(10))) - (await silenceBorne(config(1))), 3000);
  });
});

describeSetting("akka.remote.watch-failure-detector.min-std-deviation", () => {
  it("makes for patience with heartbeats that have been regular so far", async () => {
    assert.isAbove(await silenceBorne(`${DETECTOR} { ${FINE}, min-std-deviation = 2 s }`), 18_000);
  });
});

describeSetting("akka.remote.watch-failure-detector.max-sample-size", () => {
  it("is how many intervals are remembered: with few, an old delay is soon forgotten", async () => {
    const withDelay = (size: number): Promise<number> =>
      silenceBorne(`${DETECTOR} { ${FINE}, max-sample-size = ${size} }`, async () => {
        lines.isSilent = true;
        await pass(6000);
        lines.isSilent = false;
        await pass(6000);
      });
    assert.isAbove((await withDelay(200)) - (await withDelay(2)), 2000);
  });
});

describeSetting("akka.remote.watch-failure-detector.unreachable-nodes-reaper-interval", () => {
  it("is how often the verdict is looked at", async () => {
    assert.isAbove(await silenceBorne(`${DETECTOR}.unreachable-nodes-reaper-interval = 25 s`), 14_500);
  });
});

describeSetting("akka.remote.watch-failure-detector.expected-response-after", () => {
  it("is how long a system that never answers has before its silence counts", async () => {
    const { heard, watchAll } = await pair(`${DETECTOR} { ${FINE}, expected-response-after = 10 s }`);
    lines.isSilent = true;
    await watchAll();
    await pass(20_000);
    assert.lengthOf(heard, 0);
    await pass(4000);
    assert.lengthOf(heard, 1);
  });
});

describeSetting("akka.remote.quarantine-after-silence", () => {
  it("is how long a peer with which system messages were exchanged may be without a connection", async () => {
    const { quarantined, watchAll } = await pair(`akka.remote.quarantine-after-silence = 90 s\n ${NO_HEARTBEATS}`);
    await watchAll();
    await pass(1_000);
    lines.cut();
    await platform.settle();
    await platform.advanceMs(89_900);
    assert.deepEqual(quarantined, []);
    await platform.advanceMs(200);
    assert.lengthOf(quarantined, 1);
  });
});
