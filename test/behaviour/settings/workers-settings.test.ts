import { assert, it } from "vitest";
import { type ActorRef, ActorSystem, Address, FromConfig, GetRoutees, Props, Routees } from "../../../src/index.ts";
import { parse } from "../../../src/hocon/index.ts";
import { remotingOf } from "../../../src/remote/index.ts";
import { PeerReset, WorkerSlot, type WorkerThreadEvents } from "../../../src/remote/internal.ts";
import { automaticCount } from "../../../src/remote/transport/worker/internal.ts";
import { workerReference, type WorkersSettings, workersSettingsFrom } from "../../../src/remote/transport/worker/settings/index.ts";
import { Job, registry } from "../worker-pool.jobs.ts";
import { cleanUpWith, KEY } from "../worker-transport.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const ENTRY = new URL("../worker-pool.entry.mjs", import.meta.url).href;
const REMOTING = `akka { stdout-loglevel = OFF, loggers = [], actor.provider = remote, remote.enabled-transports = ["${KEY}"] }`;

async function systemWith(name: string, settings = ""): Promise<ActorSystem> {
  const system = await ActorSystem.create(name, `${REMOTING}, ${settings}`, { registry });
  cleanUpWith(() => system.terminate());
  return system;
}

const jobsOf = (system: ActorSystem): ActorRef => system.actorOf(Props.create(Job).withRouter(FromConfig.instance), "jobs");

/** The hosts of a pool's routees. */
async function hostsOf(jobs: ActorRef): Promise<readonly string[]> {
  const { members } = await jobs.ask(GetRoutees.instance, Routees, "20 s");
  return members.map((routee) => String((routee as { readonly actor?: ActorRef }).actor?.path.address));
}

/** A slot whose threads and timers the test moves. */
class FakeSlot {
  readonly threads: WorkerThreadEvents[] = [];
  readonly timers: { delayMs: number; task: () => void; isCancelled: boolean }[] = [];
  terminations = 0;
  readonly slot: WorkerSlot;

  constructor(settings: string) {
    this.slot = new WorkerSlot(0, {
      platform: {
        timers: {
          once: (delayMs, task) => {
            const timer = { delayMs, task, isCancelled: false };
            this.timers.push(timer);
            return () => void (timer.isCancelled = true);
          },
        },
      },
      log: { warning() {}, error() {} } as never,
      settings: settingsWith(settings),
      startThread: (_, events) => {
        this.threads.push(events);
        return { terminate: () => void (this.terminations += 1) };
      },
      parseAddress: (text) => Address.parse(text),
      onRunning() {},
      onGone() {},
    });
    this.slot.started.catch(() => {});
  }

  /** The delays of the timers that run. */
  get pending(): readonly number[] {
    return this.timers.filter(({ isCancelled }) => !isCancelled).map(({ delayMs }) => delayMs);
  }

  fire(): void {
    const timer = this.timers.find(({ isCancelled }) => !isCancelled);
    if (timer === undefined) throw new Error("no timer runs");
    timer.isCancelled = true;
    timer.task();
  }

  listen(): void {
    this.threads.at(-1)?.onListening("akka.worker://Sys@thread-1:1");
  }

  end(): void {
    this.threads.at(-1)?.onEnded(1);
  }
}

function settingsWith(settings: string): WorkersSettings {
  return workersSettingsFrom(parse(`ritsem.workers { ${settings} }`).withFallback(workerReference()).resolve().getConfig("ritsem.workers"));
}

describeSetting("ritsem.workers.count", () => {
  it("is the number of threads; auto: one less than there are cores, and at least one", async () => {
    for (const [count, threads] of [
      ["2", 2],
      ["auto", automaticCount()],
    ] as const) {
      const deployment = "akka.actor.deployment { /jobs { router = round-robin-pool, nr-of-instances = 40, target.nodes = [workers] } }";
      const system = await systemWith("Sys", `${deployment}, ritsem.workers { entry = "${ENTRY}", count = ${count} }`);
      assert.equal(new Set(await hostsOf(jobsOf(system))).size, threads);
    }
  });
});

