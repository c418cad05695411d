import { assert, it } from "vitest";
import {
  Actor,
  ActorPath,
  type ActorRef,
  ConsistentHashableEnvelope,
  FromConfig,
  GetRoutees,
  Props,
  RoundRobinPool,
  type Routees,
  Status,
} from "../../../src/actor/index.ts";
import { Deployer } from "../../../src/actor/internal.ts";
import { scripted, startProbe, startTestSystem, type TestSystem } from "../actor-harness.ts";
import { describeSetting } from "./describe-setting.ts";

/** The system with `section` as what is said of /user/router, and that router. */
async function routerWith(section: string, props: Props = scripted(() => {})): Promise<TestSystem & { readonly router: ActorRef }> {
  const test = await startTestSystem(`akka.actor.deployment."/router" { ${section} }`);
  return { ...test, router: test.system.actorOf(props.withRouter(FromConfig.instance), "router") };
}

async function sizeOf({ system, settle }: TestSystem, router: ActorRef): Promise<number> {
  const probe = startProbe(system);
  router.tell(GetRoutees.instance, probe.ref);
  await settle();
  return (probe.received[0] as Routees | undefined)?.members.length ?? 0;
}

/** The router that the configuration describes, as the deployer has it. */
async function deployed(section: string): Promise<object> {
  const { system } = await startTestSystem(`akka.actor.deployment."/router" { ${section} }`);
  const router = new Deployer(system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
  assert.ok(router);
  return router;
}

describeSetting("akka.actor.router.type-mapping.round-robin-pool", () => {
  it("stands for Akka.NET's RoundRobinPool, and may stand for another kind", async () => {
    assert.equal((await deployed("router = round-robin-pool")).constructor.name, "RoundRobinPool");
    const other = await startTestSystem(`akka.actor.router.type-mapping.round-robin-pool = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = round-robin-pool`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.round-robin-group", () => {
  it("stands for Akka.NET's RoundRobinGroup, and may stand for another kind", async () => {
    assert.equal((await deployed("router = round-robin-group")).constructor.name, "RoundRobinGroup");
    const other = await startTestSystem(`akka.actor.router.type-mapping.round-robin-group = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = round-robin-group`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.random-pool", () => {
  it("stands for Akka.NET's RandomPool, and may stand for another kind", async () => {
    assert.equal((await deployed("router = random-pool")).constructor.name, "RandomPool");
    const other = await startTestSystem(`akka.actor.router.type-mapping.random-pool = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = random-pool`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.random-group", () => {
  it("stands for Akka.NET's RandomGroup, and may stand for another kind", async () => {
    assert.equal((await deployed("router = random-group")).constructor.name, "RandomGroup");
    const other = await startTestSystem(`akka.actor.router.type-mapping.random-group = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = random-group`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.smallest-mailbox-pool", () => {
  it("stands for Akka.NET's SmallestMailboxPool, and may stand for another kind", async () => {
    assert.equal((await deployed("router = smallest-mailbox-pool")).constructor.name, "SmallestMailboxPool");
    const other = await startTestSystem(`akka.actor.router.type-mapping.smallest-mailbox-pool = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = smallest-mailbox-pool`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.broadcast-pool", () => {
  it("stands for Akka.NET's BroadcastPool, and may stand for another kind", async () => {
    assert.equal((await deployed("router = broadcast-pool")).constructor.name, "BroadcastPool");
    const other = await startTestSystem(`akka.actor.router.type-mapping.broadcast-pool = "Akka.Routing.RandomPool, Akka"
      akka.actor.deployment."/router".router = broadcast-pool`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "RandomPool");
  });
});

describeSetting("akka.actor.router.type-mapping.broadcast-group", () => {
  it("stands for Akka.NET's BroadcastGroup, and may stand for another kind", async () => {
    assert.equal((await deployed("router = broadcast-group")).constructor.name, "BroadcastGroup");
    const other = await startTestSystem(`akka.actor.router.type-mapping.broadcast-group = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = broadcast-group`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.scatter-gather-pool", () => {
  it("stands for Akka.NET's ScatterGatherFirstCompletedPool, and may stand for another kind", async () => {
    assert.equal((await deployed("router = scatter-gather-pool")).constructor.name, "ScatterGatherFirstCompletedPool");
    const other = await startTestSystem(`akka.actor.router.type-mapping.scatter-gather-pool = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = scatter-gather-pool`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.scatter-gather-group", () => {
  it("stands for Akka.NET's ScatterGatherFirstCompletedGroup, and may stand for another kind", async () => {
    assert.equal((await deployed("router = scatter-gather-group")).constructor.name, "ScatterGatherFirstCompletedGroup");
    const other = await startTestSystem(`akka.actor.router.type-mapping.scatter-gather-group = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = scatter-gather-group`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.consistent-hashing-pool", () => {
  it("stands for Akka.NET's ConsistentHashingPool, and may stand for another kind", async () => {
    assert.equal((await deployed("router = consistent-hashing-pool")).constructor.name, "ConsistentHashingPool");
    const other = await startTestSystem(`akka.actor.router.type-mapping.consistent-hashing-pool = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = consistent-hashing-pool`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.consistent-hashing-group", () => {
  it("stands for Akka.NET's ConsistentHashingGroup, and may stand for another kind", async () => {
    assert.equal((await deployed("router = consistent-hashing-group")).constructor.name, "ConsistentHashingGroup");
    const other = await startTestSystem(`akka.actor.router.type-mapping.consistent-hashing-group = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = consistent-hashing-group`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.tail-chopping-pool", () => {
  it("stands for Akka.NET's TailChoppingPool, and may stand for another kind", async () => {
    assert.equal((await deployed("router = tail-chopping-pool")).constructor.name, "TailChoppingPool");
    const other = await startTestSystem(`akka.actor.router.type-mapping.tail-chopping-pool = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = tail-chopping-pool`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.tail-chopping-group", () => {
  it("stands for Akka.NET's TailChoppingGroup, and may stand for another kind", async () => {
    assert.equal((await deployed("router = tail-chopping-group")).constructor.name, "TailChoppingGroup");
    const other = await startTestSystem(`akka.actor.router.type-mapping.tail-chopping-group = "Akka.Routing.BroadcastPool, Akka"
      akka.actor.deployment."/router".router = tail-chopping-group`);
    const router = new Deployer(other.system.config).lookup(ActorPath.parse("akka://Sys/user/router"))?.router?.create(undefined);
    assert.equal(router?.constructor.name, "BroadcastPool");
  });
});

describeSetting("akka.actor.router.type-mapping.from-code", () => {
  it("leaves the router to code, unless it stands for another kind", async () => {
    const test = await startTestSystem(`akka.actor.router.type-mapping.from-code = "Akka.Routing.RoundRobinPool"
      akka.actor.deployment."/router".nr-of-instances = 3`);
    const router = test.system.actorOf(scripted(() => {}).withRouter(new RoundRobinPool(1)), "router");
    assert.equal(await sizeOf(test, router), 3);
  });
});

describeSetting("akka.actor.debug.router-misconfiguration", () => {
  it("warns of actors that are routers in the configuration alone", async () => {
    for (const [value, count] of [
      ["on", 1],
      ["off", 0],
    ] as const) {
      const test = await startTestSystem(`akka.actor.debug.router-misconfiguration = ${value}
        akka.actor.deployment."/plain".router = random-pool`);
      test.system.actorOf(
        scripted(() => {}),
        "plain",
      );
      assert.equal(test.platform.lines.filter((line) => line.includes("its props do not")).length, count);
    }
  });
});

describeSetting("akka.actor.deployment.default.router", () => {
  it("makes a router of those paths that do not say which", async () => {
    const test = await startTestSystem(`akka.actor.deployment { default.router = random-pool, "/router".nr-of-instances = 2 }`);
    assert.equal(await sizeOf(test, test.system.actorOf(scripted(() => {}).withRouter(FromConfig.instance), "router")), 2);
  });
});

describeSetting("akka.actor.deployment.default.nr-of-instances", () => {
  it("is the number of a pool's routees", async () => {
    const test = await routerWith("router = random-pool, nr-of-instances = 4");
    assert.equal(await sizeOf(test, test.router), 4);
  });
});

describeSetting("akka.actor.deployment.default.routees.paths", () => {
  it("are a group's routees", async () => {
    const test = await routerWith('router = broadcast-group, routees.paths = ["/user/a", "/user/b"]');
    const probes = ["a", "b"].map((name) => startProbe(test.system, name));
    test.router.tell("all");
    await test.settle();
    assert.deepEqual(
      probes.map(({ received }) => received),
      [["all"], ["all"]],
    );
  });
});

describeSetting("akka.actor.deployment.default.within", () => {
  it("is how long a reply may take", async () => {
    const test = await routerWith("router = scatter-gather-pool, within = 70 ms");
    const probe = startProbe(test.system);
    test.router.tell("?", probe.ref);
    await test.platform.advanceMs(69);
    assert.equal(probe.received.length, 0);
    await test.platform.advanceMs(1);
    assert.instanceOf(probe.received[0], Status.Failure);
  });
});

describeSetting("akka.actor.deployment.default.tail-chopping-router.interval", () => {
  it("is how long a tail-chopping router waits before it asks the next", async () => {
    let asked = 0;
    const test = await routerWith(
      "router = tail-chopping-pool, nr-of-instances = 2, tail-chopping-router.interval = 70 ms",
      scripted(() => void (asked += 1)),
    );
    test.router.tell("?");
    await test.platform.advanceMs(69);
    assert.equal(asked, 1);
    await test.platform.advanceMs(1);
    assert.equal(asked, 2);
  });
});

describeSetting("akka.actor.deployment.default.virtual-nodes-factor", () => {
  it("is the number of a routee's places on the ring, and so decides about keys", async () => {
    class Named extends Actor {
      override receive(): void {
        this.sender.tell(this.self.path.name);
      }
    }
    const answers = async (factor: number): Promise<string> => {
      const test = await routerWith(
        `router = consistent-hashing-pool, nr-of-instances = 3, virtual-nodes-factor = ${factor}`,
        Props.create(Named),
      );
      const probe = startProbe(test.system);
      for (let key = 0; key < 20; key += 1) test.router.tell(new ConsistentHashableEnvelope("?", `key ${key}`), probe.ref);
      await test.settle();
      return probe.senders
        .map(({ path }) => path.name)
        .sort()
        .join(" ");
    };
    assert.notEqual(await answers(1), await answers(10));
  });
});

describeSetting("akka.actor.deployment.default.stash-capacity", () => {
  it("is what the actor's stash may hold", async () => {
    const test = await startTestSystem('akka.actor.deployment."/stashing".stash-capacity = 3');
    const capacities: number[] = [];
    const props = scripted((_, actor) => void capacities.push(actor.stash.capacity));
    for (const name of ["stashing", "other"]) test.system.actorOf(props, name).tell("?");
    await test.settle();
    assert.sameMembers(capacities, [3, -1]);
  });
});

describeSetting("akka.actor.deployment.default.dispatcher", () => {
  it("is the dispatcher of the actor, whatever code says", async () => {
    const { system } = await startTestSystem('akka.actor.deployment."/a".dispatcher = my-dispatcher');
    assert.equal(new Deployer(system.config).lookup(ActorPath.parse("akka://Sys/user/a"))?.dispatcher, "my-dispatcher");
  });
});

describeSetting("akka.actor.deployment.default.mailbox", () => {
  it("is the mailbox of the actor, whatever code says", async () => {
    const { system } = await startTestSystem('akka.actor.deployment."/a".mailbox = my-mailbox');
    assert.equal(new Deployer(system.config).lookup(ActorPath.parse("akka://Sys/user/a"))?.mailbox, "my-mailbox");
  });
});

describeSetting("akka.actor.deployment.default.resizer.enabled", () => {
  it("gives a pool a resizer, which lets idle routees go", async () => {
    const test = await routerWith("router = random-pool, nr-of-instances = 5, resizer.enabled = on");
    assert.equal(await sizeOf(test, test.router), 4);
  });
});

/** What a resizer with `settings` makes of five routees of which `busy` have that many messages. */
async function change(settings: string, busy: number, waiting: number): Promise<number> {
  const router = (await deployed(`router = random-pool, resizer { enabled = on, ${settings} }`)) as RoundRobinPool;
  const loads = Array.from({ length: 5 }, (_, index) => ({ waiting: index < busy ? waiting : 0, isBusy: false, isSuspended: false }));
  return router.resizer?.resize(loads) ?? 0;
}

describeSetting("akka.actor.deployment.default.resizer.lower-bound", () => {
  it("is the fewest routees", async () => assert.equal(await change("lower-bound = 7", 0, 0), 2));
});

describeSetting("akka.actor.deployment.default.resizer.upper-bound", () => {
  it("is the most routees", async () => assert.equal(await change("upper-bound = 3", 5, 9), -2));
});

describeSetting("akka.actor.deployment.default.resizer.pressure-threshold", () => {
  it("is when a routee counts as busy", async () => {
    assert.equal(await change("pressure-threshold = 3", 5, 3), 1);
    assert.equal(await change("pressure-threshold = 4", 5, 3), -1);
  });
});

describeSetting("akka.actor.deployment.default.resizer.rampup-rate", () => {
  it("is the share of the routees that is added", async () => assert.equal(await change("rampup-rate = 0.5", 5, 9), 3));
});

describeSetting("akka.actor.deployment.default.resizer.backoff-threshold", () => {
  it("is the share of busy routees below which some are let go", async () => {
    assert.equal(await change("backoff-threshold = 0.7", 3, 9), -1);
    assert.equal(await change("backoff-threshold = 0.6", 3, 9), 0);
  });
});

describeSetting("akka.actor.deployment.default.resizer.backoff-rate", () => {
  it("is the share of the routees that is let go", async () => assert.equal(await change("backoff-rate = 0.5", 0, 0), -3));
});

describeSetting("akka.actor.deployment.default.resizer.messages-per-resize", () => {
  it("is the number of messages from one look to the next", async () => {
    const test = await routerWith("router = random-pool, nr-of-instances = 5, resizer { enabled = on, messages-per-resize = 3 }");
    const sizes: number[] = [];
    for (let sent = 0; sent < 3; sent += 1) {
      test.router.tell("work");
      await test.settle();
      sizes.push(await sizeOf(test, test.router));
    }
    assert.deepEqual(sizes, [4, 4, 3]);
  });
});
