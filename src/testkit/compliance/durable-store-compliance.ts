import type { DurableStore } from "../../distributed-data/index.ts";
import { type ComplianceCase, expectSame } from "./compliance-case.ts";

/** What is needed to check a durable store of replicated data. */
export interface DurableStoreFixture {
  /** A store with what earlier stores of this fixture stored, as after a restart. Each case gets a fixture of its own, in which nothing is stored. */
  readonly createStore: () => DurableStore;
  /** A store that rejects the value of the key `impossible`, and only that. Absent if the store has no limit that a test could reach. */
  readonly createFailing?: () => DurableStore;
}

/** Promises V1 to V5 of `DurableStore`. */
export const durableStoreCompliance: readonly ComplianceCase<DurableStoreFixture>[] = [
  compliance("V1 a store in which nothing was stored is empty", async (fixture) => {
    await expectLoaded(fixture, {});
  }),
  compliance("V2 V3 a later store loads the last value of each key", async (fixture) => {
    await stored(fixture, { a: "1", b: "2" }, { b: "3", "key/with ünusual *": "" });
    await expectLoaded(fixture, { a: "1", b: "3", "key/with ünusual *": "" });
    await stored(fixture, { a: "4" });
    await expectLoaded(fixture, { a: "4", b: "3", "key/with ünusual *": "" });
  }),
  compliance("V3 a value is stored when store resolves, without close", async (fixture) => {
    const store = fixture.createStore();
    await store.load();
    await store.store(bytesOf({ a: "1" }));
    await expectLoaded(fixture, { a: "1" });
    await store.close();
  }),
  compliance("V3 a value is that of the call, although its bytes change later", async (fixture) => {
    const store = fixture.createStore();
    await store.load();
    const values = bytesOf({ a: "1" });
    await store.store(values);
    values.get("a")?.fill(0);
    await store.store(bytesOf({ b: "2" }));
    await store.close();
    await expectLoaded(fixture, { a: "1", b: "2" });
  }),
  compliance("V4 a value that cannot be stored leaves the others", async ({ createStore, createFailing }) => {
    if (createFailing === undefined) return;
    const store = createFailing();
    await store.load();
    await store.store(bytesOf({ a: "1" }));
    const outcome = await store.store(bytesOf({ impossible: "x" })).then(
      () => "stored",
      () => "rejected",
    );
    expectSame(outcome, "rejected", "outcome of a value that cannot be stored");
    await store.store(bytesOf({ b: "2" }));
    await store.close();
    await expectLoaded({ createStore }, { a: "1", b: "2" });
  }),
  compliance("V5 close may be called twice", async ({ createStore }) => {
    const store = createStore();
    await store.load();
    await store.close();
    await store.close();
  }),
];

function compliance(name: string, run: (fixture: DurableStoreFixture) => Promise<void>): ComplianceCase<DurableStoreFixture> {
  return { name, run };
}

async function stored({ createStore }: DurableStoreFixture, ...batches: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const store = createStore();
  await store.load();
  for (const values of batches) await store.store(bytesOf(values));
  await store.close();
}

async function expectLoaded({ createStore }: DurableStoreFixture, expected: Readonly<Record<string, string>>): Promise<void> {
  const store = createStore();
  const values = await store.load();
  await store.close();
  const actual = Array.from(values, ([key, bytes]) => `${key}=${new TextDecoder().decode(bytes)}`).toSorted();
  const wanted = Object.entries(expected).map(([key, value]) => `${key}=${value}`);
  expectSame(actual.join("; "), wanted.toSorted().join("; "), "loaded values");
}

function bytesOf(values: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(values).map(([key, value]) => [key, new TextEncoder().encode(value)] as const));
}
