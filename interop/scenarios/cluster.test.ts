import { assert, it } from "vitest";
import { ClusterNodes, complaintsOf, NOTICES_A_CRASH } from "../harness/cluster-nodes.ts";
import { addressesOf, started, untilAllSee, untilRemoved, untilUnreachable } from "../harness/cluster-view.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const TEST_MS = 300_000;

/** The position of a node is that of its address: the first one leads as long as it is there. */
describeWithAkkaNet("A cluster of Ritsem and Akka.NET", () => {
  it(
    "is joined by a Ritsem node, which leads it when its address is the lowest, and leaves it",
    async () => {
      await using nodes = await ClusterNodes.of(4);
      const theirs = [await nodes.start(1, "Akka.NET", [1]), await nodes.start(2, "Akka.NET", [1])];
      await untilAllSee(theirs, addressesOf(theirs));
      const ours = await nodes.start(0, "Ritsem", [1, 2]);
      await untilAllSee([...theirs, ours], addressesOf([...theirs, ours]), ({ leader }) => leader === ours.address);
      const late = await nodes.start(3, "Akka.NET", [2]); // admitted by a real node, moved to Up by ours
      await untilAllSee([...theirs, ours, late], addressesOf([...theirs, ours, late]));
      await ours.send({ command: "terminate" });
      for (const node of [...theirs, late]) assert.equal(await untilRemoved(node, ours.address), "Exiting");
      await untilAllSee([...theirs, late], addressesOf([...theirs, late]));
      assert.deepEqual(
        [...theirs, late].flatMap((node) => complaintsOf(node, { Ritsem: [ours.address] })),
        [],
      );
    },
    TEST_MS,
  );

  it(
    "is formed by a Ritsem node that real nodes join, one of which it lets leave",
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const [ours, second, third] = await started(nodes, "Ritsem", "Akka.NET", "Akka.NET");
      if (ours === undefined || second === undefined || third === undefined) throw new Error("unreachable: three nodes");
      const { members, leader } = await third.send({ command: "cluster-state" });
      assert.equal(leader, ours.address);
      assert.deepEqual(
        members.map(({ roles }) => roles),
        [["ritsem"], ["dotnet"], ["dotnet"]],
      );
      await ours.send({ command: "cluster-leave", address: second.address });
      assert.equal(await untilRemoved(third, second.address), "Exiting");
      await untilAllSee([ours, third], addressesOf([ours, third]));
      await third.send({ command: "terminate" });
      assert.equal(await untilRemoved(ours, third.address), "Exiting");
      assert.deepEqual(complaintsOf(third, { "Akka.NET": [second.address] }), []);
    },
    TEST_MS,
  );

  it(
    "of Ritsem nodes alone works as well",
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const all = await started(nodes, "Ritsem", "Ritsem", "Ritsem");
      const [first, ...others] = all;
      if (first === undefined) throw new Error("unreachable: three nodes");
      await first.send({ command: "terminate" });
      for (const node of others) assert.equal(await untilRemoved(node, first.address), "Exiting");
      await untilAllSee(others, addressesOf(others));
      assert.deepEqual(
        others.flatMap((node) => complaintsOf(node)),
        [],
      );
    },
    TEST_MS,
  );

  for (const [crashing, staying] of [
    ["Ritsem", "Akka.NET"],
    ["Akka.NET", "Ritsem"],
  ] as const) {
    it(
      `removes a killed ${crashing} node that the ${staying} leader downs, and lets it join again at its address`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: NOTICES_A_CRASH });
        const [leader, other, lost] = await started(nodes, staying, "Akka.NET", crashing);
        if (leader === undefined || other === undefined || lost === undefined) throw new Error("unreachable: three nodes");
        await lost.kill();
        await untilUnreachable([leader, other], lost.address);
        await leader.send({ command: "cluster-down", address: lost.address });
        for (const node of [leader, other]) assert.equal(await untilRemoved(node, lost.address), "Down");
        const again = await nodes.start(2, crashing, [0]);
        await untilAllSee([leader, other, again], addressesOf([leader, other, again]));
      },
      TEST_MS,
    );

    it(
      `replaces a ${crashing} node that restarts at once, without anybody downing it, with a ${staying} leader`,
      async () => {
        await using nodes = await ClusterNodes.of(3);
        const [leader, other, lost] = await started(nodes, staying, "Ritsem", crashing);
        if (leader === undefined || other === undefined || lost === undefined) throw new Error("unreachable: three nodes");
        await lost.kill();
        const again = await nodes.start(2, crashing, [0]);
        for (const node of [leader, other]) assert.equal(await untilRemoved(node, lost.address), "Down");
        await untilAllSee([leader, other, again], addressesOf([leader, other, again]));
      },
      TEST_MS,
    );

    it(
      `finds a frozen ${crashing} node unreachable, and reachable again once it goes on, with a ${staying} leader`,
      async () => {
        await using nodes = await ClusterNodes.of(3, { config: NOTICES_A_CRASH });
        const all = await started(nodes, staying, "Akka.NET", crashing);
        const [leader, other, frozen] = all;
        if (leader === undefined || other === undefined || frozen === undefined) throw new Error("unreachable: three nodes");
        frozen.freeze();
        await untilUnreachable([leader, other], frozen.address);
        frozen.thaw();
        await untilAllSee(all, addressesOf(all));
      },
      TEST_MS,
    );
  }

  it(
    "of five nodes agrees while nodes of both join and leave at once",
    async () => {
      await using nodes = await ClusterNodes.of(5);
      const first = await nodes.start(0, "Akka.NET", [0]);
      const [second, third] = await Promise.all([nodes.start(1, "Ritsem", [0]), nodes.start(2, "Akka.NET", [0])]);
      await untilAllSee([first, second, third], addressesOf([first, second, third]));
      const [fourth, fifth] = await Promise.all([
        nodes.start(3, "Ritsem", [1]),
        nodes.start(4, "Akka.NET", [2]),
        first.send({ command: "terminate" }),
      ]);
      const rest = [second, third, fourth, fifth];
      await untilAllSee(rest, addressesOf(rest), ({ leader, unreachable }) => leader === second.address && unreachable.length === 0);
    },
    TEST_MS,
  );

  for (const [downed, by] of [
    ["Ritsem", "Akka.NET"],
    ["Akka.NET", "Ritsem"],
  ] as const) {
    it(
      `shuts down a ${downed} node that a ${by} node downs although it can be reached`,
      async () => {
        await using nodes = await ClusterNodes.of(3);
        const [leader, other, lost] = await started(nodes, by, "Akka.NET", downed);
        if (leader === undefined || other === undefined || lost === undefined) throw new Error("unreachable: three nodes");
        await leader.send({ command: "cluster-down", address: lost.address });
        for (const node of [leader, other]) assert.equal(await untilRemoved(node, lost.address), "Down");
      },
      TEST_MS,
    );
  }
});
