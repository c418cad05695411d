import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, assert, describe, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import type { ActorRef } from "../../actor/index.ts";
import { type ActorRefResolver, Registry, Serialization } from "../../serialization/index.ts";
import { SeededRandom } from "../../testkit/index.ts";
import { durableQueueCompliance } from "../../testkit/compliance/index.ts";
import { type DurableQueueContext, type DurableQueueState, inMemoryDurableQueue, MessageConfirmed, MessageSent } from "../index.ts";
import { deliveryTypes, queueCodecOf, RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "../internal.ts";
import { DamagedQueueFileError } from "./errors.ts";
import { fileDurableQueue } from "./file-durable-queue.ts";

const SEEDS = Number(process.env["QUEUE_SEEDS"] ?? 100);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "queue-"));
  folders.push(folder);
  return join(folder, "orders.queue");
}

function context(): DurableQueueContext {
  const refs = pathRefs as unknown as ActorRefResolver<ActorRef>;
  const serialization = new Serialization<ActorRef>({ registry: new Registry(), refs });
  serialization.addSerializer(
    (parts) => new ReliableDeliverySerializer(RELIABLE_DELIVERY_SERIALIZER_ID, parts.payloads, parts.refs),
    deliveryTypes,
  );
  return { producerId: "p", codec: queueCodecOf(serialization) };
}

const sent = (seqNr: number): MessageSent => new MessageSent(seqNr, `message ${seqNr}`, false, "", 1n);
const confirmed = (seqNr: number): MessageConfirmed => new MessageConfirmed(seqNr, "", 2n);

/** Stores so many messages and confirmations, and tells the size of the file after each. */
async function filled(
  path: string,
  random: SeededRandom,
  count = 30,
): Promise<readonly { size: number; current: number; confirmed: number }[]> {
  const queue = fileDurableQueue({ path, fsync: "never" })(context());
  await queue.load();
  const steps = [{ size: statSync(path).size, current: 1, confirmed: 0 }];
  let [current, highest] = [1, 0];
  for (let step = 0; step < count; step += 1) {
    if (highest < current - 1 && random.chance(0.3)) await queue.storeConfirmed(confirmed((highest += 1)));
    else await queue.storeSent(sent(current++));
    steps.push({ size: statSync(path).size, current, confirmed: highest });
  }
  await queue.close();
  return steps;
}

async function loaded(path: string): Promise<DurableQueueState> {
  const queue = fileDurableQueue({ path, fsync: "never" })(context());
  const state = await queue.load();
  await queue.close();
  return state;
}

async function failureOf(path: string): Promise<unknown> {
  return loaded(path).catch((reason: unknown) => reason);
}

for (const [name, create] of [
  ["in memory", () => inMemoryDurableQueue()],
  ["in a file", () => fileDurableQueue({ path: newPath() })],
] as const) {
  describe(`A durable queue ${name}`, () => {
    for (const { name: promise, run } of durableQueueCompliance) {
      it(promise, async () => {
        await run({ context: context(), createQueue: create() });
      });
    }
  });
}

describe("A durable queue in a file", () => {
  it(`has all that was stored before the file was cut off at any byte, in ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const random = new SeededRandom(seed);
      const path = newPath();
      const steps = await filled(path, random);
      const whole = readFileSync(path);
      const cut = steps[0]!.size + Math.floor(random.next() * (whole.length - steps[0]!.size + 1));
      writeFileSync(path, whole.subarray(0, cut));
      const queue = fileDurableQueue({ path, fsync: "never" })(context());
      const state = await queue.load();
      const expected = steps.findLast(({ size }) => size <= cut)!;
      assert.equal(state.currentSeqNr, expected.current, `seed ${seed}`);
      assert.equal(state.highestConfirmedSeqNr, expected.confirmed, `seed ${seed}`);
      assert.lengthOf(state.unconfirmed, expected.current - 1 - expected.confirmed, `seed ${seed}`);
      await queue.storeSent(sent(expected.current));
      await queue.close();
      assert.equal((await loaded(path)).currentSeqNr, expected.current + 1, `seed ${seed}`);
    }
  });

  it(`names the offset of damage before its end, and changes nothing, in ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const random = new SeededRandom(seed);
      const path = newPath();
      const steps = await filled(path, random, 10);
      const bytes = readFileSync(path);
      const place = Math.floor(random.next() * steps[8]!.size);
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      writeFileSync(path, bytes);
      const error = await failureOf(path);
      assert.instanceOf(error, DamagedQueueFileError, `seed ${seed}, byte ${place}`);
      const { offset } = error as DamagedQueueFileError;
      assert.isAtMost(offset, place, `seed ${seed}`);
      assert.isTrue(readFileSync(path).equals(bytes));
    }
  });

  it("rejects a file of another kind", async () => {
    const path = newPath();
    writeFileSync(path, "akka.loglevel = INFO");
    const error = await failureOf(path);
    assert.match(String(error), /at byte 0, it has another format/);
  });

  it("waits until the queue of an earlier controller has written what it was told to", async () => {
    const path = newPath();
    const factory = fileDurableQueue({ path, fsync: "never" });
    const earlier = factory(context());
    await earlier.load();
    const storing = Array.from({ length: 50 }, (_, index) => earlier.storeSent(sent(index + 1)));
    const queue = factory(context());
    assert.equal((await queue.load()).currentSeqNr, 51);
    await Promise.all(storing);
    await queue.storeSent(sent(51));
    await queue.close();
    assert.equal((await loaded(path)).currentSeqNr, 52);
    assert.match(String(await earlier.storeSent(sent(52)).catch((reason: unknown) => reason)), /is not open/);
  });

  it("writes the file anew once enough is confirmed", async () => {
    const path = newPath();
    const queue = fileDurableQueue({ path, fsync: "never", compactAboveBytes: 2_000 })(context());
    await queue.load();
    for (let seqNr = 1; seqNr <= 500; seqNr += 1) {
      await queue.storeSent(sent(seqNr));
      await queue.storeConfirmed(confirmed(seqNr));
    }
    await queue.close();
    assert.isBelow(statSync(path).size, 4_000);
    assert.equal((await loaded(path)).currentSeqNr, 501);
  });
});
