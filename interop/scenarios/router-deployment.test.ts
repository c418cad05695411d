import {
  type ActorRef,
  type ActorRefRoutee,
  Address,
  AdjustPoolSize,
  Broadcast,
  BroadcastGroup,
  BroadcastPool,
  ConsistentHashableEnvelope,
  ConsistentHashingGroup,
  ConsistentHashingPool,
  FromConfig,
  GetRoutees,
  type Group,
  type Pool,
  PoisonPill,
  Props,
  RandomGroup,
  RandomPool,
  ReceiveActor,
  Registry,
  RemoteRouterConfig,
  RoundRobinGroup,
  RoundRobinPool,
  Routees,
  ScatterGatherFirstCompletedGroup,
  ScatterGatherFirstCompletedPool,
  SmallestMailboxPool,
  TailChoppingGroup,
  TailChoppingPool,
  watchAsync,
} from "ritsem";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const ROUTEES = 4;
const KEYS: readonly string[] = Array.from({ length: 40 }, (_, index) => `key-${index * 7919}`);
const where: PeerValue = { type: "string", value: "where are you?" };

/** Answers every message with its own path. The Peer has a class of the same name that does so. */
class Locator extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => this.sender.tell(this.self.path.toStringWithAddress(this.context.system.address)));
  }
}

const registry = (): Registry => new Registry().actor("Peer.LocatorActor, Peer", Locator);

const pools: Readonly<Record<string, () => Pool>> = {
  "round-robin-pool": () => new RoundRobinPool(ROUTEES),
  "random-pool": () => new RandomPool(ROUTEES),
  "smallest-mailbox-pool": () => new SmallestMailboxPool(ROUTEES),
  "broadcast-pool": () => new BroadcastPool(ROUTEES),
  "scatter-gather-pool": () => new ScatterGatherFirstCompletedPool(ROUTEES, "5 s"),
  "tail-chopping-pool": () => new TailChoppingPool(ROUTEES, "5 s", { interval: "200 ms" }),
  "consistent-hashing-pool": () => new ConsistentHashingPool(ROUTEES),
};

const groups: Readonly<Record<string, (paths: readonly string[]) => Group>> = {
  "round-robin-group": (paths) => new RoundRobinGroup(paths),
  "random-group": (paths) => new RandomGroup(paths),
  "broadcast-group": (paths) => new BroadcastGroup(paths),
  "scatter-gather-group": (paths) => new ScatterGatherFirstCompletedGroup(paths, "5 s"),
  "tail-chopping-group": (paths) => new TailChoppingGroup(paths, "5 s", { interval: "200 ms" }),
  "consistent-hashing-group": (paths) => new ConsistentHashingGroup(paths),
};

