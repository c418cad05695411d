import { fileURLToPath } from "node:url";
import { createServer } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, assert, expect, it, vi } from "vitest";
import { ActorSystem } from "../../../src/index.ts";
import { TestConductor, TestNode } from "../../../src/testkit/node/index.ts";
import { describeSetting } from "./describe-setting.ts";

const PROGRAM = fileURLToPath(new URL("../test-conductor.program.ts", import.meta.url));
const doing = (...args: readonly string[]) => ({ command: process.execPath, args: ["--import", "tsx", PROGRAM, ...args] });

afterEach(() => vi.unstubAllEnvs());

/** What a node with `config` says about a conductor that refuses connections, and after how long. */
async function refused(config: string): Promise<readonly [text: string, afterMs: number]> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  vi.stubEnv("TEST_CONDUCTOR_NODE", "first");
  vi.stubEnv("TEST_CONDUCTOR_TOKEN", "token");
  vi.stubEnv("TEST_CONDUCTOR_ADDRESS", `127.0.0.1:${port}`);
  await using system = await ActorSystem.create("node", config);
  const startedAt = performance.now();
  const text = await TestNode.join(system).then(
    () => "joined",
    (error: Error) => error.message,
  );
  return [text, performance.now() - startedAt];
}

describeSetting("akka.testconductor.client-reconnects", () => {
  it("is how many more times a node tries to connect", async () => {
    const [text] = await refused("akka.testconductor { client-reconnects = 2, reconnect-backoff = 1 ms }");
    assert.match(text, /refused 3 connections/);
  });
});

describeSetting("akka.testconductor.reconnect-backoff", () => {
  it("is the pause between two tries", async () => {
    const [, afterMs] = await refused("akka.testconductor { client-reconnects = 2, reconnect-backoff = 150 ms }");
    assert.isAtLeast(afterMs, 290); // timers may be a little early
  });
});

describeSetting("akka.testconductor.connect-timeout", () => {
  it("ends the tries of a node", async () => {
    const [text] = await refused("akka.testconductor { connect-timeout = 100 ms, reconnect-backoff = 10 s }");
    assert.match(text, /could not be reached within 100 ms/);
  });
});

describeSetting("akka.testconductor.connect-timeout", () => {
  it("does not end the connection of a node that has joined", async () => {
    await TestConductor.run({
      nodes: { first: doing("enter", "one,two", "akka.testconductor.connect-timeout = 2 s") },
      atBarrier: { one: () => new Promise((resolve) => setTimeout(resolve, 2_200)) },
    });
  });
});

describeSetting("akka.testconductor.barrier-timeout", () => {
  it("is how long the nodes wait for one that does not come", async () => {
    await using conductor = await TestConductor.start({
      nodes: { first: doing("enter", "one"), second: doing("wait") },
      config: "akka.testconductor { barrier-timeout = 250 ms, connect-timeout = 40 s }",
    });
    await conductor.processes.get("first")?.lines.take((line) => line === "one RITSEM_TESTKIT_BARRIER_FAILED", 50_000, "failed barrier");
  });
});

describeSetting("akka.testconductor.query-timeout", () => {
  it("is how long a node may take to carry out a command", async () => {
    await TestConductor.run({
      nodes: { first: doing("enter", "one"), second: doing("enter", "one") },
      config: "akka.testconductor.query-timeout = 120 ms",
      atBarrier: {
        one: async (test) => {
          test.processes.get("second")?.freeze();
          await expect(test.blackhole("second", "first")).rejects.toThrow("within 120 ms (akka.testconductor.query-timeout)");
          test.processes.get("second")?.thaw();
        },
      },
    });
  });
});
