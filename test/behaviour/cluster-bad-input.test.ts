import { afterEach, assert, describe, it } from "vitest";
import type { ActorSystem as System } from "../../src/actor/index.ts";
import { ActorSystem } from "../../src/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import { ClusterMessageSerializer } from "../../src/cluster/serializer/cluster-message-serializer.ts";
import { InitJoin, InitJoinAck } from "../../src/cluster/message/join-messages.ts";
import { Down, Leave } from "../../src/cluster/message/user-actions.ts";
import { remotingOf, ThisActorSystemQuarantinedEvent } from "../../src/remote/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { HostilePeer } from "./hostile-peer.fixture.ts";

const BASE = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }`;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Systems of a cluster named Test, which all join the first one. */
async function members(count: number, config = ""): Promise<{ readonly systems: MultiSystem; readonly nodes: readonly System[] }> {
  const systems = new MultiSystem({ config: `${config}\n${BASE}, ritsem.remote.memory.port = 0` });
  cleanUps.push(() => systems.terminate());
  const nodes: System[] = [];
  for (let left = count; left > 0; left -= 1) nodes.push((await systems.start("Test")).system);
  for (const node of nodes) Cluster.get(node).join((nodes[0] as System).address);
  await seconds(systems, 6);
  return { systems, nodes };
}

async function seconds(systems: MultiSystem, count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

function statusesAt(node: System): string {
  return Cluster.get(node)
    .state.members.map(({ status }) => status)
    .join(" ");
}

const TRUSTED = `akka.remote.trusted-selection-paths = ["/system/cluster/core/daemon", "/system/cluster/heartbeatReceiver"]`;

describe("A node of a cluster with untrusted-mode", () => {
  it("is a member, and lets nobody else tell it who leaves or is dead", async () => {
    const { systems, nodes } = await members(2, `akka.remote.untrusted-mode = on\n${TRUSTED}`);
    const [first, second] = nodes as [System, System];
    assert.equal(statusesAt(first), "Up Up");
    const { system: outsider } = await systems.start("Test");
    for (const sender of [outsider, second]) {
      const path = `${first.address}/system/cluster/core/daemon`;
      for (const daemon of [sender.actorSelection(path), sender.resolveActorRef(path)]) {
        daemon.tell(new Leave(second.address));
        daemon.tell(new Down(second.address));
      }
    }
    await seconds(systems, 5);
    assert.equal(statusesAt(first), "Up Up");
    Cluster.get(first).leave(second.address);
    await seconds(systems, 8);
    assert.equal(statusesAt(first), "Up");
  });

  it("without it obeys them from every system, as Akka.NET", async () => {
    const { systems, nodes } = await members(2);
    const [first, second] = nodes as [System, System];
    const { system: outsider } = await systems.start("Test");
    outsider.actorSelection(`${first.address}/system/cluster/core/daemon`).tell(new Leave(second.address));
    await seconds(systems, 8);
    assert.equal(statusesAt(first), "Up");
  });
});

describe("A node of a cluster", () => {
  it("reads on after messages of a later version and nonsense", async () => {
    const node = await ActorSystem.create("Shop", `${BASE}\nakka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }`);
    cleanUps.push(() => node.terminate());
    await Cluster.get(node).joinAsync(node.address);
    const serializer = new ClusterMessageSerializer(5);
    const peer = await HostilePeer.dial(node.address.port ?? 0);
    cleanUps.push(() => peer.destroy());
    await peer.shakeHands("Shop", 1, 7);
    const tell = (manifest: string, bytes: Uint8Array): void =>
      peer.sendEnvelope({
        recipientPath: `${node.address}/system/cluster/core/daemon`,
        senderPath: "akka.tcp://Shop@127.0.0.1:1/system/cluster/core/daemon",
        payload: { serializerId: serializer.identifier, manifest, bytes },
        seq: undefined,
      });
    tell("Akka.Cluster.LaterVersion, Akka.Cluster", Uint8Array.of(1, 2, 3));
    tell("Akka.Cluster.GossipEnvelope, Akka.Cluster", Uint8Array.of(255, 255));
    tell(serializer.manifestOf(new InitJoin()), serializer.toBytes(new InitJoin()));
    const answers = (): readonly unknown[] =>
      peer.messages.flatMap(({ payload }) => (payload?.serializerId === 5 ? [serializer.fromBytes(payload.bytes, payload.manifest)] : []));
    await peer.until(() => answers().length > 0);
    assert.deepEqual(answers(), [new InitJoinAck(node.address)]);
    assert.equal(statusesAt(node), "Up");
  });

  /** INTEROP: Akka.Cluster 1.5.74 does not refer to ThisActorSystemQuarantinedEvent at all: the node goes on, and its downing provider decides. */
  it("that a member has quarantined stays a member, and finds that member unreachable", async () => {
    const { systems, nodes } = await members(3);
    const [first, second, third] = nodes as [System, System, System];
    const told: ThisActorSystemQuarantinedEvent[] = [];
    third.eventStream.subscribe((event: ThisActorSystemQuarantinedEvent) => void told.push(event), ThisActorSystemQuarantinedEvent);
    remotingOf(first).quarantine(third.address, remotingOf(third).uid, "a test");
    await seconds(systems, 20);
    assert.isNotEmpty(told);
    assert.isFalse(Cluster.get(third).isTerminated);
    assert.equal(statusesAt(third), "Up Up Up");
    const unreachableAt = (node: System): readonly string[] => Cluster.get(node).state.unreachable.map(({ address }) => String(address));
    assert.deepEqual(unreachableAt(second).toSorted(), [String(first.address), String(third.address)].toSorted());
    assert.include(unreachableAt(third), String(first.address));
    assert.equal(Cluster.get(first).membership.gossip.reachability.statusOf(Cluster.get(third).selfUniqueAddress), "Terminated");
    Cluster.get(second).down(third.address);
    await seconds(systems, 20);
    assert.isTrue(Cluster.get(third).isTerminated);
    assert.deepEqual([statusesAt(first), statusesAt(second)], ["Up Up", "Up Up"]);
  });
});
