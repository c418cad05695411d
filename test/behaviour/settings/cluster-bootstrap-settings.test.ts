import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorSystem, LogEvent } from "../../../src/actor/index.ts";
import { Cluster, type DiscoveryFactory, type DiscoveryLookup, type ResolvedTarget } from "../../../src/cluster/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

const BOOTSTRAP = "ritsem.cluster.bootstrap";
let systems: MultiSystem;
let targets: readonly ResolvedTarget[];
let lookups: { readonly lookup: DiscoveryLookup; readonly timeoutMs: number; readonly atMs: number }[];

beforeEach(() => {
  targets = [at(1), at(2)];
  lookups = [];
  systems = new MultiSystem({
    config: `akka { loggers = [], stdout-loglevel = OFF, loglevel = DEBUG, actor.provider = cluster, cluster.downing-provider-class = "", discovery.method = fake }
      ${BOOTSTRAP} { enabled = on, contact-point-discovery.stable-margin = 5 s }`,
  });
});

afterEach(() => systems.terminate());

const at = (port: number): ResolvedTarget => ({ host: "localhost", port });

const fake: DiscoveryFactory = () => ({
  lookup(lookup, timeoutMs) {
    lookups.push({ lookup, timeoutMs, atMs: systems.platform.clock.nowMs() });
    return Promise.resolve(targets);
  },
});

/** What each node has logged. */
const lines = new WeakMap<ActorSystem, string[]>();

async function node(port: number, settings = ""): Promise<ActorSystem> {
  const setup = {
    discoveries: new Map([
      ["fake", fake],
      ["other", fake],
    ]),
  };
  const { system } = await systems.start("Shop", `ritsem.remote.memory.port = ${port}\n${BOOTSTRAP} { ${settings} }`, setup);
  const said: string[] = [];
  lines.set(system, said);
  system.eventStream.subscribe((event: LogEvent) => void said.push(event.message), LogEvent);
  return system;
}

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

const size = (system: ActorSystem): number => Cluster.get(system).state.members.length;

/** When a node is in a cluster, in whole seconds from now; more than 60: never. */
async function secondsUntilMember(system: ActorSystem): Promise<number> {
  for (let passed = 0; passed <= 60; passed += 1) {
    if (size(system) > 0) return passed;
    await seconds(1);
  }
  return 61;
}

describeSetting("ritsem.cluster.bootstrap.enabled", () => {
  it("makes nodes find each other and form one cluster, and is off by default", async () => {
    const [first, second] = [await node(1), await node(2)];
    await seconds(15);
    assert.deepEqual([size(first), size(second)], [2, 2]);
    const off = await node(3, "enabled = off");
    await seconds(15);
    assert.equal(size(off), 0);
  });
});

