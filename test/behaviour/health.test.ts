import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { afterEach, assert, describe, it, vi } from "vitest";
import { Cluster } from "../../src/cluster/index.ts";
import { Health } from "../../src/health/index.ts";
import { serveHealth } from "../../src/health/node/index.ts";
import { ActorSystem, type ActorSystem as System, isRitsemError } from "../../src/index.ts";
import { remotingOf } from "../../src/remote/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { deferred, scripted, startTestSystem } from "./actor-harness.ts";
import { addressOf, type Answer, QUIET, answerOf } from "./health.fixture.ts";

const running: System[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((system) => system.terminate()));
});

async function start(config = ""): Promise<System> {
  const system = await ActorSystem.create("healthy", `${QUIET}\n${config}`);
  running.push(system);
  return system;
}

/** A system that serves its health at any free port. */
async function served(config = ""): Promise<{ readonly system: System; readonly port: number }> {
  const system = await start(`ritsem.health.http.port = 0\n${config}`);
  return { system, port: addressOf(await serveHealth(system)) };
}

describe("The health of a system", () => {
  it("is good for a system that has started", async () => {
    const { system } = await startTestSystem(QUIET);
    const health = Health.get(system);
    assert.deepEqual(await health.liveness(), { isHealthy: true, reasons: [], notes: [] });
    assert.deepEqual(await health.readiness(), { isHealthy: true, reasons: [], notes: [] });
  });

  it("names the actor whose handler awaits for too long, until it continues", async () => {
    const { system, platform, settle } = await startTestSystem(QUIET);
    const health = Health.get(system);
    const gate = deferred();
    system
      .actorOf(
        scripted(() => gate.promise),
        "slow",
      )
      .tell("go");
    await settle();
    await platform.advanceMs(59_999);
    assert.isTrue((await health.readiness()).isHealthy);
    await platform.advanceMs(1);
    const { isHealthy, reasons } = await health.readiness();
    assert.isFalse(isHealthy);
    assert.match(reasons[0]?.text ?? "", /1 actor\(s\).*\/user\/slow \(60000 ms\)/);
    assert.isTrue((await health.liveness()).isHealthy);
    gate.resolve();
    await settle();
    assert.isTrue((await health.readiness()).isHealthy);
  });

  it("is no longer ready, but alive, while the coordinated shutdown runs, and neither when it is over", async () => {
    const system = await start();
    const health = Health.get(system);
    const gate = deferred();
    system.coordinatedShutdown.addTask("before-service-unbind", "wait", () => gate.promise);
    const ended = system.terminate();
    assert.deepEqual((await health.readiness()).reasons, [{ name: "shutting-down", text: "the actor system is shutting down" }]);
    assert.isTrue((await health.liveness()).isHealthy);
    gate.resolve();
    await ended;
    assert.equal((await health.liveness()).reasons[0]?.name, "terminated");
  });

  it("notes a peer that was given up", async () => {
    const systems = new MultiSystem({ config: `${QUIET}, ritsem.remote.memory.port = 0` });
    const { system } = await systems.start("one");
    const { system: other } = await systems.start("two");
    remotingOf(system).quarantine(other.address, 7);
    assert.deepEqual((await Health.get(system).readiness()).notes, [
      { name: "peer-quarantined", text: "1 incarnation(s) of peers are quarantined" },
    ]);
    await systems.terminate();
    const ended = (await Health.get(system).readiness()).reasons.map(({ name }) => name);
    assert.include(ended, "terminated");
  });

  it("waits for a node of a cluster to be Up", async () => {
    const systems = new MultiSystem({
      config: `${QUIET}, akka { actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0`,
    });
    const { system } = await systems.start("node");
    assert.deepEqual((await Health.get(system).readiness()).reasons, [
      { name: "member-not-up", text: "this node of the cluster is Removed" },
    ]);
    const cluster = Cluster.get(system);
    await cluster.joinAsync(cluster.selfAddress);
    assert.isTrue((await Health.get(system).readiness()).isHealthy);
    await systems.terminate();
  });

  it("asks the checks of the program, each with a time limit, and once for all who ask at the same time", async () => {
    const { system, platform, settle } = await startTestSystem(QUIET);
    const health = Health.get(system);
    let calls = 0;
    health.addCheck("database", () => {
      calls += 1;
      return new Promise(() => {});
    });
    health.addCheck("disk", () => "3 bytes are left", { affects: "liveness" });
    health.addCheck("cache", () => Promise.reject(new Error("no route")), { affects: "none" });
    health.addCheck("queue", () => true);
    const remove = health.addCheck("gone", () => false);
    remove();
    const [ready, live] = [health.readiness(), health.liveness()];
    await settle();
    await platform.advanceMs(2_000);
    assert.deepEqual((await ready).reasons, [
      { name: "database", text: "it has not answered within 2000 ms (ritsem.health.check-timeout)" },
      { name: "disk", text: "3 bytes are left" },
    ]);
    assert.deepEqual((await ready).notes, [{ name: "cache", text: "no route" }]);
    assert.deepEqual((await live).reasons, [{ name: "disk", text: "3 bytes are left" }]);
    assert.equal(calls, 1);
  });

  it("refuses checks without a proper name, with one that is taken, and too many", async () => {
    const { system } = await startTestSystem(QUIET);
    const health = Health.get(system);
    assert.throws(() => health.addCheck("My database", () => true), /lower-case letters, digits and dashes, not "My database"/);
    assert.throws(() => health.addCheck("x", undefined as never), /The health check x is no function/);
    for (let index = 0; index < 100; index += 1) health.addCheck(`c${index}`, () => true);
    assert.throws(() => health.addCheck("c1", () => true), /There is a health check c1 already/);
    assert.throws(() => health.addCheck("c100", () => true), /There are 100 health checks already/);
  });
});

