import { assert, describe, it } from "vitest";
import { Address, RouterConfigurationError, RoundRobinGroup, RoundRobinPool } from "../../actor/index.ts";
import { ClusterRouterGroup } from "./cluster-router-group.ts";
import { ClusterRouterPool } from "./cluster-router-pool.ts";
import { type GroupPlace, NodeList, nextGroupPlace, nextPoolNode, type UsedPaths, withoutNode, withPlace } from "./routee-places.ts";

const node = (port: number): Address => Address.parse(`akka.tcp://Test@127.0.0.1:${port}`);
const nodes = new NodeList([node(3), node(1), node(2), node(1)]).addresses;

/** The ports of the nodes that get routees, one after the other, until no node may have more. */
function portsOf(totalInstances: number, maxInstancesPerNode: number, present: readonly Address[] = []): readonly (number | undefined)[] {
  const at = [...present];
  for (;;) {
    const next = nextPoolNode(nodes, at, { totalInstances, maxInstancesPerNode });
    if (next === undefined) return at.slice(present.length).map(({ port }) => port);
    at.push(next);
  }
}

/** The places that a group takes one after the other, as `port/path`. */
function placesOf(totalInstances: number, used: UsedPaths = new Map(), count = 0): readonly string[] {
  const places: GroupPlace[] = [];
  for (;;) {
    const next = nextGroupPlace(nodes, used, count + places.length, { totalInstances, routeesPaths: ["/user/a", "/user/b"] });
    if (next === undefined) return places.map(({ address, path }) => `${address.port}${path}`);
    used = withPlace(used, next);
    places.push(next);
  }
}

describe("The next routee of a cluster-aware pool", () => {
  it("goes to the member with the fewest, in the order of addresses", () => {
    assert.deepEqual(portsOf(100, 2), [1, 2, 3, 1, 2, 3]);
    assert.deepEqual(portsOf(100, 2, [node(1), node(1), node(2)]), [3, 2, 3]);
  });

  it("is none when there are enough, on the node or in total", () => {
    assert.deepEqual(portsOf(4, 2), [1, 2, 3, 1]);
    assert.deepEqual(portsOf(4, 1), [1, 2, 3]);
    assert.isUndefined(nextPoolNode([], [], { totalInstances: 1, maxInstancesPerNode: 1 }));
  });
});

describe("The next routee of a cluster-aware group", () => {
  it("is on a member without one, and then at the next path of the member with the fewest", () => {
    assert.deepEqual(placesOf(100), ["1/user/a", "2/user/a", "3/user/a", "1/user/b", "2/user/b", "3/user/b"]);
    assert.deepEqual(placesOf(4), ["1/user/a", "2/user/a", "3/user/a", "1/user/b"]);
  });

  it("takes the paths of a member again after it has gone", () => {
    const used = withPlace(withPlace(new Map(), { address: node(1), path: "/user/a" }), { address: node(2), path: "/user/b" });
    const again = placesOf(100, withoutNode(used, node(1)), 1);
    assert.deepEqual(again, ["1/user/a", "3/user/a", "2/user/a", "1/user/b", "3/user/b"]);
  });
});

describe("A cluster-aware router", () => {
  it("is refused with settings that make no sense", () => {
    const pool = new RoundRobinPool(1);
    assert.throws(() => new ClusterRouterPool(pool, { totalInstances: 0 }), RouterConfigurationError, /totalInstances .* is 0/);
    assert.throws(
      () => new ClusterRouterPool(pool, { maxInstancesPerNode: 1.5 }),
      RouterConfigurationError,
      /maxInstancesPerNode .* is 1\.5/,
    );
    assert.throws(() => new ClusterRouterPool(new ClusterRouterPool(pool)), RouterConfigurationError, /of another one/);
    assert.throws(() => new ClusterRouterGroup(new RoundRobinGroup([])), RouterConfigurationError, /needs paths/);
    assert.throws(
      () => new ClusterRouterGroup(new RoundRobinGroup(["akka.tcp://T@h:1/user/a"])),
      RouterConfigurationError,
      /without an address/,
    );
  });

  it("has the defaults of the configuration", () => {
    const common = { totalInstances: 10_000, allowLocalRoutees: true, useRole: "" };
    assert.deepEqual(new ClusterRouterPool(new RoundRobinPool(1)).settings, { ...common, maxInstancesPerNode: 1 });
    assert.deepEqual(new ClusterRouterGroup(new RoundRobinGroup(["user/a"])).settings, { ...common, routeesPaths: ["/user/a"] });
  });
});
