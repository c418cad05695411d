import { ActorIdentity, type ActorRef, Identify, Props, ReceiveActor } from "ritsem";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { Wrapped, wrappedRef } from "../harness/interop-messages.ts";
import { type Inbox, type Received, RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const ROOMS = ["hall", "kitchen", "attic"] as const;
/** What these paths lead to, wherever they are evaluated. */
const SELECTIONS: readonly (readonly [path: string, hits: readonly string[]])[] = [
  ["/user/*/kitchen", ["house-a/kitchen", "house-b/kitchen"]],
  ["/user/house-?/hall", ["house-a/hall", "house-b/hall"]],
  ["/user/house-a/*", ["house-a/hall", "house-a/kitchen", "house-a/attic"]],
  ["/user/house-a/*t*", ["house-a/kitchen", "house-a/attic"]],
  ["/user/house-b/attic/../hall", ["house-b/hall"]],
  ["/user/house-a/../house-b/k*", ["house-b/kitchen"]],
];

/** Answers with its own path. */
class Locator extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => this.sender.tell(this.self.path.toStringWithAddress(this.context.system.address)));
  }
}

class House extends ReceiveActor {
  constructor() {
    super();
    for (const name of ROOMS) this.context.actorOf(Props.create(Locator), name);
  }
}

/** Tells every actor that it is given a ref of "hello". */
class Visitor extends ReceiveActor {
  constructor() {
    super();
    this.receive(Wrapped, ({ ref }) => ref?.tell("hello"));
    this.receiveAny((ref) => (ref as ActorRef).tell("hello"));
  }
}

