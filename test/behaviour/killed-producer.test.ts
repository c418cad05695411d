import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "../../src/index.ts";
import { ConsumerController } from "../../src/reliable-delivery/index.ts";
import { SeededRandom } from "../../src/testkit/index.ts";
import type { DurableProducerOptions } from "./durable-producer.program.ts";

/** By hand: QUEUE_KILLS=100 npx vitest run --project behaviour test/behaviour/killed-producer.test.ts */
const KILLS = Number(process.env["QUEUE_KILLS"] ?? 4);
const SEED = Number(process.env["QUEUE_SEED"] ?? 1);
const MESSAGES_PER_LIFE = 150;
const STORED = "STORED ";

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "killed-"));
  program = join(folder, "program.mjs");
  const entryPoints = [join(import.meta.dirname, "durable-producer.program.ts")];
  buildSync({ entryPoints, outfile: program, bundle: true, platform: "node", format: "esm", logLevel: "error" });
});
const children = new Set<ChildProcess>();
// One that outlives a test that fails, for example.
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

interface Delivered {
  readonly text: string;
  readonly seqNr: number;
}

class Consumer extends ReceiveActor {
  constructor(controller: ActorRef, onDelivery: (delivery: ConsumerController.Delivery) => void) {
    super();
    this.receive(ConsumerController.Delivery, (delivery) => {
      onDelivery(delivery);
      this.tell(delivery.confirmTo, ConsumerController.Confirmed.instance);
    });
    this.tell(controller, new ConsumerController.Start(this.self));
  }
}

/** The consumers, which outlive the producers, and all that they got. */
class Consumers {
  readonly system: ActorSystem;
  readonly paths: readonly string[];
  readonly delivered: Delivered[] = [];
  readonly texts = new Set<string>();
  /** Called after each delivery. */
  onDelivery: () => void = () => {};

  constructor(system: ActorSystem, count: number) {
    this.system = system;
    const settings = ConsumerController.settingsFrom(system.config);
    this.paths = Array.from({ length: count }, (_, consumer) => {
      const controller = system.actorOf(ConsumerController.create({ settings }), `controller-${consumer}`) as ActorRef;
      const take = ({ message, seqNr }: ConsumerController.Delivery): void => {
        this.delivered.push({ text: message as string, seqNr });
        this.texts.add(message as string);
        this.onDelivery();
      };
      system.actorOf(Props.create(Consumer, controller, take));
      return `${system.address.toString()}/user/controller-${consumer}`;
    });
  }

  async until(isReached: () => boolean): Promise<void> {
    if (isReached()) return;
    await new Promise<void>((resolve) => {
      this.onDelivery = () => isReached() && resolve();
    });
  }
}

/** One life of the producer. It adds to `stored`; `spoke` resolves when it has started and said so often that a message is stored. */
function live(
  options: DurableProducerOptions,
  stored: string[],
  lines = 0,
): { readonly child: ChildProcess; readonly spoke: Promise<unknown> } {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ["ignore", "pipe", "inherit"] });
  children.add(child);
  child.once("exit", () => children.delete(child));
  let count = 0;
  const spoke = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      // Others are of the log: on a busy machine, a queue may answer late.
      if (line.startsWith(STORED)) stored.push(line.slice(STORED.length));
      if (line !== "LOADED" && !line.startsWith(STORED)) return;
      if (count === lines) resolve();
      count += 1;
    });
  });
  return { child, spoke };
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGKILL");
  assert.deepEqual(await closed, [null, "SIGKILL"]);
}

const numberOf = (text: string): number => Number.parseInt(text, 10);

interface Outcome {
  readonly delivered: readonly Delivered[];
  readonly stored: readonly string[];
  readonly lives: number;
}

/** Starts the producer again and again, kills it at random moments, and lets the last one finish. */
async function produce(kind: DurableProducerOptions["kind"]): Promise<Outcome> {
  const random = new SeededRandom(SEED);
  await using system = await ActorSystem.create(
    "consumer",
    "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }",
  );
  const consumers = new Consumers(system, kind === "producer" ? 1 : 2);
  const queue = join(folder, `${kind}.queue`);
  const stored: string[] = [];
  const { paths, delivered, texts } = consumers;
  const started = (life: number, lines?: number): ReturnType<typeof live> => {
    const count = kind === "producer" ? life * MESSAGES_PER_LIFE : MESSAGES_PER_LIFE;
    const fsync = life % 2 === 0 ? "always" : "never";
    return live({ kind, queue, fsync, consumers: paths, life, count }, stored, lines);
  };
  for (let life = 1; life <= KILLS; life += 1) {
    const { child, spoke } = started(life, Math.floor(random.next() * MESSAGES_PER_LIFE));
    await spoke;
    await kill(child);
  }
  const lives = KILLS + 1;
  const { child } = started(lives);
  const last = `${kind === "producer" ? lives * MESSAGES_PER_LIFE : MESSAGES_PER_LIFE} of life ${lives}`;
  await consumers.until(() => texts.has(last) && stored.every((text) => texts.has(text)));
  await kill(child);
  return { delivered, stored, lives };
}

describe(`A producer that is killed ${KILLS} times, with a queue file`, { timeout: 60_000 + KILLS * 5_000 }, () => {
  it("delivers all that was stored without a gap, repeats messages as they were, and invents nothing", async () => {
    const { delivered, stored, lives } = await produce("producer");
    const textOf = new Map<number, string>();
    let highest = 0;
    for (const { text, seqNr } of delivered) {
      assert.equal(numberOf(text), seqNr);
      assert.isAtMost(seqNr, highest + 1, "no message is skipped");
      highest = Math.max(highest, seqNr);
      assert.equal(textOf.get(seqNr) ?? text, text, "a repeated message is what it was");
      textOf.set(seqNr, text);
    }
    assert.equal(highest, lives * MESSAGES_PER_LIFE);
    for (const text of stored) assert.equal(textOf.get(numberOf(text)), text, "what was stored is what was delivered");
  });

  it("gives its workers all work that was stored, and invents none", async () => {
    const { delivered, stored, lives } = await produce("work-pulling");
    const got = new Set(delivered.map(({ text }) => text));
    for (const text of stored) assert.isTrue(got.has(text), text);
    // The process may be killed between storing a message and saying so: once in a life.
    const unsaid = [...got].filter((text) => !stored.includes(text)).map((text) => text.slice(text.indexOf("life")));
    assert.lengthOf(new Set(unsaid), unsaid.length);
    assert.isAtMost(unsaid.length, lives);
  });
});
