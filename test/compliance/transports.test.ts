import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, assert, describe, it } from "vitest";
import { builtInTransports } from "../../src/built-in-transports.ts";
import { adapterRegistryOf } from "../../src/host-from.ts";
import { transportCompliance } from "../../src/testkit/compliance/index.ts";
import { authority, transportRuns } from "./transport-runs.ts";

afterAll(() => authority.remove());

for (const [name, { fixtures }] of Object.entries(transportRuns)) {
  for (const [how, createFixture] of Object.entries(fixtures)) {
    describe(`transport ${name} ${how}`, () => {
      for (const { name: promise, run } of transportCompliance) it(promise, () => run(createFixture()));
    });
  }
}

describe("the transports", () => {
  it("that are registered, and the adapters, all have a compliance run", async () => {
    const { transports } = await builtInTransports();
    const registered = [...transports.keys(), ...adapterRegistryOf(undefined).keys()];
    assert.isNotEmpty(registered);
    const covered = new Set(Object.values(transportRuns).flatMap(({ registeredAs }) => registeredAs));
    assert.deepEqual(
      registered.filter((name) => !covered.has(name)),
      [],
    );
  });

  it("all have a compliance run", () => {
    const rooms = join(import.meta.dirname, "../../src/remote/transport");
    const folders = readdirSync(rooms, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && existsSync(join(rooms, entry.name, "index.ts")),
    );
    assert.isNotEmpty(folders);
    assert.deepEqual(
      folders.map((folder) => folder.name).filter((name) => transportRuns[name] === undefined),
      [],
    );
  });

  it("are checked for every numbered promise", () => {
    const checked = new Set(transportCompliance.map(({ name }) => name.split(" ", 1)[0]));
    assert.deepEqual(
      Array.from({ length: 17 }, (_, index) => `T${index + 1}`).filter((promise) => !checked.has(promise)),
      [],
    );
  });
});