describeWithAkkaNet("Who is who between Ritsem and Akka.NET", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;

  beforeAll(async () => {
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  describe("A selection is evaluated where it points to", () => {
    beforeAll(async () => {
      for (const name of ["house-a", "house-b"]) {
        node.system.actorOf(Props.create(House), name);
        await peer.send({ command: "create", kind: "family", name, children: ROOMS });
      }
    });

    for (const [path, hits] of SELECTIONS) {
      it(`of ${path}, on Akka.NET`, async () => {
        const inbox = node.inbox();
        node.system.actorSelection(`${peer.address}${path}`).tell("where are you?", inbox.ref);
        const answers = [];
        for (const _ of hits) answers.push(withoutUid((await inbox.next()).message));
        assert.sameMembers(
          answers,
          hits.map((hit) => peer.pathOf(hit)),
        );
      });

      it(`of ${path}, on Ritsem`, async () => {
        const name = `asks-${path.replace(/[^a-z]/g, "-")}`;
        await peer.send({ command: "create", kind: "collector", name });
        const value = { type: "string", value: "where are you?" } as const;
        await peer.send({ command: "tell", path: `${node.address}${path}`, via: "selection", value, sender: name });
        await peer.send({ command: "await-count", actor: name, count: hits.length, timeoutMs: WITHIN_MS });
        const { messages } = await peer.send({ command: "messages", actor: name });
        assert.sameMembers(
          messages.map(({ value: answer }) => withoutUid(answer)),
          hits.map((hit) => node.pathOf(hit)),
        );
      });
    }
  });

  describe("A ref means one incarnation", () => {
    it("of an Akka.NET actor: the one that comes after it under its name hears nothing", async () => {
      await peer.send({ command: "create", kind: "collector", name: "reborn" });
      const old = await node.resolve(peer.pathOf("reborn"));
      await peer.send({ command: "stop", path: "reborn" });
      await recreate("reborn");
      old.tell("for the dead");
      await peer.nextEvent((event) => event.event === "lifecycle" && event.type === "DeadLetter", WITHIN_MS);
      const identity = await old.ask(new Identify("there?"), ActorIdentity, WITHIN_MS);
      assert.isUndefined(identity.subject);
      const young = await node.resolve(peer.pathOf("reborn"));
      assert.notEqual(young.path.uid, old.path.uid);
      assert.notEqual(young, old);
      young.tell("for the living");
      await peer.send({ command: "await-count", actor: "reborn", count: 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: "reborn" });
      assert.deepEqual(
        messages.map(({ value }) => value),
        ["for the living"],
      );
    });

    /** The name of a stopped actor is free a moment after its end is known. */
    async function recreate(name: string): Promise<void> {
      for (let attempt = 0; ; attempt += 1) {
        try {
          await peer.send({ command: "create", kind: "collector", name });
          return;
        } catch (error) {
          if (attempt === 50) throw error;
        }
      }
    }

    it("of a Ritsem actor: the one that comes after it under its name hears nothing", async () => {
      const first = node.inbox("reborn");
      const oldPath = node.fullPathOf(first.ref);
      node.system.stop(first.ref);
      const second = await eventually(() => node.inbox("reborn"));
      await peer.send({ command: "tell", path: oldPath, value: { type: "string", value: "for the dead" } });
      await node.nextDeadLetter(({ message, recipient }) => message === "for the dead" && recipient.path.uid === first.ref.path.uid);
      const found = await peer.send({ command: "resolve", path: node.pathOf("reborn"), timeoutMs: WITHIN_MS });
      assert.equal(found.ref, node.fullPathOf(second.ref));
      assert.notEqual(found.ref, oldPath);
      await peer.send({ command: "tell", path: found.ref, value: { type: "string", value: "for the living" } });
      assert.equal((await second.next()).message, "for the living");
    });

    it("and a path without uid means any actor there, on both", async () => {
      const inbox = node.inbox("anybody");
      await peer.send({ command: "tell", path: node.pathOf("anybody"), value: { type: "string", value: "first" } });
      assert.equal((await inbox.next()).message, "first");
      node.system.stop(inbox.ref);
      const next = await eventually(() => node.inbox("anybody"));
      await peer.send({ command: "tell", path: node.pathOf("anybody"), value: { type: "string", value: "second" } });
      assert.equal((await next.next()).message, "second");
    });
  });

  describe("A ref that one node is given by another leads to a third", () => {
    let otherPeer: AkkaNetPeer;
    let otherNode: RitsemNode;
    let hostNode: RitsemNode;

    beforeAll(async () => {
      [otherPeer, otherNode, hostNode] = await Promise.all([
        AkkaNetPeer.start({ name: "Other" }),
        RitsemNode.start({ name: "Other" }),
        RitsemNode.start({ name: "Host" }),
      ]);
      for (const each of [peer, otherPeer]) await each.send({ command: "create", kind: "visitor", name: "visitor" });
      for (const each of [node, otherNode]) each.system.actorOf(Props.create(Visitor), "visitor");
    }, 60_000);

    afterAll(async () => {
      await Promise.all([otherPeer?.kill(), otherNode?.terminate(), hostNode?.terminate()]);
    });

    for (const giver of ["Ritsem", "Akka.NET"] as const) {
      for (const visitor of ["Ritsem", "Akka.NET"] as const) {
        for (const host of ["Ritsem", "Akka.NET"] as const) {
          if (giver === "Akka.NET" && visitor === "Akka.NET" && host === "Akka.NET") continue; // nothing of this library takes part
          it(`from ${giver} by way of ${visitor} to ${host}, bare and in a message`, async () => {
            const name = `host-of-${giver}-${visitor}`.replace(".", "");
            const theHost = host === "Ritsem" ? ritsemHost(name) : await akkaNetHost(name);
            const [toVisitor, visitorPath] = visitorOf(giver, visitor);
            await toVisitor(theHost.path);
            const guests = [await theHost.nextGuest(), await theHost.nextGuest()];
            assert.deepEqual(guests.map(withoutUid), [visitorPath, visitorPath]);
          });
        }
      }
    }

    interface Host {
      readonly path: string;
      /** The sender of the next greeting. */
      nextGuest(): Promise<string>;
    }

    function ritsemHost(name: string): Host {
      const inbox: Inbox = hostNode.inbox(name);
      return {
        path: hostNode.fullPathOf(inbox.ref),
        async nextGuest() {
          const { message, sender }: Received = await inbox.next();
          assert.equal(message, "hello");
          return sender.path.toSerializationFormat(hostNode.system.address);
        },
      };
    }

    async function akkaNetHost(name: string): Promise<Host> {
      const { ref } = await otherPeer.send({ command: "create", kind: "collector", name });
      let seen = 0;
      return {
        path: ref,
        async nextGuest() {
          seen += 1;
          await otherPeer.send({ command: "await-count", actor: name, count: seen, timeoutMs: WITHIN_MS });
          const { messages } = await otherPeer.send({ command: "messages", actor: name });
          assert.equal(messages[seen - 1]?.value, "hello");
          return messages[seen - 1]?.sender ?? "";
        },
      };
    }

    /** How a giver gives a ref to a visitor, bare and inside a message, and the visitor's path. */
    function visitorOf(giver: "Ritsem" | "Akka.NET", visitor: "Ritsem" | "Akka.NET"): [(path: string) => Promise<void>, string] {
      // The visitor is another node than the giver, also when both are of one runtime.
      const visitorPath = (visitor === "Ritsem" ? (giver === "Ritsem" ? otherNode : node) : giver === "Akka.NET" ? otherPeer : peer).pathOf(
        "visitor",
      );
      if (giver === "Ritsem") {
        return [
          async (path) => {
            const [toVisitor, given] = await Promise.all([node.resolve(visitorPath), node.resolve(path)]);
            toVisitor.tell(given);
            toVisitor.tell(wrappedRef(given));
          },
          visitorPath,
        ];
      }
      return [
        async (path) => {
          await peer.send({ command: "tell", path: visitorPath, value: { type: "ref", value: path } });
          await peer.send({
            command: "tell",
            path: visitorPath,
            value: { type: "wrapped", value: { ref: path, id: "00000000-0000-0000-0000-000000000000" } },
          });
        },
        visitorPath,
      ];
    }
  });
});

function withoutUid(path: unknown): string {
  return String(path).replace(/#\d+$/, "");
}

/** The name of a stopped actor is free a moment later. */
async function eventually<T>(act: () => T): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return act();
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
