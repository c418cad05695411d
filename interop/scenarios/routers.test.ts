import {
  type ActorRef,
  ActorRefRoutee,
  AddRoutee,
  AdjustPoolSize,
  Broadcast,
  BroadcastGroup,
  ConsistentHashableEnvelope,
  ConsistentHashingGroup,
  GetRoutees,
  type Group,
  PoisonPill,
  Props,
  RandomGroup,
  ReceiveActor,
  RemoveRoutee,
  RoundRobinGroup,
  RoundRobinPool,
  Routees,
  ScatterGatherFirstCompletedGroup,
  TailChoppingGroup,
} from "ritsem";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const NAMES = ["routee-1", "routee-2", "routee-3"] as const;
const KEYS: readonly string[] = Array.from({ length: 100 }, (_, index) => `key-${index * 7919}`);
const where: PeerValue = { type: "string", value: "where are you?" };

/** Answers every message with its own path. */
class Locator extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => this.sender.tell(this.self.path.toStringWithAddress(this.context.system.address)));
  }
}

/** A group router on either runtime, to be asked for the paths of its routees. */
interface Router {
  /** Who gets a message. */
  ask(key?: string): Promise<string>;
  /** Who answers a message, each in the order of the answers. */
  tell(answers: number): Promise<readonly string[]>;
}