describe("Health over HTTP", () => {
  it("answers 200 with an empty list for a system that runs, and HEAD without a body", async () => {
    const { port } = await served();
    assert.deepEqual(await answerOf(port, "/live"), { status: 200, text: '{"status":"up","reasons":[],"notes":[]}\n' });
    assert.deepEqual(await answerOf(port, "/ready?verbose"), { status: 200, text: '{"status":"up","reasons":[],"notes":[]}\n' });
    assert.deepEqual(await answerOf(port, "/ready", "HEAD"), { status: 200, text: "" });
  });

  it("answers 503 with names alone: no path, address or text leaves the process", async () => {
    const { system, port } = await served();
    Health.get(system).addCheck("database", () => "cannot reach db.internal:5432");
    assert.deepEqual(await answerOf(port, "/ready"), { status: 503, text: '{"status":"down","reasons":["database"],"notes":[]}\n' });
    assert.equal((await answerOf(port, "/live")).status, 200);
  });

  it("goes on answering while the system shuts down, and closes when it has terminated", async () => {
    const { system, port } = await served();
    const gate = deferred();
    system.coordinatedShutdown.addTask("before-actor-system-terminate", "wait", () => gate.promise);
    const ended = system.terminate();
    assert.deepEqual(await answerOf(port, "/ready"), { status: 503, text: '{"status":"down","reasons":["shutting-down"],"notes":[]}\n' });
    assert.equal((await answerOf(port, "/live")).status, 200);
    gate.resolve();
    await ended;
    const refused: Answer | Error = await answerOf(port, "/live").catch((error: Error) => error);
    assert.instanceOf(refused, Error);
  });

  it("refuses other paths, other methods and headers that are too large", async () => {
    const { port } = await served();
    assert.equal((await answerOf(port, "/")).status, 404);
    assert.equal((await answerOf(port, "/live/../secrets")).status, 404);
    assert.equal((await answerOf(port, "/live", "POST")).status, 405);
    const large = await new Promise<number | undefined>((resolve, reject) => {
      request({ port, path: "/live", headers: { "x-large": "x".repeat(10_000) } }, ({ statusCode }) => resolve(statusCode))
        .on("error", reject)
        .end();
    });
    assert.equal(large, 431);
  });

  it("survives a client that sends something else than HTTP", async () => {
    const { port } = await served();
    await new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.end("\0\x01 not http\r\n\r\n"));
      socket.on("close", () => resolve());
      socket.on("error", () => {});
      socket.resume();
    });
    assert.equal((await answerOf(port, "/live")).status, 200);
  });

  it("closes connections whose clients do not read their answers, so that others can come", async () => {
    const system = await start("ritsem.health.http { port = 0, maximum-connections = 1 }");
    const server = await serveHealth(system);
    assert.isAbove(server.timeout, 0);
    server.timeout = 100; // a test cannot wait as long
    const port = addressOf(server);
    const deaf = connect(port, "127.0.0.1");
    deaf.on("error", () => {});
    await once(deaf, "connect");
    deaf.write("GET /live HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200_000)); // and it never reads
    await vi.waitFor(async () => assert.equal((await answerOf(port, "/live")).status, 200), { timeout: 20_000, interval: 50 });
    deaf.destroy();
  }, 30_000);

  it("rejects the start of a system whose port is taken, and says which setting to change", async () => {
    const { port } = await served();
    const config = `${QUIET}\nritsem.health.http { enabled = on, port = ${port} }`;
    const error: unknown = await ActorSystem.create("second", config).catch((failure: unknown) => failure);
    assert.isTrue(isRitsemError(error, "RITSEM_HEALTH_SERVER"));
    assert.match((error as Error).message, new RegExp(`127.0.0.1:${port}: .*EADDRINUSE.* ritsem\\.health\\.http\\.port`));
  });
});
