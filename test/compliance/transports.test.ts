import { afterAll, assert, describe, it } from "vitest";
import { withoutAssembly } from "../../src/base/index.ts";
import { builtInTransports } from "../../src/built-in-transports.ts";
import { adapterRegistryOf } from "../../src/host-from.ts";
import { transportCompliance } from "../../src/testkit/compliance/index.ts";
import { namesIn } from "./registered.ts";
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
  it("that are registered or have defaults, and the adapters, all have a compliance run", async () => {
    const { transports } = await builtInTransports();
    const inDefaults = namesIn("src/remote/transport", /^ {2}transport-class = "([^"]+)"$/gm);
    const named = new Set([...inDefaults, ...transports.keys(), ...adapterRegistryOf(undefined).keys()].map(withoutAssembly));
    assert.includeMembers([...named], ["Akka.Remote.Transport.DotNetty.TcpTransport", "Ritsem.Remote.Transport.Memory"]);
    const covered = Object.values(transportRuns).flatMap(({ registeredAs }) => registeredAs.map(withoutAssembly));
    assert.sameMembers(covered, [...named]);
  });

  it("are checked for every numbered promise", () => {
    const checked = new Set(transportCompliance.map(({ name }) => name.split(" ", 1)[0]));
    assert.deepEqual(
      Array.from({ length: 17 }, (_, index) => `T${index + 1}`).filter((promise) => !checked.has(promise)),
      [],
    );
  });
});
