import { assert, describe, it } from "vitest";
import { DeadLetter } from "../../src/actor/index.ts";
import { withCluster } from "./settings/split-brain.fixture.ts";

/** Long enough to notice the partition (5 s), for stable-after (5 s), and to remove members. */
const SECONDS = 40;

describe("A cluster that is partitioned", () => {
  it("goes on with the larger side by default, and the smaller one shuts down", async () => {
    await withCluster("", async (cluster) => {
      await cluster.start("a b c d e");
      assert.equal(cluster.alive, "a b c d e");
      await cluster.split("a b", "c d e", SECONDS);
      assert.equal(cluster.alive, "c d e");
      assert.equal(cluster.membersAt("c"), "c d e");
    });
  });

  it("goes on as a whole if the partition ends before stable-after", async () => {
    await withCluster("akka.cluster.split-brain-resolver.stable-after = 20 s", async (cluster) => {
      await cluster.start("a b c");
      await cluster.split("a", "b c", 12);
      cluster.simulation.network.mendAll();
      await cluster.advance(60);
      assert.equal(cluster.alive, "a b c");
    });
  });

  it("removes a member that crashed, and goes on", async () => {
    await withCluster("", async (cluster) => {
      await cluster.start("a b c");
      cluster.simulation.nodes[0]?.crash({ leavesWord: false });
      await cluster.advance(SECONDS);
      assert.equal(cluster.alive, "b c");
      assert.equal(cluster.membersAt("b"), "b c");
    });
  });
});

describe("A node with a split brain resolver that stops in order", () => {
  it("loses no event of the cluster as a dead letter", async () => {
    await withCluster("", async (cluster) => {
      await cluster.start("a b");
      const lost: string[] = [];
      const [first, second] = cluster.simulation.nodes;
      for (const node of [second, first]) {
        if (node === undefined) assert.fail();
        node.system.eventStream.subscribe(
          (letter: DeadLetter) => void lost.push(`${letter.recipient.path.name}: ${String(letter.message)}`),
          DeadLetter,
        );
        void node.system.terminate();
        await cluster.advance(SECONDS);
        assert.isFalse(node.isUp);
      }
      assert.isEmpty(lost.filter((letter) => letter.startsWith("downingProvider")));
    });
  });
});