describeWithAkkaNet("Routers between Ritsem and Akka.NET", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;
  let made = 0;

  beforeAll(async () => {
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
    for (const name of NAMES) {
      node.system.actorOf(Props.create(Locator), name);
      await peer.send({ command: "create", kind: "locator", name });
    }
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  function newName(kind: string): string {
    made += 1;
    return `${kind}-${made}`;
  }

  const groups: Readonly<Record<string, (paths: readonly string[]) => Group>> = {
    "round-robin-group": (paths) => new RoundRobinGroup(paths),
    "random-group": (paths) => new RandomGroup(paths),
    "broadcast-group": (paths) => new BroadcastGroup(paths),
    "scatter-gather-group": (paths) => new ScatterGatherFirstCompletedGroup(paths, "5 s"),
    "tail-chopping-group": (paths) => new TailChoppingGroup(paths, "5 s", { interval: "200 ms" }),
    "consistent-hashing-group": (paths) => new ConsistentHashingGroup(paths),
  };

  async function routerOn(runtime: "Ritsem" | "Akka.NET", kind: string, paths: readonly string[]): Promise<Router> {
    const name = newName(kind);
    if (runtime === "Ritsem") return ritsemRouter(node.system.actorOf(Props.empty().withRouter(groups[kind]?.(paths) as Group), name));
    await peer.send({ command: "create-router", router: kind, name, paths });
    return akkaNetRouter(name);
  }

  function ritsemRouter(ref: ActorRef): Router {
    return {
      ask: async (key) =>
        withoutUid(await ref.ask(key === undefined ? "who?" : new ConsistentHashableEnvelope("who?", key), String, WITHIN_MS)),
      async tell(answers) {
        const inbox = node.inbox();
        ref.tell("who?", inbox.ref);
        await inbox.untilCount(answers);
        return inbox.messages.map(withoutUid);
      },
    };
  }

  function akkaNetRouter(path: string): Router {
    return {
      async ask(key) {
        const value: PeerValue = key === undefined ? where : { type: "hashable", key, value: where };
        return withoutUid((await peer.send({ command: "ask", path, value, timeoutMs: WITHIN_MS })).reply.value);
      },
      async tell(answers) {
        const sender = newName("collector");
        await peer.send({ command: "create", kind: "collector", name: sender });
        await peer.send({ command: "tell", path, value: where, sender });
        await peer.send({ command: "await-count", actor: sender, count: answers, timeoutMs: WITHIN_MS });
        return (await peer.send({ command: "messages", actor: sender })).messages.map(({ value }) => withoutUid(value));
      },
    };
  }

  const places: Readonly<Record<string, () => readonly string[]>> = {
    Ritsem: () => NAMES.map((name) => node.pathOf(name)),
    "Akka.NET": () => NAMES.map((name) => peer.pathOf(name)),
    both: () => [node.pathOf("routee-1"), peer.pathOf("routee-2"), node.pathOf("routee-3")],
  };

  for (const runtime of ["Ritsem", "Akka.NET"] as const) {
    for (const place of ["Ritsem", "Akka.NET", "both"]) {
      describe(`A group on ${runtime} with routees on ${place}`, () => {
        let paths: readonly string[];

        beforeAll(() => {
          paths = places[place]?.() ?? [];
        });

        it("deals messages out in turn", async () => {
          const router = await routerOn(runtime, "round-robin-group", paths);
          const routees = [];
          for (let message = 0; message < 6; message += 1) routees.push(await router.ask());
          assert.deepEqual(routees.slice(0, 3), routees.slice(3));
          assert.sameMembers(routees.slice(0, 3), [...paths]);
        });

        it("deals messages out at random", async () => {
          const router = await routerOn(runtime, "random-group", paths);
          for (let message = 0; message < 10; message += 1) assert.include(paths, await router.ask());
        });

        it("sends messages to all", async () => {
          const router = await routerOn(runtime, "broadcast-group", paths);
          assert.sameMembers([...(await router.tell(3))], [...paths]);
        });

        it("takes the first answer of all", async () => {
          const router = await routerOn(runtime, "scatter-gather-group", paths);
          assert.include(paths, await router.ask());
        });

        it("takes the first answer of one after the other", async () => {
          const router = await routerOn(runtime, "tail-chopping-group", paths);
          assert.include(paths, await router.ask());
        });
      });
    }
  }

  describe("Consistent hashing", () => {
    for (const place of ["Ritsem", "Akka.NET", "both"]) {
      it(`sends each of ${KEYS.length} keys to the same routee, whichever runtime routes, with routees on ${place}`, async () => {
        const paths = places[place]?.() ?? [];
        const [ours, theirs] = [
          await routerOn("Ritsem", "consistent-hashing-group", paths),
          await routerOn("Akka.NET", "consistent-hashing-group", paths),
        ];
        const [here, there] = await Promise.all([Promise.all(KEYS.map(ours.ask)), Promise.all(KEYS.map(theirs.ask))]);
        assert.deepEqual(here, there);
        assert.sameMembers([...new Set(here)], [...paths]); // or the test would prove little
      });
    }
  });

  describe("A router on Ritsem that is told what to do by Akka.NET", () => {
    it("sends a Broadcast to all its routees, and ends with them when it is poison", async () => {
      const name = newName("pool");
      const pool = node.system.actorOf(Props.create(Locator).withRouter(new RoundRobinPool(3)), name);
      const sender = newName("collector");
      await peer.send({ command: "create", kind: "collector", name: sender });
      const tell = async (value: PeerValue): Promise<void> =>
        void (await peer.send({ command: "tell", path: node.fullPathOf(pool), value, sender }));
      await tell({ type: "broadcast", value: where });
      await peer.send({ command: "await-count", actor: sender, count: 3, timeoutMs: WITHIN_MS });
      await peer.send({ command: "watch", path: node.fullPathOf(pool) });
      await tell({ type: "broadcast", value: { type: "poison-pill" } });
      await peer.nextTerminated(node.fullPathOf(pool), WITHIN_MS);
    });

    it("takes routees of Akka.NET in, lets them go, and grows and shrinks", async () => {
      const pool = node.system.actorOf(Props.create(Locator).withRouter(new RoundRobinPool(1)), newName("pool"));
      const path = node.fullPathOf(pool);
      const { ref } = await peer.send({ command: "resolve", path: "routee-1", timeoutMs: WITHIN_MS });
      const routees = async (): Promise<readonly string[]> => {
        await peer.send({ command: "ask", path: node.pathOf("routee-1"), value: where, timeoutMs: WITHIN_MS }); // what was told before has arrived
        const { members } = await pool.ask(GetRoutees.instance, Routees, WITHIN_MS);
        return members.map((each) => node.fullPathOf((each as ActorRefRoutee).actor));
      };
      await peer.send({ command: "tell", path, value: { type: "add-routee", value: ref } });
      assert.include(await routees(), ref);
      await peer.send({ command: "tell", path, value: { type: "adjust-pool-size", value: 2 } });
      assert.lengthOf(await routees(), 4);
      await peer.send({ command: "tell", path, value: { type: "remove-routee", value: ref } });
      assert.notInclude(await routees(), ref);
      await peer.send({ command: "tell", path, value: { type: "adjust-pool-size", value: -1 } });
      assert.lengthOf(await routees(), 2);
    });

    it("says who its routees are in a way that Akka.NET itself cannot read, from its own routers neither", async () => {
      const pool = node.system.actorOf(Props.create(Locator).withRouter(new RoundRobinPool(1)), newName("pool"));
      const asked = peer.send({ command: "ask", path: node.fullPathOf(pool), value: { type: "get-routees" }, timeoutMs: 2_000 });
      assert.match(String(await asked.then(String, String)), /AskTimeoutException/);
    });
  });

  describe("A router on Akka.NET that is told what to do by Ritsem", () => {
    async function theirRouter(router: string, count: number, paths: readonly string[] = []): Promise<ActorRef> {
      const { ref } = await peer.send({ command: "create-router", router, count, paths, name: newName(router) });
      return await node.resolve(ref.replace(/#.*/, ""));
    }

    async function pathsOf(router: ActorRef): Promise<readonly string[]> {
      const { members } = await router.ask(GetRoutees.instance, Routees, WITHIN_MS);
      return members.map((each) => (each as ActorRefRoutee).actor.path.toString());
    }

    it("sends a Broadcast to all its routees, and ends with them when it is poison", async () => {
      const pool = await theirRouter("round-robin-pool", 3);
      const inbox = node.inbox();
      pool.tell(new Broadcast("who?"), inbox.ref);
      await inbox.untilCount(3);
      await peer.send({ command: "watch", path: pool.path.toSerializationFormat() });
      pool.tell(new Broadcast(PoisonPill.instance));
      await peer.nextTerminated(pool.path.toSerializationFormat(), WITHIN_MS);
    });

    it("says who its routees are, takes some of Ritsem in, lets them go, and grows and shrinks", async () => {
      const pool = await theirRouter("round-robin-pool", 1);
      const mine = new ActorRefRoutee(await node.resolve("/user/routee-1"));
      const minePath = node.pathOf("routee-1");
      pool.tell(new AddRoutee(mine));
      assert.lengthOf(await pathsOf(pool), 2);
      const { routees } = await peer.send({ command: "routees", path: pool.path.toString(), timeoutMs: WITHIN_MS });
      assert.include(routees.map(withoutUid), minePath);
      pool.tell(new AdjustPoolSize(2));
      assert.lengthOf(await pathsOf(pool), 4);
      pool.tell(new RemoveRoutee(mine));
      assert.lengthOf(await pathsOf(pool), 3);
      pool.tell(new AdjustPoolSize(-1));
      assert.lengthOf(await pathsOf(pool), 2);
    });

    it("says the paths of a group", async () => {
      const group = await theirRouter("round-robin-group", 0, ["/user/routee-1", "/user/*"]);
      const { members } = await group.ask(GetRoutees.instance, Routees, WITHIN_MS);
      assert.lengthOf(members, 2);
    });

    it("takes the key out of an envelope", async () => {
      const paths = NAMES.map((name) => node.pathOf(name));
      const theirs = await theirRouter("consistent-hashing-group", 0, paths);
      const ours = await routerOn("Ritsem", "consistent-hashing-group", paths);
      for (const key of KEYS.slice(0, 20)) {
        assert.equal(await theirs.ask(new ConsistentHashableEnvelope("who?", key), String, WITHIN_MS), await ours.ask(key));
      }
    });
  });
});

function withoutUid(path: unknown): string {
  return String(path).replace(/#\d+$/, "");
}