describeSetting("ritsem.cluster.bootstrap.new-cluster-enabled", () => {
  it("keeps a node from forming a cluster, not from joining one", async () => {
    const [first, second] = [await node(1, "new-cluster-enabled = off"), await node(2)];
    await seconds(30);
    assert.deepEqual([size(first), size(second)], [0, 0]);
    assert.include((lines.get(first) ?? []).join("\n"), "new-cluster-enabled = off");
    Cluster.get(second).join(second.address);
    await seconds(10);
    assert.equal(size(first), 2);
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.service-name", () => {
  it("is the name that is looked up; by default that of the system", async () => {
    await node(1);
    await node(2, "contact-point-discovery.service-name = shop.example");
    await seconds(1);
    assert.includeMembers(
      lookups.map(({ lookup }) => lookup.serviceName),
      ["Shop", "shop.example"],
    );
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.port-name", () => {
  it("is the name of the port that is looked up; by default there is none", async () => {
    await node(1);
    await node(2, "contact-point-discovery.port-name = remote");
    await seconds(1);
    assert.includeMembers(
      lookups.map(({ lookup }) => lookup.portName),
      [undefined, "remote"],
    );
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.protocol", () => {
  it("is the protocol that is looked up", async () => {
    await node(1);
    await node(2, "contact-point-discovery.protocol = udp");
    await seconds(1);
    assert.includeMembers(
      lookups.map(({ lookup }) => lookup.protocol),
      ["tcp", "udp"],
    );
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.discovery-method", () => {
  it("is used instead of akka.discovery.method; an unknown one is reported with the cure", async () => {
    await node(1, "contact-point-discovery.discovery-method = other");
    const lost = await node(2, "contact-point-discovery.discovery-method = lost");
    await seconds(2);
    assert.isNotEmpty(lookups);
    assert.match((lines.get(lost) ?? []).join("\n"), /by the method "lost".*discoveries: new Map/);
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.stable-margin", () => {
  it("is how long contact points must have been the same before a cluster is formed", async () => {
    const [first] = [await node(1, "contact-point-discovery.stable-margin = 20 s"), await node(2)];
    const took = await secondsUntilMember(first);
    assert.isAtLeast(took, 20);
    assert.isAtMost(took, 24);
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.interval", () => {
  it("is how often contact points are looked up", async () => {
    targets = [at(1)];
    await node(1, "contact-point-discovery.interval = 4 s");
    await seconds(13);
    const times = lookups.map(({ atMs }) => atMs);
    assert.deepEqual(
      times.slice(1).map((each, index) => each - (times[index] ?? 0)),
      [4_000, 4_000, 4_000],
    );
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.required-contact-point-nr", () => {
  it("is how many there must be, so that 1 lets a node form a cluster alone", async () => {
    targets = [at(1)];
    const alone = await node(1, "contact-point-discovery.required-contact-point-nr = 1");
    assert.isAtMost(await secondsUntilMember(alone), 8);
  });

  it("3 makes two wait for a third", async () => {
    const settings = "contact-point-discovery.required-contact-point-nr = 3";
    const [first] = [await node(1, settings), await node(2, settings)];
    await seconds(30);
    assert.equal(size(first), 0);
    targets = [at(1), at(2), at(3)];
    await node(3, settings);
    await seconds(15);
    assert.equal(size(first), 3);
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.contact-with-all-contact-points", () => {
  it("off lets a node form a cluster although one contact point is silent", async () => {
    targets = [at(1), at(2), at(9)];
    const strict = await node(1);
    await node(2);
    await seconds(30);
    assert.equal(size(strict), 0);
    assert.include((lines.get(strict) ?? []).join("\n"), "no answer from akka.memory://Shop@localhost:9");
    await strict.terminate();
    const lax = await node(1, "contact-point-discovery.contact-with-all-contact-points = off");
    assert.isAtMost(await secondsUntilMember(lax), 15);
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point-discovery.resolve-timeout", () => {
  it("is how long a lookup may take", async () => {
    await node(1, "contact-point-discovery.resolve-timeout = 7 s");
    await seconds(1);
    assert.deepEqual([...new Set(lookups.map(({ timeoutMs }) => timeoutMs))], [7_000]);
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point.fallback-port", () => {
  it("is the port of contact points without one; by default that of the node", async () => {
    targets = [{ host: "localhost" }];
    const own = await node(1);
    const set = await node(2, "contact-point.fallback-port = 5");
    await seconds(11);
    assert.include((lines.get(own) ?? []).join("\n"), "localhost:1");
    assert.include((lines.get(set) ?? []).join("\n"), "localhost:5");
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point.probing-failure-timeout", () => {
  it("is how long an answer counts: a short one makes the node wait for the next answer", async () => {
    const settings = "contact-point { probe-interval = 10 s, probing-failure-timeout = 1 s }";
    const first = await node(1, settings);
    const second = await node(2);
    await seconds(9);
    await second.terminate();
    await seconds(30);
    assert.equal(size(first), 0);
  });
});

describeSetting("ritsem.cluster.bootstrap.contact-point.probe-interval", () => {
  it("is how often contact points are asked, so that nothing is decided before", async () => {
    const first = await node(1, "contact-point { probe-interval = 15 s, probing-failure-timeout = 30 s }");
    await node(2);
    const took = await secondsUntilMember(first);
    assert.isAtLeast(took, 14);
    assert.isAtMost(took, 18);
  });
});
