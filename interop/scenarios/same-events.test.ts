import { DisassociatedEvent, QuarantinedEvent, remotingOf, RemotingLifecycleEvent, ThisActorSystemQuarantinedEvent } from "ritsem/remote";
import { afterEach, assert, beforeEach, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ChatProcess } from "../harness/chat-process.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const PATIENCE_MS = 90_000;
const ATTEMPT_MS = 500;
/** Quick to gate and to notice that nothing is heard; both sides alike. */
const QUICK = `
  akka.loglevel = DEBUG
  akka.remote.retry-gate-closed-for = 1 s
  akka.remote.transport-failure-detector { heartbeat-interval = 300 ms, acceptable-heartbeat-pause = 1500 ms }
  akka.remote.flush-wait-on-shutdown = 1 s`;
/** What Akka.NET's log holds besides, of its own inner workings. */
const IN_COMMON = ["AssociatedEvent", "DisassociatedEvent", "AssociationErrorEvent", "QuarantinedEvent", "ThisActorSystemQuarantinedEvent"];

/** Tries until it succeeds: a gate opens after a time that no event announces. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (performance.now() > deadline) throw failure;
    }
  }
}

const uidOf = (node: RitsemNode): string => String(remotingOf(node.system).uid);

/** `text` without what differs from one system to another. */
const withoutNames = (text: string): string => text.replace(/akka\.tcp:\/\/[\w.@]+:\d+/g, "ADDRESS").replace(/UID \[\d+\]/, "UID []");

describeWithAkkaNet("What Akka.NET and Ritsem see of the same peer", () => {
  let akka: AkkaNetPeer;
  let node: RitsemNode;

  beforeEach(async () => {
    [akka, node] = await Promise.all([
      AkkaNetPeer.start({ name: "Akka", config: QUICK }),
      RitsemNode.start({ name: "Ritsem", config: QUICK }),
    ]);
  }, PATIENCE_MS);

  afterEach(async () => {
    await Promise.all([akka?.kill(), node?.terminate()]);
  }, PATIENCE_MS);

  /** Both send a message there. */
  async function touch(path: string): Promise<void> {
    node.system.actorSelection(path).tell("touch");
    await akka.send({ command: "tell", path, value: { type: "string", value: "touch" } });
  }

  /** Both have an association there. */
  async function meet(path: string, address: string): Promise<void> {
    await touch(path);
    await Promise.all([akka.nextLifecycle("AssociatedEvent", WITHIN_MS, address), node.nextLifecycle(RemotingLifecycleEvent, address)]);
  }

  /** Which events both have seen of that peer since they met. */
  function seen(address: string): { readonly akka: readonly string[]; readonly ritsem: readonly string[] } {
    const theirs = akka.events.flatMap((event) => (event.event === "lifecycle" && event.text.includes(address) ? [event.type] : []));
    const ours = node.lifecycle.items.filter((event) => event.toString().includes(address)).map((event) => event.constructor.name);
    const distinct = (types: readonly string[]): readonly string[] => IN_COMMON.filter((type) => types.includes(type));
    return { akka: distinct(theirs), ritsem: distinct(ours) };
  }

  /** Both have seen the end of an association with that peer, and the same events until then. */
  async function expectSameEnd(address: string): Promise<void> {
    await Promise.all([akka.nextLifecycle("DisassociatedEvent", WITHIN_MS, address), node.nextLifecycle(DisassociatedEvent, address)]);
    const { akka: theirs, ritsem: ours } = seen(address);
    assert.deepEqual(ours, theirs);
  }

  async function akkaTarget(): Promise<AkkaNetPeer> {
    const target = await AkkaNetPeer.start({ name: "Target", config: QUICK });
    await target.send({ command: "create", kind: "echo", name: "echo" });
    await meet(target.pathOf("echo"), target.address);
    return target;
  }

  /** A Ritsem system in a process of its own: the chat server. */
  async function ritsemTarget(): Promise<{ readonly target: ChatProcess; readonly address: string }> {
    const port = await freePort();
    const target = await ChatProcess.ritsemServer(port);
    const address = `akka.tcp://MyServer@localhost:${port}`;
    await meet(`${address}/user/ChatServer`, address);
    return { target, address };
  }

  it(
    "when it is killed: the end of the association",
    async () => {
      await using target = await akkaTarget();
      await target.kill();
      await expectSameEnd(target.address);
      const ritsem = await ritsemTarget();
      await ritsem.target.kill();
      await expectSameEnd(ritsem.address);
    },
    PATIENCE_MS,
  );

  it(
    "when it is frozen and thawed: the end of the association once it has been silent for long enough, and a new one",
    async () => {
      await using target = await akkaTarget();
      target.freeze();
      await expectSameEnd(target.address);
      target.thaw();
      await eventually(() => node.system.actorSelection(target.pathOf("echo")).ask("thawed", String, ATTEMPT_MS));
      const ritsem = await ritsemTarget();
      ritsem.target.freeze();
      await expectSameEnd(ritsem.address);
      ritsem.target.thaw();
      await ritsem.target.kill();
    },
    PATIENCE_MS,
  );

  it(
    "when it shuts down in order: the end of the association",
    async () => {
      const target = await akkaTarget();
      await target.terminate();
      await expectSameEnd(target.address);
      const ritsem = await ritsemTarget();
      ritsem.target.endInput();
      await expectSameEnd(ritsem.address);
      await ritsem.target.kill();
    },
    PATIENCE_MS,
  );

  it(
    "when nobody listens: an error, a warning that the address is gated, and a dead letter",
    async () => {
      const address = `akka.tcp://Nobody@127.0.0.1:${await freePort()}`;
      await touch(`${address}/user/echo`);
      const theirs = await akka.nextLifecycle("AssociationErrorEvent", WITHIN_MS, address);
      const ours = await node.nextLifecycle(RemotingLifecycleEvent, `AssociationError [${node.address}] -> ${address}: Error [`);
      assert.include(theirs.text, `AssociationError [${akka.address}] -> ${address}: Error [`);
      assert.equal(ours.level, "warning");
      const warning = `Tried to associate with unreachable remote address [${address}]`;
      await node.nextComplaint("warning", warning, "gated for 1000 ms");
      await akka.nextEvent((event) => event.event === "log" && event.level === "warning" && event.text.startsWith(warning), WITHIN_MS);
      await node.nextDeadLetter(({ message }) => message === "touch");
      await node.nextLifecycle(DisassociatedEvent, address);
      await akka.nextLifecycle("DisassociatedEvent", WITHIN_MS, address);
      assert.deepEqual(seen(address).ritsem, seen(address).akka);
    },
    PATIENCE_MS,
  );

  it(
    "when it quarantines them by hand: that it did, in the same words, once they dial again",
    async () => {
      await using target = await akkaTarget();
      await target.send({ command: "quarantine", address: akka.address, uid: akka.uid });
      await target.send({ command: "quarantine", address: node.address, uid: uidOf(node) });
      await expectSameEnd(target.address);
      const theirs = await eventually(async () => {
        await touch(target.pathOf("echo"));
        return await akka.nextLifecycle("ThisActorSystemQuarantinedEvent", ATTEMPT_MS);
      });
      const ours = await eventually(async () => {
        await touch(target.pathOf("echo"));
        return await node.nextLifecycle(ThisActorSystemQuarantinedEvent, target.address);
      });
      assert.equal(withoutNames(ours.toString()), withoutNames(theirs.text));
      assert.deepEqual(seen(target.address).ritsem, seen(target.address).akka);
    },
    PATIENCE_MS,
  );

  it(
    "when they quarantine it by hand: the same words, and the peer learns of it",
    async () => {
      await using target = await akkaTarget();
      await akka.send({ command: "quarantine", address: target.address, uid: target.uid });
      remotingOf(node.system).quarantine((await node.resolve(target.pathOf("echo"))).path.address);
      const theirs = await akka.nextLifecycle("QuarantinedEvent", WITHIN_MS);
      const ours = await node.nextLifecycle(QuarantinedEvent, target.address);
      assert.equal(withoutNames(ours.toString()), withoutNames(theirs.text));
      assert.equal(String(ours.uid), target.uid);
      await eventually(async () => {
        await target.send({ command: "tell", path: node.pathOf("nobody"), value: { type: "string", value: "am I in?" } });
        return await target.nextEvent(
          (event) => event.event === "lifecycle" && event.type === "ThisActorSystemQuarantinedEvent" && event.text.includes(node.address),
          ATTEMPT_MS,
        );
      });
    },
    PATIENCE_MS,
  );
});

