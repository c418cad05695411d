import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, assert, describe, it } from "vitest";
import { type ActorRef, type ActorSystem, Props, ReceiveActor } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import { OpenTelemetry } from "../../src/opentelemetry/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { scripted, startProbe, startTestSystem } from "./actor-harness.ts";
import { prometheusNameOf, RecordedMetrics } from "./metrics.fixture.ts";

const QUIET = "akka { loggers = [], stdout-loglevel = OFF }, ritsem.remote.memory.port = 0";
const systems = new MultiSystem({ config: QUIET });
const ROOT = join(import.meta.dirname, "../..");

afterEach(() => systems.terminate());

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

class Watcher extends ReceiveActor {
  constructor(watchee: ActorRef) {
    super();
    this.context.watch(watchee);
  }
}

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

/** A system that watches an actor of `there`, which has answered heartbeats. */
async function watching(there: ActorSystem, config = ""): Promise<ActorSystem> {
  const { system } = await systems.start("here", config);
  there.actorOf(Props.create(Echo), "echo");
  const found = system.actorSelection(`${there.address}/user/echo`).resolveOne("5 s");
  await systems.settle();
  system.actorOf(Props.create(Watcher, await found));
  await seconds(4);
  return system;
}

/** A system with a value for each metric. */
async function measuredInAll(): Promise<RecordedMetrics> {
  const { system: there } = await systems.start("there");
  return measured(await watching(there));
}

function measured(system: ActorSystem): RecordedMetrics {
  const metrics = new RecordedMetrics();
  OpenTelemetry.start(system, { meterProvider: metrics.provider });
  return metrics;
}

describe("The metrics of a system", () => {
  it("count actors, restarts, handled and unhandled messages, and dead letters", async () => {
    const { system, settle } = await startTestSystem(QUIET);
    const metrics = measured(system);
    const before = await metrics.values();
    const { ref } = startProbe(system);
    const failing = system.actorOf(
      scripted(() => {
        throw new Error("no");
      }),
    );
    for (const text of ["a", "b"]) ref.tell(text);
    failing.tell("fail");
    await settle();
    system.stop(failing);
    await settle();
    failing.tell("too late");
    await settle();
    const after = await metrics.values();
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    assert.deepEqual(
      ["ritsem.actors", "ritsem.actor.created", "ritsem.actor.restarts", "ritsem.messages.handled", "ritsem.dead_letters"].map(grown),
      [1, 2, 1, 3, 1],
    );
  });

  it("tell what waits, in mailboxes and for promises", async () => {
    const { system, platform, settle } = await startTestSystem(QUIET);
    const metrics = measured(system);
    const slow = system.actorOf(scripted(() => new Promise(() => {})));
    for (const text of ["a", "b", "c"]) slow.tell(text);
    await settle();
    await platform.advanceMs(1_500);
    const values = await metrics.values();
    assert.deepEqual(
      ["ritsem.mailbox.messages", "ritsem.mailbox.longest", "ritsem.actor.awaiting", "ritsem.actor.awaiting.longest"].map((name) =>
        values.get(name),
      ),
      [2, 2, 1, 1.5],
    );
  });

  it("tell associations by state, and what passes over them", async () => {
    const { system } = await systems.start("here");
    const { system: other } = await systems.start("there");
    const metrics = measured(system);
    other.actorOf(Props.create(Echo), "echo");
    const echo = system.actorSelection(`${other.address}/user/echo`);
    await echo.ask("hello", String, "3 s");
    const values = await metrics.values();
    assert.equal(values.get("ritsem.associations associated"), 1);
    assert.equal(values.get("ritsem.associations gated"), 0);
    assert.isAbove(values.get("ritsem.association.io receive") ?? 0, 0);
    assert.isAbove(values.get("ritsem.association.io transmit") ?? 0, 0);
    assert.isAbove(values.get("ritsem.association.frames receive") ?? 0, 0);
    assert.isAbove(values.get("ritsem.association.frames transmit") ?? 0, 0);
    assert.equal(values.get("ritsem.quarantined_peers"), 0);
  });

  it("tell of heartbeats, and of a watched system's silence, until nothing is watched there any more", async () => {
    const { system: there } = await systems.start("there");
    const system = await watching(there, "akka.remote.watch-failure-detector.acceptable-heartbeat-pause = 10 s");
    const metrics = measured(system);
    const [sent, received] = ["transmit", "receive"].map((way) => `ritsem.heartbeats watch ${way}`) as [string, string];
    const [age, phi] = ["age", "phi"].map((what) => `ritsem.heartbeat.${what} watch ${there.address}`) as [string, string];
    const well = await metrics.values();
    assert.isAbove(well.get(received) ?? 0, 1);
    assert.isBelow(well.get(age) ?? Infinity, 1.1);
    assert.isBelow(well.get(phi) ?? Infinity, 0.1);
    there.stop(there.resolveActorRef("/system/remote-watcher"));
    await seconds(10);
    const silent = await metrics.values();
    assert.isAtLeast((silent.get(sent) ?? 0) - (silent.get(received) ?? 0), 9);
    assert.isAbove(silent.get(age) ?? 0, 9);
    assert.isAbove(silent.get(phi) ?? 0, well.get(phi) ?? Infinity);
    await seconds(10); // and it is given up
    const gone = await metrics.values();
    assert.deepEqual([gone.get(age), gone.get(phi)], [0, 0]);
  });

  it("tell of the heartbeats of members of a cluster", async () => {
    const config = 'akka { actor.provider = cluster, cluster.downing-provider-class = "" }';
    const [{ system: first }, { system: second }] = [await systems.start("Test", config), await systems.start("Test", config)];
    const metrics = measured(first);
    for (const each of [first, second]) Cluster.get(each).join(first.address);
    await seconds(6);
    const values = await metrics.values();
    const ofSecond = ["age", "phi"].map((what) => values.get(`ritsem.heartbeat.${what} cluster ${second.address}`) ?? Infinity);
    assert.isAbove(values.get("ritsem.heartbeats cluster receive") ?? 0, 1);
    assert.isBelow(Math.max(...ofSecond), 1.1);
    assert.isFalse(values.has(`ritsem.heartbeat.age cluster ${first.address}`));
  });

  it("end with the system", async () => {
    const { system } = await systems.start("here");
    const metrics = measured(system);
    await system.terminate();
    assert.equal((await metrics.values()).size, 0);
  });

  it("are those of the Grafana dashboard, under the names that Prometheus gives them", async () => {
    const exported = (await (await measuredInAll()).all()).map(prometheusNameOf).toSorted();
    const dashboard = readFileSync(join(ROOT, "tools/grafana/ritsem.json"), "utf8");
    const panels = (JSON.parse(dashboard) as { panels: { targets: { expr: string }[] }[] }).panels;
    const texts = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const shown = texts.flatMap((expr) => Array.from(expr.matchAll(/\b(ritsem_\w+)\{/g), ([, name = ""]) => name)).toSorted();
    assert.deepEqual([...new Set(shown)], exported);
  });

  it("are all explained in the guide", async () => {
    const page = readFileSync(join(ROOT, "docs/guide/operations.md"), "utf8");
    const missing = (await (await measuredInAll()).all()).filter(({ name }) => !page.includes(`\`${name}\``));
    assert.deepEqual(missing, []);
  });
});
