import { assert, describe, it } from "vitest";
import { Address, DefaultResizer, RandomPool, RemoteDeploymentError, RemoteRouterConfig, RoundRobinPool } from "../../actor/index.ts";
import { payloadFromRouter, routerFromPayload, type RouterSerialization } from "./router-payload.ts";

const unused: RouterSerialization = {
  serialize: () => assert.fail("these routers have a form of their own"),
  deserialize: () => assert.fail("these routers have a form of their own"),
};

describe("A pool that another system asks for", () => {
  it("may have a hundred thousand routees", () => {
    const router = routerFromPayload(payloadFromRouter(new RoundRobinPool(100_000), unused), unused);
    assert.instanceOf(router, RoundRobinPool);
  });

  for (const [what, pool] of [
    ["in all", new RoundRobinPool(100_001)],
    ["at least, by its resizer", new RandomPool(1, { resizer: new DefaultResizer({ lowerBound: 2_000_000, upperBound: 2_000_000 }) })],
    ["over several nodes", new RemoteRouterConfig(new RoundRobinPool(2_147_483_647), [new Address("akka.tcp", "B", "b", 1)])],
  ] as const) {
    it(`is refused when it is too large ${what}`, () => {
      const payload = payloadFromRouter(pool, unused);
      assert.throws(() => routerFromPayload(payload, unused), RemoteDeploymentError, "100000 is the most");
    });
  }
});
