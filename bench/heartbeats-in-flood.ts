import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import type { FailureDetector, FailureDetectorFactory } from "ritsem/remote";

// The delay of death watch heartbeats while user messages fill the connection: one system sends as fast as another accepts, and watches an
// actor there.

const MESSAGE_BYTES = 10_000;
/** The maximum number of messages that the receiver has not confirmed yet. */
const UNDER_WAY = 2_000;
/** The number of messages per confirmation. */
const PORTION = 100;
const HEARTBEAT_MS = 200;

const REMOTING = `akka {
  loglevel = ERROR
  actor.provider = remote
  remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
  remote.watch-failure-detector { implementation-class = recording, heartbeat-interval = ${HEARTBEAT_MS} ms }
}`;

/** Always reports available, and records the times of the responses. */
class RecordingDetector implements FailureDetector {
  isMonitoring = false;
  readonly #times: number[];

  constructor(times: number[]) {
    this.#times = times;
  }

  isAvailable(): boolean {
    return true;
  }

  heartbeat(nowMs: number): void {
    this.isMonitoring = true;
    this.#times.push(nowMs);
  }
}

const recordingIn =
  (times: number[]): FailureDetectorFactory =>
  () =>
  () =>
    new RecordingDetector(times);

/** Confirms each portion when it has arrived. */
class Sink extends ReceiveActor {
  constructor() {
    super();
    let count = 0;
    this.receive(Uint8Array, () => {
      count += 1;
      if (count % PORTION === 0) this.sender.tell(PORTION);
    });
  }
}

/** Keeps as many messages in flight as allowed, and counts those that have arrived. */
class Source extends ReceiveActor {
  constructor(sink: ActorRef, onCounted: (messages: number) => void) {
    super();
    const message = new Uint8Array(MESSAGE_BYTES);
    const send = (count: number): void => {
      for (let index = 0; index < count; index += 1) sink.tell(message, this.self);
    };
    this.receive(String, () => {
      this.context.watch(sink);
      send(UNDER_WAY);
    });
    this.receive(Number, (counted) => {
      onCounted(counted);
      send(counted);
    });
  }
}

async function receive(): Promise<void> {
  const system = await ActorSystem.create("Receiver", REMOTING, { failureDetectors: new Map([["recording", recordingIn([])]]) });
  system.actorOf(Props.create(Sink), "sink");
  console.log(`READY ${system.address.port}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

async function flood(seconds: number): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, "receiver"], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const times: number[] = [];
  const system = await ActorSystem.create("Sender", REMOTING, { failureDetectors: new Map([["recording", recordingIn(times)]]) });
  const sink = await system.actorSelection(`akka.tcp://Receiver@127.0.0.1:${line.split(" ")[1]}/user/sink`).resolveOne("5 s");
  let messages = 0;
  const source = system.actorOf(Props.create(Source, sink, (counted: number) => (messages += counted)));
  const startedMs = performance.now();
  source.tell("go");
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const elapsedSeconds = (performance.now() - startedMs) / 1_000;
  const lateMs = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time) - HEARTBEAT_MS)
    .sort((one, other) => one - other);
  console.log(
    JSON.stringify({
      bench: "heartbeats-in-flood",
      megabytesPerSecond: Math.round((messages * MESSAGE_BYTES) / elapsedSeconds / 1e6),
      answers: times.length,
      medianLateMs: Math.round(lateMs[lateMs.length >> 1] ?? Number.NaN),
      p99LateMs: Math.round(lateMs[Math.floor(lateMs.length * 0.99)] ?? Number.NaN),
    }),
  );
  child.stdin.end();
  await system.terminate();
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { seconds: { type: "string", default: "20" } } });
await (positionals[0] === "receiver" ? receive() : flood(Number(values.seconds)));