describeWithAkkaNet("A Ritsem node that Akka.NET has quarantined", () => {
  it(
    "comes back by itself as another incarnation when it may, and is welcome as a restarted system",
    async () => {
      await using peer = await AkkaNetPeer.start({ name: "Dotnet", config: QUICK });
      await using node = await RitsemNode.start({
        name: "Ritsem",
        config: `${QUICK}\nritsem.remote.quarantine-recovery = new-incarnation`,
      });
      node.echo("echo");
      await peer.send({ command: "create", kind: "echo", name: "echo" });
      const { ref } = await peer.send({ command: "watch", path: node.pathOf("echo"), timeoutMs: WITHIN_MS });
      const selection = node.system.actorSelection(peer.pathOf("echo"));
      assert.equal(await selection.ask("before", String, WITHIN_MS), "before");

      await peer.send({ command: "quarantine", address: node.address, uid: uidOf(node) });
      await node.nextLifecycle(DisassociatedEvent, peer.address);
      assert.equal(await eventually(() => selection.ask("after", String, ATTEMPT_MS)), "after");
      const { reply } = await peer.send({
        command: "ask",
        path: node.pathOf("echo"),
        value: { type: "string", value: "and back" },
        timeoutMs: WITHIN_MS,
      });
      assert.equal(reply.value, "and back");
      assert.isDefined(await node.nextLifecycle(ThisActorSystemQuarantinedEvent, peer.address));

      // Watches of the new incarnation work in both directions, and heartbeats do not take it for the old one.
      node.system.stop(await node.resolve(node.pathOf("echo")));
      await peer.nextTerminated(ref, WITHIN_MS);
      const quarantines = peer.events.filter((event) => event.event === "lifecycle" && event.type === "QuarantinedEvent");
      assert.deepEqual(
        quarantines.map((event) => ("uid" in event ? event.uid : undefined)),
        [uidOf(node)],
      );
    },
    PATIENCE_MS,
  );
});
