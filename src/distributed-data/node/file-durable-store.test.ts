import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, assert, describe, it } from "vitest";
import { parse } from "../../hocon/index.ts";
import { SeededRandom } from "../../testkit/index.ts";
import { durableStoreCompliance, type DurableStoreFixture } from "../../testkit/compliance/index.ts";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { type DurableStore, type DurableStoreContext, inMemoryDurableStore } from "../index.ts";
import { DamagedStoreFileError, DurableStoreFullError } from "./errors.ts";
import { fileDurableStore } from "./file-durable-store.ts";

const SEEDS = Number(process.env["STORE_SEEDS"] ?? 100);
const UTF8 = new TextEncoder();

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "store-"));
  folders.push(folder);
  return folder;
}

let warnings: string[] = [];
afterEach(() => {
  warnings = [];
});

function context(folder: string, mapSize = "100 MiB"): DurableStoreContext {
  const settings = parse(`lmdb { dir = ${JSON.stringify(folder)}, map-size = ${mapSize} }`).resolve();
  return { systemName: "Shop", replicatorName: "replicas", port: 4053, settings, warn: (text) => warnings.push(text) };
}

const pathIn = (folder: string): string => join(folder, "replicas.values");

async function loaded(folder: string): Promise<Readonly<Record<string, string>>> {
  const store = fileDurableStore(context(folder));
  try {
    return textsOf(await store.load());
  } finally {
    await store.close();
  }
}

function textsOf(values: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(values, ([key, bytes]) => [key, new TextDecoder().decode(bytes)] as const));
}

/** Stores values at random. Returns the size of the file and the values after each change. */
async function filled(
  folder: string,
  random: SeededRandom,
  count: number,
): Promise<readonly { size: number; values: Readonly<Record<string, string>> }[]> {
  const store = fileDurableStore(context(folder));
  await store.load();
  const values: Record<string, string> = {};
  const steps = [{ size: statSync(pathIn(folder)).size, values: {} }];
  for (let step = 0; step < count; step += 1) {
    const key = `key-${Math.floor(random.next() * 5)}`;
    values[key] = "x".repeat(Math.floor(random.next() * 40)) + String(step);
    await store.store(new Map([[key, UTF8.encode(values[key])]]));
    steps.push({ size: statSync(pathIn(folder)).size, values: { ...values } });
  }
  await store.close();
  return steps;
}

const STORES: Readonly<Record<string, () => DurableStoreFixture>> = {
  "in memory": () => {
    const create = inMemoryDurableStore();
    const folder = newFolder();
    return { createStore: () => create(context(folder)) };
  },
  "in a file": () => {
    const folder = newFolder();
    const createStore = (): DurableStore => fileDurableStore(context(folder));
    return { createStore, createFailing: () => failing(createStore()) };
  },
};

/** A file that is full for one key: its value is larger than the limit. */
function failing(store: DurableStore): DurableStore {
  return {
    load: () => store.load(),
    close: () => store.close(),
    store: (values) =>
      store.store(new Map(Array.from(values, ([key, bytes]) => [key, key === "impossible" ? new Uint8Array(2 ** 27) : bytes]))),
  };
}

for (const [name, fixture] of Object.entries(STORES)) {
  describe(`A durable store ${name}`, () => {
    for (const { name: promise, run } of durableStoreCompliance) it(promise, () => run(fixture()));
  });
}

describe("A durable store in a file", () => {
  it(`has all that was stored before the file was cut off at any byte, in ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const random = new SeededRandom(seed);
      const folder = newFolder();
      const steps = await filled(folder, random, 20);
      const whole = readFileSync(pathIn(folder));
      const cut = steps[0]!.size + Math.floor(random.next() * (whole.length - steps[0]!.size + 1));
      writeFileSync(pathIn(folder), whole.subarray(0, cut));
      const expected = steps.findLast(({ size }) => size <= cut)!;
      warnings = [];
      const store = fileDurableStore(context(folder));
      assert.deepEqual(textsOf(await store.load()), expected.values, `seed ${seed}`);
      if (cut > expected.size)
        assert.match(warnings.join(), new RegExp(`replicas\\.values ended within a change, at byte ${expected.size}:`));
      else assert.isEmpty(warnings);
      await store.store(new Map([["later", UTF8.encode("1")]]));
      await store.close();
      assert.deepEqual(await loaded(folder), { ...expected.values, later: "1" }, `seed ${seed}`);
    }
  });

  it(`names the offset of damage before its end, and changes nothing, in ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const random = new SeededRandom(seed);
      const folder = newFolder();
      const steps = await filled(folder, random, 10);
      const bytes = readFileSync(pathIn(folder));
      const place = Math.floor(random.next() * steps[8]!.size);
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      writeFileSync(pathIn(folder), bytes);
      const error = await loaded(folder).catch((reason: unknown) => reason);
      assert.instanceOf(error, DamagedStoreFileError, `seed ${seed}, byte ${place}`);
      assert.isAtMost((error as DamagedStoreFileError).offset, place, `seed ${seed}`);
      assert.isTrue(readFileSync(pathIn(folder)).equals(bytes));
    }
  });

  it("writes the file anew once most of it was replaced", async () => {
    const folder = newFolder();
    const store = fileDurableStore(context(folder));
    await store.load();
    const large = new Uint8Array(100_000);
    for (let turn = 0; turn < 100; turn += 1) await store.store(new Map([["a", large.fill(turn)]]));
    await store.store(new Map([["b", UTF8.encode("1")]]));
    await store.close();
    assert.isBelow(statSync(pathIn(folder)).size, 5_000_000);
    const values = fileDurableStore(context(folder));
    const found = await values.load();
    await values.close();
    assert.deepEqual([...found.keys()], ["a", "b"]);
    assert.deepEqual(found.get("a"), large.fill(99));
    assert.deepEqual(readdirSync(folder), ["replicas.values"]);
  });
});

describeSetting("akka.cluster.distributed-data.durable.lmdb.dir", () => {
  it("is the folder as it is", async () => {
    const folder = join(newFolder(), "own");
    await loaded(folder);
    assert.deepEqual(readdirSync(folder), ["replicas.values"]);
  });

  it("gets the names of system and replicator, and the port, if it ends with ddata", async () => {
    const folder = newFolder();
    await loaded(join(folder, "ddata"));
    assert.deepEqual(readdirSync(folder), ["ddata-Shop-replicas-4053"]);
  });
});

describeSetting("akka.cluster.distributed-data.durable.lmdb.map-size", () => {
  it("limits the bytes of all values", async () => {
    const store = fileDurableStore(context(newFolder(), "100b"));
    await store.load();
    await store.store(new Map([["a", new Uint8Array(90)]]));
    await store.store(new Map([["a", new Uint8Array(95)]]));
    const error = await store.store(new Map([["b", new Uint8Array(6)]])).catch((reason: unknown) => reason);
    assert.instanceOf(error, DurableStoreFullError);
    assert.match(String(error), /would be 101 bytes together, limit 100 bytes\. Raise durable\.lmdb\.map-size/);
    await store.close();
  });
});
