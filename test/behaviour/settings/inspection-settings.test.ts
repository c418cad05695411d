import type { ServerResponse } from "node:http";
import { afterEach, assert, it } from "vitest";
import type { ActorSystem } from "../../../src/actor/index.ts";
import { type InspectionEvent, type Snapshot } from "../../../src/inspection/index.ts";
import { streamEvents } from "../../../src/inspection/node/internal.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { deferred, scripted, startProbe } from "../actor-harness.ts";
import { type Inspected, inspected, QUIET, startInspected } from "../inspection.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const snapshotOf = ({ inspection, settled }: Pick<Inspected, "inspection" | "settled">, query = {}): Promise<Snapshot> =>
  settled(inspection.snapshot(query));

/** Sends `count` messages to actors that do not exist. */
async function lose({ system, settle }: Inspected, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) system.actorSelection(`/user/nobody${index}`).tell(index);
  await settle();
}

describeSetting("ritsem.inspect.look-timeout", () => {
  it("says how long counting goes on after the last look", async () => {
    const looked = await startInspected("ritsem.inspect.look-timeout = 2 s");
    await snapshotOf(looked);
    await looked.platform.advanceMs(2_000);
    assert.equal((await snapshotOf(looked)).lookMs, 2_000);
    await looked.platform.advanceMs(4_000);
    assert.equal((await snapshotOf(looked)).lookMs, 0);
  });
});

describeSetting("ritsem.inspect.stuck-after", () => {
  it("says from when on an actor that handles nothing is stuck", async () => {
    const looked = await startInspected("ritsem.inspect.stuck-after = 1 s");
    await snapshotOf(looked);
    const ref = looked.system.actorOf(
      scripted(() => deferred().promise),
      "stuck",
    );
    for (const message of ["first", "second"]) ref.tell(message);
    await looked.settle();
    await looked.platform.advanceMs(1_000);
    await looked.platform.advanceMs(1_000);
    assert.equal((await snapshotOf(looked, { path: "/user/stuck" })).actors.root?.activity, "stuck");
  });
});

describeSetting("ritsem.inspect.maximum-actors", () => {
  it("limits what an answer lists, whatever is asked for", async () => {
    const looked = await startInspected("ritsem.inspect.maximum-actors = 3");
    for (const limit of [undefined, 100_000]) assert.deepInclude((await snapshotOf(looked, { limit })).actors, { shown: 3, isCut: true });
  });
});

describeSetting("ritsem.inspect.events.kept", () => {
  it("limits the events for those who look later", async () => {
    const looked = await startInspected("ritsem.inspect.events.kept = 3");
    await lose(looked, 10);
    assert.deepEqual(
      looked.inspection.eventsSince(0).map(({ seq }) => seq),
      [8, 9, 10],
    );
    assert.lengthOf(looked.inspection.eventsSince(9), 1);
  });
});

describeSetting("ritsem.inspect.events.per-second", () => {
  it("limits the dead letters that become events", async () => {
    const looked = await startInspected("ritsem.inspect.events.per-second = 4");
    await lose(looked, 10);
    assert.lengthOf(looked.inspection.eventsSince(0), 4);
  });

  it("limits the events of associations for themselves, so that dead letters do not hide them, and says how many are left out", async () => {
    const looked = await withPeers("ritsem.inspect.events.per-second = 4", 3);
    const heard: InspectionEvent[] = [];
    looked.inspection.subscribe((event) => void heard.push(event));
    const { here, systems } = looked;
    for (let index = 0; index < 10; index += 1) here.actorSelection("/user/nobody").tell(index);
    await systems.platform.settle();
    const kinds = looked.inspection.eventsSince(0).map(({ kind }) => kind);
    assert.deepEqual(
      [kinds.filter((kind) => kind === "association").length, kinds.filter((kind) => kind === "dead-letter").length],
      [4, 4],
    );
    const entries = looked.peers.map(({ address }) => looked.inspection.flight(`${address}`)?.entries.length ?? 0);
    await systems.advance("1 s");
    here.actorSelection("/user/nobody").tell("late");
    await systems.platform.settle();
    const sum = entries.reduce((total, count) => total + count, 0);
    assert.deepInclude(heard[4], { kind: "missed", count: sum - 4 + 10 - 4 });
  });
});

describeSetting("ritsem.inspect.dead-letters.groups", () => {
  it("limits the groups; the letters of forgotten ones are still counted", async () => {
    const looked = await startInspected("ritsem.inspect.dead-letters.groups = 2");
    await lose(looked, 5);
    const { total, ungrouped, groups } = (await snapshotOf(looked)).deadLetters;
    assert.deepEqual([total, ungrouped, groups.map(({ recipient }) => recipient)], [5, 3, ["/user/nobody4", "/user/nobody3"]]);
  });
});

const started: MultiSystem[] = [];
afterEach(async () => {
  for (const systems of started.splice(0)) await systems.terminate();
});

/** A system that is looked at, and systems that it has an association with. */
async function withPeers(
  config: string,
  count: number,
): Promise<
  Pick<Inspected, "inspection" | "settled"> & {
    readonly systems: MultiSystem;
    readonly here: ActorSystem;
    readonly peers: readonly ActorSystem[];
  }
