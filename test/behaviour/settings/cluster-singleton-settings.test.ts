import { afterEach, assert, beforeEach, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, LogEvent, PoisonPill, Props } from "../../../src/actor/index.ts";
import type { ExtendedActorSystem } from "../../../src/actor/internal.ts";
import { Cluster, type Lease } from "../../../src/cluster/index.ts";
import { ClusterSingletonManager, ClusterSingletonProxy } from "../../../src/cluster-tools/index.ts";
import { clusterToolsReference } from "../../../src/cluster-tools/reference.ts";
import { HandOverToMe } from "../../../src/cluster-tools/singleton/message/cluster-singleton-message.ts";
import { managerSettingsFrom, proxySettingsFrom } from "../../../src/cluster-tools/singleton/singleton-settings.ts";
import { type Config, parse } from "../../../src/hocon/index.ts";
import type { Serialization } from "../../../src/serialization/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

let systems: MultiSystem;
let lives: string[];
let received: unknown[];

class Counter extends Actor {
  override preStart(): void {
    lives.push(`+${this.self.path.name} ${this.context.system.address.port}`);
  }

  override postStop(): void {
    lives.push(`-${this.self.path.name} ${this.context.system.address.port}`);
  }

  override receive(message: unknown): void {
    received.push(message);
  }
}

