import { parseArgs } from "node:util";
import { Actor, ActorSystem, Props } from "ritsem";
import { Cluster } from "ritsem/cluster";
import { ClusterSharding, EntityTypeKey, HashCodeMessageExtractor } from "ritsem/sharding";

// One million entities that answer one message each, in one region, and are then idle until they are passivated. One JSON line with the heap before them,
// while all of them live, and after the last has ended; ends with status 1 if some did not answer, did not end, or if memory stays behind.
//
// node --expose-gc --max-old-space-size=8192 --import tsx bench/idle-entities.ts [--count 1000000] [--idle-seconds 20]

const BATCH = 10_000;
/** What may remain: the region with its shards, and what the node itself allocates meanwhile. Unit: bytes. */
const MOST_LEFT = 16 * 2 ** 20;

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000000" }, "idle-seconds": { type: "string", default: "20" } },
});
const count = Number(values.count);
const idleMs = Number(values["idle-seconds"]) * 1_000;
let answers = 0;
let ended = 0;
let onAnswers = (): void => {};
let onEnded = (): void => {};

class Idle extends Actor<string> {
  override receive(): void {
    answers += 1;
    if (answers % BATCH === 0 || answers === count) onAnswers();
  }

  override postStop(): void {
    ended += 1;
    if (ended === count) onEnded();
  }
}

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const system = await ActorSystem.create(
  "Idle",
  `akka {
    loglevel = WARNING
    actor.provider = cluster
    remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
    cluster.sharding.state-store-mode = ddata
  }`,
);
await Cluster.get(system).joinAsync(system.address);
const idlers = new EntityTypeKey<string>("Idle", new HashCodeMessageExtractor(100));
const sharding = ClusterSharding.get(system);
sharding.startEntities(idlers, Props.create(Idle), { passivateIdleEntityAfter: idleMs });

// The first entities start the shards: what these need is no entity's.
for (let index = 0; index < BATCH; index += 1) sharding.entityRefFor(idlers, `first${index}`).tell("are you there?");
await new Promise<void>((resolve) => (onAnswers = resolve));
const allEnded = (): Promise<void> => new Promise((resolve) => (onEnded = resolve));
const settled = setInterval(() => ended === BATCH && onEnded(), 100);
await allEnded();
clearInterval(settled);
answers = 0;
ended = 0;

const bytesBefore = heapBytes();
const startedMs = performance.now();
for (let sent = 0; sent < count; ) {
  const answered = new Promise<void>((resolve) => (onAnswers = resolve));
  for (const end = Math.min(count, sent + BATCH); sent < end; sent += 1) sharding.entityRefFor(idlers, `e${sent}`).tell("are you there?");
  await answered;
}
const aliveSeconds = Math.round(performance.now() - startedMs) / 1_000;
const live = answers - ended;
const bytesAlive = heapBytes();
const gone = allEnded();
if (ended < count) await gone;
const endedSeconds = Math.round(performance.now() - startedMs) / 1_000;
await new Promise((resolve) => setTimeout(resolve, 1_000)); // the last end is still being handled
const bytesLeft = heapBytes() - bytesBefore;
console.log(
  JSON.stringify({
    bench: "idle-entities",
    count,
    answers,
    aliveSeconds,
    live,
    bytesEach: Math.round((bytesAlive - bytesBefore) / live),
    ended,
    endedSeconds,
    bytesLeft,
    rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
  }),
);
await system.terminate();
process.exitCode = answers === count && ended === count && bytesLeft < MOST_LEFT ? 0 : 1;