> {
  const systems = new MultiSystem({ config: QUIET });
  started.push(systems);
  const here = (await systems.start("Here", config)).system;
  const looked = inspected(here, () => systems.platform.settle());
  const peers: ActorSystem[] = [];
  for (let index = 0; index < count; index += 1) peers.push((await systems.start(`Peer${index}`)).system);
  for (const peer of peers) {
    startProbe(peer, "probe");
    here.actorSelection(`${peer.address}/user/probe`).tell("hello");
    await systems.platform.settle();
  }
  return { ...looked, systems, here, peers };
}

describeSetting("ritsem.inspect.remote", () => {
  it("lets trusted systems look; in untrusted mode, and if it is off, there is nobody who answers", async () => {
    for (const [config, answers] of [
      ["", true],
      ["ritsem.inspect.remote = off", false],
      ["akka.remote.untrusted-mode = on", false],
    ] as const) {
      const { systems, here, peers } = await withPeers(config, 1);
      const heard: unknown[] = [];
      const asker = peers[0]?.actorOf(scripted((message) => void heard.push(message)));
      const service = peers[0]?.resolveActorRef(`${here.address}/system/ritsem-inspection`);
      for (const question of ['{"get":"top","by":"rate"}', '{"get":"snapshot"}', '{"get":"events"}', "nonsense"])
        service?.tell(question, asker);
      await systems.platform.settle();
      assert.equal(heard.length > 0, answers, config);
      if (answers)
        assert.equal(heard.map((text) => Object.keys(JSON.parse(String(text)) as object)[0]).filter((key) => key === "version").length, 2);
      await systems.terminate();
    }
  });
});

describeSetting("ritsem.inspect.maximum-associations", () => {
  it("limits the associations that an answer lists, and says how many there are", async () => {
    const looked = await withPeers("ritsem.inspect.maximum-associations = 2", 3);
    const { associations, associationCount } = await snapshotOf(looked);
    assert.deepEqual([associations.length, associationCount], [2, 3]);
    assert.deepInclude(associations[0], {
      remote: `${looked.peers[0]?.address}`,
      state: "associated",
      connections: 1,
      queued: 0,
      reason: null,
    });
  });
});

describeSetting("ritsem.inspect.flight-recorder.events", () => {
  it("limits what is kept of each association; 0 keeps none", async () => {
    const looked = await withPeers("ritsem.inspect.flight-recorder.events = 2", 1);
    const remote = `${looked.peers[0]?.address}`;
    const { entries, dropped } = looked.inspection.flight(remote) ?? assert.fail();
    assert.deepEqual(
      entries.map(({ text }) => text),
      ["a connection to the peer was opened", "associated"],
    );
    assert.equal(dropped, 1);
    const none = await withPeers("ritsem.inspect.flight-recorder.events = 0", 1);
    assert.isUndefined(none.inspection.flight(`${none.peers[0]?.address}`));
  });
});

describeSetting("ritsem.inspect.flight-recorder.associations", () => {
  it("limits the associations that have a record", async () => {
    const { inspection, peers } = await withPeers("ritsem.inspect.flight-recorder.associations = 2", 3);
    assert.deepEqual(inspection.flights, [`${peers[1]?.address}`, `${peers[2]?.address}`]);
  });
});

describeSetting("ritsem.inspect.flight-recorder.log-failures", () => {
  it("logs the last events of an association that has failed", async () => {
    for (const isOn of [true, false]) {
      const loud = `akka { loggers = ["Akka.Event.DefaultLogger"], loglevel = WARNING }\nritsem.inspect.flight-recorder.log-failures = ${isOn}`;
      const { systems, here, peers } = await withPeers(loud, 1);
      const { provider } = here as unknown as { readonly provider: { readonly remotingControl: { quarantine(peer: unknown): void } } };
      provider.remotingControl.quarantine(peers[0]?.address);
      await systems.platform.settle();
      const log = systems.platform.lines.join("\n");
      assert.equal(/The association with \S+ has failed\..*\n.*associating\n[^]*quarantined: by hand/.test(log), isOn, log);
    }
  });
});

describeSetting("ritsem.inspect.http.stream-buffer", () => {
  it("leaves out events for a client that does not read, and tells it how many", async () => {
    const looked = await startInspected();
    const sent: string[] = [];
    const response = {
      writableLength: 0,
      writeHead() {},
      once() {},
      write: (text: string) => sent.push(text),
    };
    const context = { inspection: looked.inspection, platform: looked.platform, bufferBytes: 2_000 };
    streamEvents(response as unknown as ServerResponse, undefined, context);
    await lose(looked, 1);
    response.writableLength = 2_001;
    await lose(looked, 3);
    response.writableLength = 2_000;
    await lose(looked, 1);
    const events = sent.flatMap((text) => /^data: (.*)$/m.exec(text)?.[1] ?? []).map((text) => JSON.parse(text) as InspectionEvent);
    assert.deepEqual(
      events.map((event) => (event.kind === "missed" ? event.count : event.kind)),
      ["dead-letter", 3, "dead-letter"],
    );
  });
});