describeWithAkkaNet("Pools between Ritsem and Akka.NET", () => {
  let peer: AkkaNetPeer;
  let otherPeer: AkkaNetPeer;
  let node: RitsemNode;
  let otherNode: RitsemNode;
  let made = 0;

  beforeAll(async () => {
    [node, otherNode] = await Promise.all([
      RitsemNode.start({ name: "Ritsem", registry: registry() }),
      RitsemNode.start({ name: "OtherRitsem", registry: registry() }),
    ]);
    const config = `akka.actor.deployment {
      /configured { router = round-robin-pool, nr-of-instances = ${ROUTEES}, target.nodes = ["${node.address}", "${otherNode.address}"] }
      /moved { router = round-robin-pool, nr-of-instances = ${ROUTEES}, remote = "${node.address}" }
    }`;
    [peer, otherPeer] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet", config }), AkkaNetPeer.start({ name: "OtherDotnet" })]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([node?.terminate(), otherNode?.terminate()]); // first: their routers wait for the ends of routees over there
    await Promise.all([peer?.kill(), otherPeer?.kill()]);
  });

  function newName(kind: string): string {
    made += 1;
    return `${kind}-${made}`;
  }

  const message = (kind: string): unknown => (kind.startsWith("consistent") ? new ConsistentHashableEnvelope("who?", "a key") : "who?");
  const value = (kind: string): PeerValue => (kind.startsWith("consistent") ? { type: "hashable", key: "a key", value: where } : where);

  async function askFromDotnet(path: string, question: PeerValue): Promise<string> {
    return String((await peer.send({ command: "ask", path, value: question, timeoutMs: WITHIN_MS })).reply.value).replace(/#\d+$/, "");
  }

  async function routeesOf(router: ActorRef): Promise<readonly string[]> {
    const { members } = await router.ask(GetRoutees.instance, Routees, WITHIN_MS);
    return members.map((each) => (each as ActorRefRoutee).actor.path.toString());
  }

  async function routeesOfDotnet(path: string): Promise<readonly string[]> {
    const { routees } = await peer.send({ command: "routees", path, timeoutMs: WITHIN_MS });
    return routees.map((each) => each.replace(/#\d+$/, ""));
  }

  /** Where the routees of a router must live that deals them to these nodes. */
  const dealt = (nodes: readonly string[], router: string): readonly string[] => {
    const from = router.replace(/^akka\.tcp:\/\//, "akka.tcp/");
    return Array.from({ length: ROUTEES }, (_, index) => `${nodes[index % nodes.length]}/remote/${from}/c${index}`);
  };

  describe("A router on Ritsem", () => {
    for (const place of ["Ritsem", "Akka.NET", "both"] as const) {
      const nodes = (): readonly string[] =>
        place === "Ritsem"
          ? [otherNode.address]
          : place === "Akka.NET"
            ? [peer.address, otherPeer.address]
            : [peer.address, otherNode.address];

      for (const kind of Object.keys(pools)) {
        it(`has the routees of its ${kind} on ${place}`, async () => {
          const name = newName(kind);
          const addresses = nodes().map((address) => Address.parse(address));
          const pool = new RemoteRouterConfig(pools[kind]?.() as Pool, addresses);
          const router = node.system.actorOf(Props.create(Locator).withRouter(pool), name);
          const expected = dealt(nodes(), node.pathOf(name));
          assert.deepEqual(await routeesOf(router), expected);
          assert.include(expected, (await router.ask(message(kind), String, WITHIN_MS)).replace(/#\d+$/, ""));
          assert.include(expected, await askFromDotnet(node.pathOf(name), value(kind)));
        });
      }

      it(`sends a Broadcast to all routees on ${place}, grows, shrinks, and forgets one that has stopped`, async () => {
        const name = newName("managed");
        const pool = new RemoteRouterConfig(
          new RoundRobinPool(ROUTEES),
          nodes().map((address) => Address.parse(address)),
        );
        const router = node.system.actorOf(Props.create(Locator).withRouter(pool), name);
        const inbox = node.inbox();
        router.tell(new Broadcast("who?"), inbox.ref);
        await inbox.untilCount(ROUTEES);
        router.tell(new AdjustPoolSize(1));
        assert.lengthOf(await routeesOf(router), ROUTEES + 1);
        router.tell(new AdjustPoolSize(-2));
        assert.lengthOf(await routeesOf(router), ROUTEES - 1);
        const { members } = await router.ask(GetRoutees.instance, Routees, WITHIN_MS);
        const last = (members.at(-1) as ActorRefRoutee).actor;
        const ended = watchAsync(last);
        last.tell(PoisonPill.instance);
        await ended;
        while ((await routeesOf(router)).length > ROUTEES - 2) await node.resolve(node.pathOf(name)); // the router is told too
      });
    }
  });

  describe("A router on Akka.NET", () => {
    for (const place of ["Ritsem", "both"] as const) {
      const nodes = (): readonly string[] => (place === "Ritsem" ? [node.address, otherNode.address] : [node.address, otherPeer.address]);

      for (const kind of Object.keys(pools)) {
        it(`has the routees of its ${kind} on ${place}`, async () => {
          const name = newName(kind);
          await peer.send({ command: "create-router", router: kind, count: ROUTEES, nodes: nodes(), name });
          const expected = dealt(nodes(), peer.pathOf(name));
          assert.sameMembers([...(await routeesOfDotnet(name))], [...expected]);
          assert.include(expected, await askFromDotnet(name, value(kind)));
          const router = await node.resolve(peer.pathOf(name));
          assert.include(expected, (await router.ask(message(kind), String, WITHIN_MS)).replace(/#\d+$/, ""));
        });
      }
    }

    it("has its routees on Ritsem by configuration alone", async () => {
      await peer.send({ command: "create-router", router: "from-config", name: "configured" });
      assert.sameMembers(
        [...(await routeesOfDotnet("configured"))],
        [...dealt([node.address, otherNode.address], peer.pathOf("configured"))],
      );
    });
  });

  describe("A router that is deployed as a whole", () => {
    for (const kind of Object.keys(pools)) {
      it(`by Ritsem to Akka.NET: ${kind}`, async () => {
        const scope = { kind: "remote", address: Address.parse(peer.address) } as const;
        const props = Props.create(Locator)
          .withDeploy({ scope })
          .withRouter(pools[kind]?.() as Pool);
        const router = node.system.actorOf(props, newName(kind));
        assert.equal(String(router.path.address), peer.address);
        assert.lengthOf(await routeesOf(router), ROUTEES);
        const answer = (await router.ask(message(kind), String, WITHIN_MS)).replace(/#\d+$/, "");
        assert.isTrue(answer.startsWith(`${router.path}/$`), answer);
      });

      it(`by Akka.NET to Ritsem: ${kind}`, async () => {
        const name = newName(kind);
        const { ref } = await peer.send({ command: "create-router", router: kind, count: ROUTEES, deployTo: node.address, name });
        const path = ref.replace(/#\d+$/, "");
        assert.isTrue(path.startsWith(node.address), path);
        assert.isTrue((await askFromDotnet(ref, value(kind))).startsWith(`${path}/$`));
        const router = await node.resolve(path.slice(node.address.length));
        assert.lengthOf(await routeesOf(router), ROUTEES);
      });
    }

    for (const kind of Object.keys(groups)) {
      it(`by Ritsem to Akka.NET: ${kind}`, async () => {
        await anAttendant();
        const scope = { kind: "remote", address: Address.parse(peer.address) } as const;
        const props = Props.empty()
          .withDeploy({ scope })
          .withRouter(groups[kind]?.(["/user/attendant"]) as Group);
        const router = node.system.actorOf(props, newName(kind));
        assert.equal((await router.ask(message(kind), String, WITHIN_MS)).replace(/#\d+$/, ""), peer.pathOf("attendant"));
      });

      it(`by Akka.NET to Ritsem: ${kind}`, async () => {
        await anAttendant();
        const name = newName(kind);
        const { ref } = await peer.send({
          command: "create-router",
          router: kind,
          paths: ["/user/attendant"],
          deployTo: node.address,
          name,
        });
        assert.isTrue(ref.startsWith(node.address), ref);
        assert.equal(await askFromDotnet(ref, value(kind)), node.pathOf("attendant"));
      });
    }

    let attendant: Promise<unknown> | undefined;

    /** Who groups lead to, under the same path on both nodes. */
    function anAttendant(): Promise<unknown> {
      if (attendant === undefined) {
        node.system.actorOf(Props.create(Locator), "attendant");
        attendant = peer.send({ command: "create", kind: "locator", name: "attendant" });
      }
      return attendant;
    }

    it("by the configuration of Akka.NET to Ritsem", async () => {
      const { ref } = await peer.send({ command: "create-router", router: "from-config", name: "moved" });
      assert.isTrue(ref.startsWith(node.address), ref);
      assert.isTrue((await askFromDotnet(ref, where)).startsWith(`${ref.replace(/#\d+$/, "")}/$`));
    });

    it("by the configuration of Ritsem to Akka.NET, and with its routees on a third node", async () => {
      const config = `akka.actor.deployment {
        /moved-too { router = round-robin-pool, nr-of-instances = 2, remote = "${peer.address}" }
        /spread { router = round-robin-pool, nr-of-instances = 2, remote = "${peer.address}", target.nodes = ["${otherNode.address}"] }
      }`;
      await using home = await RitsemNode.start({ name: "Home", config, registry: registry() });
      const router = (name: string): ActorRef => home.system.actorOf(Props.create(Locator).withRouter(FromConfig.instance), name);
      const moved = router("moved-too");
      assert.isTrue((await moved.ask("who?", String, WITHIN_MS)).startsWith(`${moved.path}/$`));
      const spread = router("spread");
      assert.isTrue((await spread.ask("who?", String, WITHIN_MS)).startsWith(`${otherNode.address}/remote/`));
    });
  });

  describe("Consistent hashing over nodes", () => {
    it("sends each key where a router of the other runtime sends it, given the same routees", async () => {
      const name = newName("hashing");
      const nodes = [peer.address, otherNode.address];
      const ours = node.system.actorOf(
        Props.create(Locator).withRouter(
          new RemoteRouterConfig(
            new ConsistentHashingPool(ROUTEES),
            nodes.map((address) => Address.parse(address)),
          ),
        ),
        name,
      );
      const ofOurs = await Promise.all(
        KEYS.map(async (key) => (await ours.ask(new ConsistentHashableEnvelope("who?", key), String, WITHIN_MS)).replace(/#\d+$/, "")),
      );
      await peer.send({ command: "create-router", router: "consistent-hashing-group", paths: dealt(nodes, node.pathOf(name)), name });
      const ofTheirs = [];
      for (const key of KEYS) ofTheirs.push(await askFromDotnet(name, { type: "hashable", key, value: where }));
      assert.deepEqual(ofOurs, ofTheirs);
      assert.isAbove(new Set(ofOurs).size, 1);

      const theirName = newName("hashing");
      await peer.send({
        command: "create-router",
        router: "consistent-hashing-pool",
        count: ROUTEES,
        nodes: [node.address, otherNode.address],
        name: theirName,
      });
      const group = node.system.actorOf(
        Props.empty().withRouter(new ConsistentHashingGroup([...(await routeesOfDotnet(theirName))])),
        theirName,
      );
      for (const key of KEYS.slice(0, 20)) {
        const there = await askFromDotnet(theirName, { type: "hashable", key, value: where }); // first: then the routee is there
        const here = await group.ask(new ConsistentHashableEnvelope("who?", key), String, WITHIN_MS);
        assert.equal(here.replace(/#\d+$/, ""), there);
      }
    });
  });
});
