import { join } from "node:path";
import { assert, it } from "vitest";
import { TestAuthority } from "../../test/certificates/test-authority.ts";
import { ClusterNodes, complaintsOf, NOTICES_A_CRASH } from "../harness/cluster-nodes.ts";
import { addressesOf, started, untilAllSee, untilRemoved, untilUnreachable } from "../harness/cluster-view.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { PartitionableNetwork } from "../harness/partitionable-network.ts";
import { TLS_PAIRINGS } from "../harness/tls-pairings.ts";

const TEST_MS = 300_000;
const MANY_STARTS_MS = 900_000;
const RESTARTS = 10;
// Without `down-all-when-unstable`, because a busy machine may find nodes unreachable one after another.
const KEEP_MAJORITY = `${NOTICES_A_CRASH}
  akka.cluster.downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
  akka.cluster.split-brain-resolver { active-strategy = keep-majority, stable-after = 15 s, down-all-when-unstable = off }`;

describeWithAkkaNet("A cluster of Ritsem and Akka.NET, in a network that changes,", () => {
  it(
    "is formed, led and left over TLS, without a complaint",
    async () => {
      const authority = new TestAuthority();
      const [trusted] = TLS_PAIRINGS;
      if (trusted === undefined) throw new Error("unreachable: there are pairings");
      const { ritsem, akkaNet } = trusted.configs({ authority, stranger: authority });
      const env = { SSL_CERT_FILE: authority.certificate, SSL_CERT_DIR: join(authority.folder, "none") };
      try {
        await using nodes = await ClusterNodes.of(3, {
          protocol: "akka.ssl.tcp",
          of: { Ritsem: { config: ritsem }, "Akka.NET": { config: akkaNet, env } },
        });
        const theirs = [await nodes.start(1, "Akka.NET", [1]), await nodes.start(2, "Akka.NET", [1])];
        const ours = await nodes.start(0, "Ritsem", [1, 2]);
        await untilAllSee([...theirs, ours], addressesOf([...theirs, ours]), ({ leader }) => leader === ours.address);
        await ours.send({ command: "terminate" });
        for (const node of theirs) assert.equal(await untilRemoved(node, ours.address), "Exiting");
        await untilAllSee(theirs, addressesOf(theirs));
        const complaints = theirs.flatMap((node) => complaintsOf(node, { Ritsem: [ours.address] }));
        assert.deepEqual(complaints, []);
      } finally {
        authority.remove();
      }
    },
    TEST_MS,
  );

  it(
    `lets a node restart ${RESTARTS} times at its address, as either runtime in turn`,
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const [leader, other, ...rest] = await started(nodes, "Ritsem", "Akka.NET", "Akka.NET");
      let [restarting] = rest;
      if (leader === undefined || other === undefined || restarting === undefined) throw new Error("unreachable: three nodes");
      for (let restart = 0; restart < RESTARTS; restart += 1) {
        await restarting.kill();
        const next = await nodes.start(2, restart % 2 === 0 ? "Ritsem" : "Akka.NET", [0]);
        for (const node of [leader, other]) assert.equal(await untilRemoved(node, next.address), "Down");
        await untilAllSee([leader, other, next], addressesOf([leader, other, next]));
        restarting = next;
      }
    },
    MANY_STARTS_MS,
  );

  it(
    "survives a partition that is repaired in time, and of one that lasts the side with the majority",
    async () => {
      await using network = await PartitionableNetwork.of(5);
      await using nodes = await ClusterNodes.of(5, { config: KEEP_MAJORITY, network });
      const all = await started(nodes, "Akka.NET", "Ritsem", "Akka.NET", "Ritsem", "Ritsem");
      const minority = [0, 3].flatMap((index) => all[index] ?? []);
      const majority = [1, 2, 4].flatMap((index) => all[index] ?? []);

      network.partition(0, 3);
      for (const { address } of minority) await untilUnreachable(majority, address);
      for (const { address } of majority) await untilUnreachable(minority, address);
      network.repair();
      await untilAllSee(all, addressesOf(all));

      network.partition(0, 3);
      for (const { address } of minority) for (const node of majority) assert.equal(await untilRemoved(node, address), "Down");
      await untilAllSee(majority, addressesOf(majority), ({ leader }) => leader === majority[0]?.address);
      for (const node of minority) await untilRemoved(node, node.address); // each downs itself, and leaves its own cluster
    },
    TEST_MS,
  );

  for (const [crashing, staying] of [
    ["Ritsem", "Akka.NET"],
    ["Akka.NET", "Ritsem"],
  ] as const) {
    it(
      `led by ${staying}, downs a killed ${crashing} node after auto-down-unreachable-after`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: `${NOTICES_A_CRASH}, akka.cluster.auto-down-unreachable-after = 2 s` });
        const [leader, other, lost] = await started(nodes, staying, crashing, crashing);
        if (leader === undefined || other === undefined || lost === undefined) throw new Error("unreachable: three nodes");
        await lost.kill();
        for (const node of [leader, other]) assert.equal(await untilRemoved(node, lost.address), "Down");
        await untilAllSee([leader, other], addressesOf([leader, other]));
      },
      TEST_MS,
    );
  }
});
