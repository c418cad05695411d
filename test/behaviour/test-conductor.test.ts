import { connect } from "node:net";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, assert, describe, expect, it } from "vitest";
import { ActorSystem } from "../../src/index.ts";
import { type LineProcessCommand, TestConductor, type TestConductorOptions, TestNode } from "../../src/testkit/node/index.ts";

const PROGRAM = fileURLToPath(new URL("test-conductor.program.ts", import.meta.url));
const conductors: TestConductor[] = [];

afterEach(async () => {
  for (const conductor of conductors.splice(0)) await conductor[Symbol.asyncDispose]();
});

async function started(options: TestConductorOptions): Promise<TestConductor> {
  const conductor = await TestConductor.start(options);
  conductors.push(conductor);
  return conductor;
}

const doing = (...args: readonly string[]): LineProcessCommand => ({
  command: process.execPath,
  args: ["--import", "tsx", PROGRAM, ...args],
});
const linesOf = (conductor: TestConductor, node: string): readonly string[] | undefined => conductor.processes.get(node)?.lines.items;

describe("TestConductor", () => {
  it("runs a test as two processes, and loses, mends, cuts and slows the link between them at its barriers", async () => {
    const conductor = await started({
      nodes: { first: doing("link"), second: doing("link") },
      atBarrier: {
        cut: (test) => test.blackhole("first", "second"),
        mended: (test) => test.passThrough("first", "second"),
        disconnected: (test) => test.disconnect("second", "first"),
        throttled: (test) => test.throttle("second", "first", 10_000, "Send"),
      },
    });
    const ends = await conductor.ended();
    assert.deepEqual(
      [...ends.values()],
      [
        { code: 0, signal: null },
        { code: 0, signal: null },
      ],
    );
    assert.deepEqual(linesOf(conductor, "first"), [
      "before done",
      "cut RITSEM_ASK_TIMEOUT",
      "mended done",
      "disconnected done",
      "throttled done true",
    ]);
  });

  it("fails with the name, the exit code and the last lines of a node that throws, and the barrier of the other one fails", async () => {
    const conductor = await started({ nodes: { first: doing("throws"), second: doing("throws") } });
    await expect(conductor.ended()).rejects.toThrow(/^The node second ended with 1\.\n[^]*the second fails/);
    assert.deepEqual(linesOf(conductor, "first"), ["RITSEM_TESTKIT_BARRIER_FAILED"]);
  });

  it("lets nodes pass without one that it ends, and takes that end for no failure", async () => {
    const conductor = await started({
      nodes: { first: doing("enter", "both,alone,last"), second: doing("enter", "both,never"), third: doing("enter", "both,alone,last") },
      atBarrier: {
        both: async (test) => {
          assert.deepEqual(await test.exit("second", 7), { code: 7, signal: null });
        },
        alone: async (test) => {
          assert.deepEqual(await test.kill("third"), { code: null, signal: "SIGKILL" });
        },
      },
    });
    await conductor.ended();
    assert.deepEqual(linesOf(conductor, "first"), ["both done", "alone done", "last done"]);
  });

  it("ends all nodes when what it does at a barrier fails, and says why", async () => {
    const conductor = await started({
      nodes: { first: doing("enter", "one"), second: doing("enter", "one") },
      atBarrier: { one: () => Promise.reject(new Error("no such thing")) },
    });
    await expect(conductor.ended()).rejects.toThrow("no such thing");
  });

  it("fails when a node does not join, names it, and ends the others", async () => {
    const neverJoins = { command: process.execPath, args: ["-e", "setTimeout(() => {}, 60_000)"] };
    const config = "akka.testconductor { connect-timeout = 200 ms, barrier-timeout = 100 ms }";
    const conductor = await started({ nodes: { late: neverJoins }, config });
    await expect(conductor.ended()).rejects.toThrow("late did not join the test within 300 ms");
  });

  it("reports a program that does not exist", async () => {
    const conductor = await started({ nodes: { first: { command: "no-such-program-anywhere", args: [] } } });
    await expect(conductor.ended()).rejects.toThrow(/The node first Error: spawn no-such-program-anywhere ENOENT/);
  });

  it("disconnects strangers: garbage, endless lines, and a node without the token of this test", async () => {
    const idle = {
      command: process.execPath,
      args: ["-e", "console.log(process.env.TEST_CONDUCTOR_ADDRESS); setTimeout(() => {}, 60_000)"],
    };
    const conductor = await started({ nodes: { first: idle } });
    const place = await conductor.processes.get("first")?.lines.take(() => true, 20_000, "address");
    const { port } = new URL(`tcp://${place}`);
    const hello = JSON.stringify({ type: "hello", node: "first", token: "guessed", address: "akka.tcp://a@b:1" });
    for (const text of ["GET / HTTP/1.1\r\n\r\n", "null\n", '{"type":"enter","barrier":"x"}\n', `${hello}\n`, "x".repeat(100_000)]) {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => {}).resume();
      socket.write(text);
      await once(socket, "close");
    }
  });

  it("is for processes that it started, and says so to others", async () => {
    assert.isFalse(TestNode.isCurrentProcess);
    await using system = await ActorSystem.create("local", "");
    await expect(TestNode.join(system)).rejects.toThrow("not a node of a test");
    await expect(TestConductor.start({ nodes: {} })).rejects.toThrow("at least one node");
  });
});
