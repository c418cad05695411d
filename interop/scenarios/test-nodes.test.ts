import { TestConductor } from "ritsem/testkit/node";
import { assert, expect, it } from "vitest";
import { akkaNetCommand } from "../harness/akka-net-programs.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const ritsem = {
  command: process.execPath,
  args: ["--import", "tsx", new URL("../test-nodes/echo-node.ts", import.meta.url).pathname],
};

describeWithAkkaNet("A test as processes of both runtimes", () => {
  it("holds barriers for all of them, and cuts and mends the links between Ritsem and C#, and between two C# nodes", async () => {
    await using conductor = await TestConductor.start({
      nodes: { ritsem, dotnet: akkaNetCommand("TestNodePeer", []), other: akkaNetCommand("TestNodePeer", []) },
      atBarrier: {
        cut: (test) => test.blackhole("ritsem", "dotnet"),
        mended: (test) => test.passThrough("ritsem", "dotnet"),
        "between C#": (test) => test.blackhole("dotnet", "other"),
        "mended again": (test) => test.passThrough("dotnet", "other"),
      },
    });
    await conductor.ended();
    const linesOf = (node: string): readonly string[] => conductor.processes.get(node)?.lines.items ?? [];
    assert.deepEqual(linesOf("ritsem"), [
      "begin: dotnet answers",
      "cut: dotnet is silent",
      "mended: dotnet answers",
      "between C#: dotnet answers",
      "mended again: dotnet answers",
    ]);
    assert.deepEqual(linesOf("dotnet"), [
      "begin: ritsem answers, other answers",
      "cut: ritsem is silent, other answers",
      "mended: ritsem answers, other answers",
      "between C#: ritsem answers, other is silent",
      "mended again: ritsem answers, other answers",
    ]);
  });

  it("reports the exit code of a C# node", async () => {
    const nodes = { ritsem, dotnet: akkaNetCommand("TestNodePeer", ["3"]), other: akkaNetCommand("TestNodePeer", []) };
    await expect(TestConductor.run({ nodes })).rejects.toThrow(/^The node dotnet ended with 3\./);
  });
});
