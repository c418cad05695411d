import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorSystem, Props, ReceiveActor, Terminated } from "../../../src/actor/index.ts";
import { DisassociatedEvent, type FailureDetector, type FailureDetectorFactory, remotingOf } from "../../../src/remote/index.ts";
import type { TransportFactory } from "../../../src/remote/transport/index.ts";
import { memoryTransportOn } from "../../../src/remote/transport/memory/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF }, ritsem.remote.memory.port = 0" });
});

afterEach(() => systems.terminate());

/** Reports every known node as unavailable as soon as the time that its section gives has passed. */
class Gloomy implements FailureDetector {
  readonly #patienceMs: number;
  #heardMs: number | undefined;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  get isMonitoring(): boolean {
    return this.#heardMs !== undefined;
  }

  isAvailable(nowMs: number): boolean {
    return this.#heardMs === undefined || nowMs - this.#heardMs < this.#patienceMs;
  }

  heartbeat(nowMs: number): void {
    this.#heardMs ??= nowMs; // later heartbeats do not cheer it up
  }
}

const gloomy: FailureDetectorFactory = (section) => {
  const patienceMs = section.getDurationMs("patience");
  return () => new Gloomy(patienceMs);
};
const failureDetectors = new Map([["My.Gloomy", gloomy]]);

class Watcher extends ReceiveActor {
  constructor(path: string, ended: Terminated[]) {
    super();
    this.receive(Terminated, (end) => void ended.push(end));
    this.receiveAny(async () => void this.context.watch(await this.context.system.actorSelection(path).resolveOne("5 s")));
  }
}

class Sink extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => {});
  }
}

async function pair(configOfA: string): Promise<readonly [ActorSystem, ActorSystem]> {
  const [a, b] = [await systems.start("A", configOfA, { failureDetectors }), await systems.start("B")];
  b.system.actorOf(Props.create(Sink), "sink");
  return [a.system, b.system];
}

async function aMinute(): Promise<void> {
  for (let passed = 0; passed < 60; passed += 1) await systems.advance("1 s");
}

describeSetting("akka.remote.transport-failure-detector.implementation-class", () => {
  it("chooses what judges connections, by Akka.NET's name or by one's own", async () => {
    const section = "akka.remote.transport-failure-detector";
    const phi = `${section} { implementation-class = "Akka.Remote.PhiAccrualFailureDetector, Akka.Remote" }`;
    for (const [config, end] of [
      ["", 0],
      [`${section} { implementation-class = "My.Gloomy, Mine", patience = 30 s }`, 1],
      [`${phi}, ${section} { threshold = 8, max-sample-size = 100, min-std-deviation = 1 s }`, 0],
    ] as const) {
      const [a, b] = await pair(config);
      const events: DisassociatedEvent[] = [];
      a.eventStream.subscribe((event: DisassociatedEvent) => void events.push(event), DisassociatedEvent);
      a.actorSelection(`${b.address}/user/sink`).tell("hello");
      await aMinute();
      assert.lengthOf(events, end, config);
    }
  });

  it("may be the detector of death watch without its settings: they have the defaults of death watch", async () => {
    const config = "akka.remote.transport-failure-detector.implementation-class = Akka.Remote.PhiAccrualFailureDetector";
    const [a, b] = await pair(config);
    const events: DisassociatedEvent[] = [];
    a.eventStream.subscribe((event: DisassociatedEvent) => void events.push(event), DisassociatedEvent);
    a.actorSelection(`${b.address}/user/sink`).tell("hello");
    await aMinute();
    assert.lengthOf(events, 0);
  });

  it("is the default one if the class is not available", async () => {
    const [a, b] = await pair('akka.remote.transport-failure-detector.implementation-class = "Unheard.Of, Shop"');
    const events: DisassociatedEvent[] = [];
    a.eventStream.subscribe((event: DisassociatedEvent) => void events.push(event), DisassociatedEvent);
    a.actorSelection(`${b.address}/user/sink`).tell("hello");
    await aMinute();
    assert.lengthOf(events, 0);
  });
});

describeSetting("akka.remote.watch-failure-detector.implementation-class", () => {
  it("chooses what judges systems where something is watched", async () => {
    const section = "akka.remote.watch-failure-detector";
    for (const [config, ends] of [
      ["", 0],
      [`${section} { implementation-class = My.Gloomy, patience = 30 s }`, 1],
      [`${section}.implementation-class = "Akka.Remote.DeadlineFailureDetector, Akka.Remote"`, 0],
    ] as const) {
      const [a, b] = await pair(config);
      const ended: Terminated[] = [];
      a.actorOf(Props.create(Watcher, `${b.address}/user/sink`, ended)).tell("watch");
      await aMinute();
      assert.lengthOf(ended, ends, config);
    }
  });
});

describeSetting("akka.remote.command-ack-timeout", () => {
  const commands: unknown[] = [];
  const obedient: TransportFactory = (context) => {
    const inner = memoryTransportOn(systems.network)(context);
    const managementCommand = (command: unknown): Promise<boolean> => {
      commands.push(command);
      return command === "never" ? new Promise(() => {}) : Promise.resolve(command === "known");
    };
    return Object.assign(inner, { managementCommand });
  };

  it("is how long a management command may take; it resolves with whether it was known", async () => {
    const { system } = await systems.start(
      "A",
      `akka.remote { command-ack-timeout = 7 s, enabled-transports = [mine] }
       mine = \${ritsem.remote.memory} { transport-class = My.Transport }`,
      { transports: new Map([["My.Transport", obedient]]) },
    );
    const control = remotingOf(system);
    assert.isTrue(await control.managementCommand("known"));
    assert.isFalse(await control.managementCommand("unknown"));
    const failure = control.managementCommand("never").then(() => "acknowledged", String);
    await systems.advance("7 s");
    assert.match(await failure, /7000 ms \(akka\.remote\.command-ack-timeout\)/);
    assert.deepEqual(commands, ["known", "unknown", "never"]);
  });

  it("is not needed by a transport that knows no commands", async () => {
    const [a] = await pair("");
    assert.isFalse(await remotingOf(a).managementCommand("anything"));
  });
});
