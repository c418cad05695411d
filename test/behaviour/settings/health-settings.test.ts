import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, assert, it } from "vitest";
import { Health, type HealthReport } from "../../../src/health/index.ts";
import { serveHealth } from "../../../src/health/node/index.ts";
import { ActorSystem, type ActorSystem as System } from "../../../src/index.ts";
import { startActorSystem } from "../../../src/actor/index.ts";
import { remotingOf } from "../../../src/remote/index.ts";
import { ManualPlatform, MultiSystem } from "../../../src/testkit/index.ts";
import { deferred, scripted, startTestSystem } from "../actor-harness.ts";
import { addressOf, answerOf, QUIET } from "../health.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const running: System[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((system) => system.terminate()));
});

const namesOf = ({ reasons }: HealthReport): readonly string[] => reasons.map(({ name }) => name);

/** The health of a system with `config` whose actor has awaited for `ms`. */
async function afterAwaiting(ms: number, config: string): Promise<Health> {
  const { system, platform, settle } = await startTestSystem(`${QUIET}\n${config}`);
  const health = Health.get(system);
  system.actorOf(scripted(() => deferred().promise)).tell("go");
  await settle();
  await platform.advanceMs(ms);
  return health;
}

/** The health of a system with `config` whose event loop was blocked for `ms`. */
async function afterBlocking(ms: number, config: string): Promise<Health> {
  const platform = new ManualPlatform();
  let blockedMs = 0;
  const { clock } = platform;
  const nowMs = clock.nowMs.bind(clock);
  clock.nowMs = () => nowMs() + blockedMs;
  const host = {
    platform,
    loadProvider: () => Promise.reject(new Error("these tests have no remoting")),
  };
  const health = Health.get(await startActorSystem(host, "Sys", `${QUIET}\n${config}`));
  blockedMs = 1_000 + ms; // the timer of a second is late by the rest
  return health;
}

describeSetting("ritsem.health.stuck-handler-after", () => {
  it("says from when on a handler that awaits is stuck", async () => {
    assert.deepEqual(namesOf(await (await afterAwaiting(150, "ritsem.health.stuck-handler-after = 200 ms")).readiness()), []);
    const health = await afterAwaiting(200, "ritsem.health.stuck-handler-after = 200 ms");
    assert.deepEqual(namesOf(await health.readiness()), ["stuck-handler"]);
    assert.deepEqual(namesOf(await (await afterAwaiting(9e9, "ritsem.health.stuck-handler-after = infinite")).readiness()), []);
  });
});

describeSetting("ritsem.health.findings.stuck-handler", () => {
  it("says what a stuck handler means", async () => {
    const health = await afterAwaiting(60_000, "ritsem.health.findings.stuck-handler = liveness");
    assert.deepEqual(namesOf(await health.liveness()), ["stuck-handler"]);
  });
});

describeSetting("ritsem.health.event-loop-delay", () => {
  it("says from which delay on the event loop counts as blocked", async () => {
    const config = "ritsem.health.event-loop-delay = 500 ms";
    assert.deepEqual(namesOf(await (await afterBlocking(499, config)).readiness()), []);
    assert.deepEqual(namesOf(await (await afterBlocking(500, config)).readiness()), ["event-loop-delay"]);
  });
});

describeSetting("ritsem.health.findings.event-loop-delay", () => {
  it("says what a blocked event loop means", async () => {
    const health = await afterBlocking(2_000, "ritsem.health.findings.event-loop-delay = none");
    const { isHealthy, notes } = await health.readiness();
    assert.deepEqual([isHealthy, notes[0]?.text], [true, "the event loop was blocked for 2000 ms"]);
  });
});

describeSetting("ritsem.health.findings.member-not-up", () => {
  it("says what it means that a node is not Up", async () => {
    const systems = new MultiSystem({
      config: `${QUIET}, akka { actor.provider = cluster, cluster.downing-provider-class = "" }, ritsem.remote.memory.port = 0`,
    });
    const { system } = await systems.start("node", "ritsem.health.findings.member-not-up = liveness");
    assert.deepEqual(namesOf(await Health.get(system).liveness()), ["member-not-up"]);
    await systems.terminate();
  });
});

describeSetting("ritsem.health.findings.peer-quarantined", () => {
  it("says what it means that a peer was given up", async () => {
    const systems = new MultiSystem({ config: `${QUIET}, ritsem.remote.memory.port = 0` });
    const { system } = await systems.start("one", "ritsem.health.findings.peer-quarantined = readiness");
    remotingOf(system).quarantine(system.address.withProtocol(system.address.protocol), 7);
    assert.deepEqual(namesOf(await Health.get(system).readiness()), ["peer-quarantined"]);
    await systems.terminate();
  });
});

describeSetting("ritsem.health.check-timeout", () => {
  it("says how long a check of the program may take", async () => {
    const { system, platform, settle } = await startTestSystem(`${QUIET}\nritsem.health.check-timeout = 30 ms`);
    const health = Health.get(system);
    health.addCheck("slow", () => new Promise(() => {}));
    const report = health.readiness();
    await settle();
    await platform.advanceMs(30);
    assert.deepEqual(namesOf(await report), ["slow"]);
  });
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = addressOf(server);
  server.close();
  await once(server, "close");
  return port;
}

async function start(config: string): Promise<System> {
  const system = await ActorSystem.create("healthy", `${QUIET}\n${config}`);
  running.push(system);
  return system;
}

describeSetting("ritsem.health.http.enabled", () => {
  it("serves health from the start of the system", async () => {
    const port = await freePort();
    await start(`ritsem.health.http { enabled = on, port = ${port} }`);
    assert.equal((await answerOf(port, "/ready")).status, 200);
  });
});

describeSetting("ritsem.health.http.port", () => {
  it("is where health is served; 0 is any free port", async () => {
    const system = await start("ritsem.health.http.port = 0");
    assert.equal((await answerOf(addressOf(await serveHealth(system)), "/live")).status, 200);
  });
});

describeSetting("ritsem.health.http.hostname", () => {
  it("is the interface that health is served on", async () => {
    const system = await start('ritsem.health.http { port = 0, hostname = "0.0.0.0" }');
    const bound = (await serveHealth(system)).address();
    assert.equal(typeof bound === "object" && bound?.address, "0.0.0.0");
  });
});

describeSetting("ritsem.health.http.maximum-connections", () => {
  it("closes connections beyond it at once", async () => {
    const system = await start("ritsem.health.http { port = 0, maximum-connections = 2 }");
    const server = await serveHealth(system);
    const sockets: Socket[] = [];
    for (let index = 0; index < 2; index += 1) {
      const socket = connect(addressOf(server), "127.0.0.1");
      sockets.push(socket);
      await once(server, "connection");
    }
    const third = connect(addressOf(server), "127.0.0.1");
    third.on("error", () => {});
    third.resume();
    await once(third, "close");
    for (const socket of sockets) socket.destroy();
  });
});
