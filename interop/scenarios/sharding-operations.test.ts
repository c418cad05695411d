import { assert, it } from "vitest";
import type { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { ClusterNodes } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee } from "../harness/cluster-view.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { ritsem } from "../harness/ritsem-command.ts";

const TEST_MS = 180_000;
/** Long enough for a busy machine. */
const PATIENT = ["--timeout", "20 s"];
const CONFIG = "akka.cluster.sharding { state-store-mode = ddata, distributed-data.durable.keys = [], rebalance-interval = 1 h }";
/** Of the shards 8 and 0, and 8 again. */
const IDS = ["e1", "e2", "e6"];

interface Type {
  readonly name: string;
  readonly kind: string;
  readonly coordinator: string | null;
  readonly regions: readonly {
    readonly address: string;
    readonly shards: readonly { readonly shard: string; readonly entities: number }[];
  }[];
  readonly rebalances: readonly unknown[] | null;
  readonly entities: Readonly<Record<string, readonly string[]>> | null;
  readonly unknown: readonly string[];
}

async function typeAt(address: string): Promise<{ readonly runtime: string; readonly type: Type }> {
  const { exitCode, out, err } = await ritsem(["cluster", "shards", address, "--json", "--type", "Counter", ...PATIENT]);
  assert.deepEqual([exitCode, err], [0, ""]);
  const { runtime, types } = JSON.parse(out) as { readonly runtime: string; readonly types: readonly [Type] };
  return { runtime, type: types[0] };
}

async function askAll(node: AkkaNetPeer): Promise<void> {
  for (const entity of IDS) await node.send({ command: "shard-ask", entity, text: "count", timeoutMs: 30_000 });
}

/** All entities with their regions, as text. */
const homesIn = ({ regions }: Type): readonly string[] =>
  (regions ?? []).flatMap(({ address, shards }) => shards.map(({ shard, entities }) => `${address} ${shard} ${entities}`));

describeWithAkkaNet("The command ritsem cluster shards, with nodes of Ritsem and Akka.NET", () => {
  for (const [first, second] of [
    ["Ritsem", "Akka.NET"],
    ["Akka.NET", "Ritsem"],
  ] as const) {
    it(
      `prints the shards of both when the coordinator is on ${first}, asked at either, and what remains unknown`,
      async () => {
        await using nodes = await ClusterNodes.of(2, { config: CONFIG });
        const oldest = await nodes.start(0, first, [0]);
        const other = await nodes.start(1, second, [0]);
        await untilAllSee([oldest, other], addressesOf([oldest, other]));
        for (const node of [oldest, other]) await node.send({ command: "shard-start", role: "" });
        await askAll(other);
        for (const node of [oldest, other]) {
          const { runtime, type } = await typeAt(node.address);
          assert.equal(runtime, (node === oldest ? first : second) === "Ritsem" ? "Ritsem" : "other");
          assert.deepInclude(type, { name: "Counter", kind: "region", coordinator: oldest.address });
          const homes = homesIn(type);
          assert.lengthOf(homes, 2);
          assert.lengthOf(type.regions, 2, "both regions answer the coordinator");
          assert.sameMembers(
            homes.map((home) => home.replace(/^\S+ /, "")),
            ["8 2", "0 1"],
          );
          const own = Object.entries(type.entities ?? {}).map(([shard, ids]) => `${node.address} ${shard} ${ids.length}`);
          assert.sameMembers(
            own,
            homes.filter((home) => home.startsWith(`${node.address} `)),
          );
          assert.deepEqual(type.rebalances, first === "Ritsem" ? [] : null);
          assert.deepEqual(type.unknown, first === "Ritsem" ? [] : ["rebalances under way"]);
        }
        const { out } = await ritsem(["cluster", "shards", other.address, ...PATIENT]);
        assert.include(out, "2 regions, 2 shards, 3 entities.");
        assert.include(out, first === "Ritsem" ? "No shard is moving." : "Not known: rebalances under way.");
      },
      TEST_MS,
    );
  }

  it(
    "prints what a proxy of Akka.NET and one of Ritsem have, and nothing of a node without sharding",
    async () => {
      await using nodes = await ClusterNodes.of(3, { config: CONFIG });
      const host = await nodes.start(0, "Ritsem", [0]);
      const theirs = await nodes.start(1, "Akka.NET", [0]);
      const alone = await nodes.start(2, "Akka.NET", [0]);
      await untilAllSee([host, theirs, alone], addressesOf([host, theirs, alone]));
      await host.send({ command: "shard-start", role: "ritsem" });
      await theirs.send({ command: "shard-proxy", role: "ritsem" });
      await askAll(theirs);
      const { type } = await typeAt(theirs.address);
      const { kind, coordinator, rebalances, entities, unknown } = type;
      assert.deepEqual([kind, coordinator, rebalances, entities, unknown], ["proxy", host.address, [], null, []]);
      assert.sameMembers([...homesIn(type)], [`${host.address} 8 2`, `${host.address} 0 1`]);
      const nothing = await ritsem(["cluster", "shards", alone.address, "--timeout", "3 s"]);
      assert.equal(nothing.exitCode, 0);
      assert.include(nothing.out, "no type of entities, or does not say");
    },
    TEST_MS,
  );
});