describeSetting("ritsem.workers.entry", () => {
  it("is the program of the workers, without which a system does not start", async () => {
    const failure = await systemWith("Sys", 'ritsem.workers { entry = "./no-such-program.mjs", count = 1 }').then(() => "started", String);
    assert.match(failure, /ritsem\.workers\.entry = "\.\/no-such-program\.mjs"/);
  });
});

describeSetting("ritsem.workers.start-timeout", () => {
  it("ends a worker whose system does not start in time", async () => {
    const fake = new FakeSlot("start-timeout = 5 s");
    assert.deepEqual(fake.pending, [5000]);
    fake.fire();
    assert.equal(fake.terminations, 1);
    fake.end();
    assert.match(await fake.slot.started.then(() => "started", String), /5000 ms.*ritsem\.workers\.start-timeout/);
  });

  it("has no effect on one whose system has started", () => {
    const fake = new FakeSlot("start-timeout = 5 s");
    fake.listen();
    assert.notInclude(fake.pending, 5000);
  });
});

describeSetting("ritsem.workers.restart-min-backoff", () => {
  it("is the first pause before a worker is started again, and doubles each time", () => {
    const fake = new FakeSlot("restart-min-backoff = 100 ms, restart-max-backoff = 1 s");
    for (const pauseMs of [100, 200, 400]) {
      fake.listen();
      fake.end();
      assert.deepEqual(fake.pending, [pauseMs]);
      fake.fire();
    }
    assert.lengthOf(fake.threads, 4);
    fake.slot.stop();
    fake.end();
    assert.deepEqual(fake.pending, []);
  });
});

describeSetting("ritsem.workers.restart-max-backoff", () => {
  it("is the longest pause, and the time after which a worker counts as well", () => {
    const fake = new FakeSlot("restart-min-backoff = 100 ms, restart-max-backoff = 150 ms");
    for (const pauseMs of [100, 150, 150]) {
      fake.end();
      assert.deepEqual(fake.pending, [pauseMs]);
      fake.fire();
    }
    fake.listen();
    assert.deepEqual(fake.pending, [150]);
    fake.fire();
    fake.end();
    assert.deepEqual(fake.pending, [100]);
  });
});

describeSetting("ritsem.routing.replace-lost-routees", () => {
  for (const [value, isReplaced] of [
    ["off", false],
    ["on", true],
  ] as const) {
    it(`${value}, ${isReplaced ? "has other nodes take over the routees of one that is gone" : "leaves a pool with the routees that it still has"}`, async () => {
      const [north, south] = [await systemWith("North"), await systemWith("South")];
      const nodes = `target.nodes = ["${north.address}", "${south.address}"]`;
      const deployment = `akka.actor.deployment { /jobs { router = round-robin-pool, nr-of-instances = 4, ${nodes} } }`;
      const head = await systemWith("Head", `${deployment}, ritsem.routing.replace-lost-routees = ${value}`);
      const jobs = jobsOf(head);
      for (let index = 0; index < 4; index += 1) await jobs.ask("where", String, "20 s");
      const { remoteWatcher } = (head as unknown as { readonly provider: { readonly remoteWatcher: ActorRef } }).provider;
      remoteWatcher.tell(new PeerReset(south.address)); // as when its heartbeats have failed
      remotingOf(head).quarantine(south.address);
      const norths = Array.from({ length: isReplaced ? 4 : 2 }, () => `${north.address}`);
      let hosts: readonly string[] = [];
      do hosts = await hostsOf(jobs);
      while (hosts.join() !== norths.join());
      assert.deepEqual(hosts, norths);
      for (let index = 0; index < 4; index += 1) assert.include(await jobs.ask("where", String, "20 s"), `${north.address}`);
    });
  }
});
