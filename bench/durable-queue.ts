import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ActorSystem } from "ritsem";
import {
  type DurableProducerQueue,
  type DurableQueueFactory,
  DurableQueueState,
  MessageConfirmed,
  MessageSent,
  ProducerController,
} from "ritsem/reliable-delivery";
import { fileDurableQueue } from "ritsem/reliable-delivery/node";

// The durable queue in a file next to a bare append of as many bytes, one after the other and with the same fsync policy, in turn. See README.md.

const BYTES = 1000;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 2;
const TARGET = 0.5;
/** Per round. */
const COUNTS = { never: 5000, always: 300 } as const;

/** As with the default window: a confirmation is stored for every 25 messages. */
const CONFIRMED_AT_ONCE = 25;

/** A message, as a controller stores it; and the length of its record in the file, beside that of the message. */
const text = "q".repeat(BYTES);
const RECORD_OVERHEAD_BYTES = 160;

/** The queue that a producer controller of `system` would get. */
async function queueOf(system: ActorSystem, factory: DurableQueueFactory): Promise<DurableProducerQueue> {
  return new Promise((resolve) => {
    const durableQueue: DurableQueueFactory = (context) => {
      const queue = factory(context);
      resolve(queue);
      // The controller itself gets a queue that does nothing.
      const nothing = (): Promise<void> => Promise.resolve();
      const load = (): Promise<DurableQueueState> => Promise.resolve(new DurableQueueState(1, 0, [], []));
      return { load, storeSent: nothing, storeConfirmed: nothing, close: nothing };
    };
    const settings = ProducerController.settingsFrom(system.config);
    system.actorOf(ProducerController.create({ producerId: "bench", settings, durableQueue }));
  });
}

interface Store {
  store(seqNr: number): Promise<void>;
  close(): Promise<void>;
}

async function queueStore(system: ActorSystem, path: string, fsync: "never" | "always"): Promise<Store> {
  const queue = await queueOf(system, fileDurableQueue({ path, fsync, compactAboveBytes: Number.MAX_SAFE_INTEGER }));
  await queue.load();
  const store = async (seqNr: number): Promise<void> => {
    await queue.storeSent(new MessageSent(seqNr, text, false, "", 1n));
    if (seqNr % CONFIRMED_AT_ONCE === 0) void queue.storeConfirmed(new MessageConfirmed(seqNr, "", 1n));
  };
  return { store, close: () => queue.close() };
}

async function bareStore(path: string, fsync: "never" | "always"): Promise<Store> {
  const file = await open(path, "w");
  const record = Buffer.alloc(BYTES + RECORD_OVERHEAD_BYTES, "q");
  let position = 0;
  const store = async (): Promise<void> => {
    await file.write(record, 0, record.length, position);
    position += record.length;
    if (fsync === "always") await file.datasync();
  };
  return { store, close: () => file.close() };
}

async function perSecond(store: Store, count: number, first: number): Promise<number> {
  const startedMs = performance.now();
  for (let index = 0; index < count; index += 1) await store.store(first + index);
  return (count * 1000) / (performance.now() - startedMs);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const folder = mkdtempSync(join(tmpdir(), "durable-queue-"));
const system = await ActorSystem.create(
  "bench",
  "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }",
);
let isReached = true;
for (const fsync of ["never", "always"] as const) {
  const count = COUNTS[fsync];
  const ratios: number[] = [];
  const rates: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const stores = [
      await queueStore(system, join(folder, `${fsync}-${round}.queue`), fsync),
      await bareStore(join(folder, `${fsync}-${round}.bare`), fsync),
    ];
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    const measured = [0, 0];
    for (const index of order) measured[index] = await perSecond(stores[index]!, count, 1);
    for (const store of stores) await store.close();
    if (round < WARM_UP_ROUNDS) continue;
    for (const index of order) rates[index]?.push(measured[index] ?? 0);
    ratios.push((measured[0] ?? 0) / (measured[1] ?? Number.NaN));
  }
  const ratio = Number(median(ratios).toFixed(2));
  isReached &&= ratio >= TARGET;
  const [queue, bare] = rates.map((each) => Math.round(median(each)));
  console.log(
    JSON.stringify({ case: "durable-queue", fsync, bytes: BYTES, queuePerSecond: queue, barePerSecond: bare, ratio, target: TARGET }),
  );
}
rmSync(folder, { recursive: true });
await system.terminate();
process.exitCode = isReached ? 0 : 1;