beforeEach(() => {
  lives = [];
  received = [];
  systems = new MultiSystem({
    config: `akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

/** A node with a manager and a proxy, in the cluster of `first`. */
async function node(config = "", first?: ActorSystem, setup: Parameters<MultiSystem["start"]>[2] = {}): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config, setup);
  system.actorOf(ClusterSingletonManager.props(Props.create(Counter)), "manager");
  system.actorOf(ClusterSingletonProxy.props("/user/manager"), "proxy");
  Cluster.get(system).join((first ?? system).address);
  await seconds(4);
  return system;
}

const complete = (text: string): Config => parse(text).withFallback(clusterToolsReference()).resolve();
const rulesWith = (text: string) => managerSettingsFrom(complete(`akka.cluster.singleton { ${text} }`)).rules;
const proxyWith = (text: string) => proxySettingsFrom(complete(`akka.cluster.singleton-proxy { ${text} }`));

describeSetting("akka.cluster.singleton.singleton-name", () => {
  it("is the name of the singleton", async () => {
    const system = await node("akka.cluster.singleton.singleton-name = counter");
    assert.deepEqual(lives, [`+counter ${system.address.port}`]);
  });
});

describeSetting("akka.cluster.singleton.role", () => {
  it("chooses the members that may run it", async () => {
    const first = await node();
    const config = "akka.cluster { singleton.role = backend, roles = [backend] }";
    await node(config, first);
    assert.lengthOf(lives, 2, "the two managers do not compete: one has a role, the other has none");
    assert.equal(rulesWith("role = backend").role, "backend");
  });
});

describeSetting("akka.cluster.singleton.hand-over-retry-interval", () => {
  it("is the time between two requests to hand over", () =>
    assert.equal(rulesWith("hand-over-retry-interval = 3 s").handOverRetryIntervalMs, 3_000));
});

describeSetting("akka.cluster.singleton.min-number-of-hand-over-retries", () => {
  it("is how often a manager asks at least", () => {
    assert.equal(rulesWith("min-number-of-hand-over-retries = 4").minNumberOfHandOverRetries, 4);
    assert.throws(() => rulesWith("min-number-of-hand-over-retries = 0"), /min-number-of-hand-over-retries/);
  });
});

describeSetting("akka.cluster.singleton.use-lease", () => {
  it("names the lease without which no singleton starts", async () => {
    const lease: Lease = { acquire: () => Promise.resolve(false), release: () => Promise.resolve(true), checkLease: () => false };
    const config = "akka.cluster.singleton.use-lease = shop.lease, shop.lease.lease-class = Shop.Lease";
    let leaseName = "";
    const factory = (settings: { readonly leaseName: string }): Lease => {
      ({ leaseName } = settings);
      return lease;
    };
    await node(config, undefined, { leases: new Map([["Shop.Lease", factory]]) });
    assert.deepEqual(lives, []);
    assert.equal(leaseName, "Test-singleton-akka://Test/user/manager");
  });
});

describeSetting("akka.cluster.singleton.lease-retry-interval", () => {
  it("is the time until a manager without the lease asks again", () =>
    assert.equal(rulesWith("lease-retry-interval = 9 s").leaseRetryIntervalMs, 9_000));
});

describeSetting("akka.cluster.singleton.consider-app-version", () => {
  it("moves the singleton to the highest version", async () => {
    const config = (version: string): string => `akka.cluster { singleton.consider-app-version = on, app-version = "${version}" }`;
    const first = await node(config("1.0.0"));
    const second = await node(config("1.0.0"), first);
    const third = await node(config("2.0.0"), first);
    Cluster.get(first).leave(first.address);
    await seconds(10);
    assert.equal(lives.at(-1), `+singleton ${third.address.port}`);
    assert.isFalse(lives.includes(`+singleton ${second.address.port}`));
  });
});

describeSetting("akka.cluster.singleton-proxy.singleton-name", () => {
  it("is the name that the proxy looks for", async () => {
    const system = await node("akka.cluster { singleton.singleton-name = one, singleton-proxy.singleton-name = one }");
    system.actorSelection("/user/proxy").tell("hello");
    await seconds(3);
    assert.deepEqual(received, ["hello"]);
  });
});

describeSetting("akka.cluster.singleton-proxy.role", () => {
  it("chooses the members on which the proxy looks", () => assert.equal(proxyWith("role = backend").role, "backend"));
});

describeSetting("akka.cluster.singleton-proxy.singleton-identification-interval", () => {
  it("is the time between two looks", () =>
    assert.equal(proxyWith("singleton-identification-interval = 7 s").identificationIntervalMs, 7_000));
});

/** Warnings of a proxy whose singleton does not exist. */
async function warningsOf(config: string): Promise<readonly string[]> {
  const { system } = await systems.start("Test", config);
  const said: string[] = [];
  system.eventStream.subscribe((event: LogEvent) => void said.push(event.message), LogEvent);
  system.actorOf(ClusterSingletonProxy.props("/user/manager"), "proxy");
  Cluster.get(system).join(system.address);
  await seconds(12);
  return said.filter((text) => text.startsWith("No singleton found"));
}

describeSetting("akka.cluster.singleton-proxy.singleton-identification-failure-period", () => {
  it("is the time after which the proxy warns", async () => {
    assert.lengthOf(await warningsOf(""), 0);
    assert.lengthOf(await warningsOf("akka.cluster.singleton-proxy.singleton-identification-failure-period = 5 s"), 1);
  });
});

describeSetting("akka.cluster.singleton-proxy.log-singleton-identification-failure", () => {
  it("silences that warning", async () => {
    const off = "log-singleton-identification-failure = off, singleton-identification-failure-period = 5 s";
    assert.lengthOf(await warningsOf(`akka.cluster.singleton-proxy { ${off} }`), 0);
  });
});

describeSetting("akka.cluster.singleton-proxy.buffer-size", () => {
  it("limits the messages that wait", async () => {
    assert.throws(() => proxyWith("buffer-size = 10001"), /buffer-size/);
    const { system } = await systems.start("Test", "akka.cluster.singleton-proxy.buffer-size = 0");
    const proxy = system.actorOf(ClusterSingletonProxy.props("/user/manager"), "proxy") as ActorRef;
    proxy.tell("lost");
    await systems.settle();
    system.actorOf(ClusterSingletonManager.props(Props.create(Counter), PoisonPill.instance), "manager");
    Cluster.get(system).join(system.address);
    await seconds(4);
    assert.deepEqual(received, []);
  });
});

const CLASS = "Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools";

async function serializerWith(config: string): Promise<string> {
  const { system } = await systems.start("Test", config);
  const { serialization } = (system as ExtendedActorSystem).provider as unknown as { readonly serialization: Serialization<ActorRef> };
  try {
    const { serializerId, manifest } = serialization.serialize(HandOverToMe.instance);
    return `${serializerId} ${manifest}`;
  } catch (error) {
    return (error as Error).constructor.name;
  }
}

describeSetting("akka.actor.serializers.akka-singleton", () => {
  it("names the serializer of managers", async () => {
    assert.equal(await serializerWith(""), "14 A");
    assert.notEqual(
      await serializerWith('akka.actor.serializers.akka-singleton = "Akka.Serialization.NewtonSoftJsonSerializer, Akka"'),
      "14 A",
    );
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.Cluster.Tools.Singleton.IClusterSingletonMessage, Akka.Cluster.Tools"', () => {
  it("binds messages between managers to it", async () => {
    const binding = 'akka.actor.serialization-bindings."Akka.Cluster.Tools.Singleton.IClusterSingletonMessage, Akka.Cluster.Tools" = none';
    assert.notEqual(await serializerWith(binding), "14 A");
  });
});

describeSetting(
  'akka.actor.serialization-identifiers."Akka.Cluster.Tools.Singleton.Serialization.ClusterSingletonMessageSerializer, Akka.Cluster.Tools"',
  () => {
    it("is the id by which other nodes know it", async () => {
      assert.equal(await serializerWith(`akka.actor.serialization-identifiers."${CLASS}" = 114`), "114 A");
    });
  },
);
