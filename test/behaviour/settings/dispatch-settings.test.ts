import { assert, it } from "vitest";
import { ActorStarted, DeadLetter, Inbox, Props, ShutdownReason, startActorSystem } from "../../../src/actor/index.ts";
import { ManualPlatform } from "../../../src/testkit/index.ts";
import { Scripted, scripted, startTestSystem } from "../actor-harness.ts";
import { describeSetting } from "./describe-setting.ts";

/** The first two messages that each of two actors handles, when eight of each wait, one turn after the other. */
async function turnsOf(dispatcher: string, config: string): Promise<string> {
  const { system, settle } = await startTestSystem(config);
  const heard: string[] = [];
  const make = (name: string) => system.actorOf(scripted(() => void heard.push(name)).withDispatcher(dispatcher));
  const [a, b] = [make("a"), make("b")];
  for (let count = 0; count < 2; count += 1) for (const ref of [a, b]) ref.tell(count);
  await settle();
  return heard.join("");
}

const itGivesTurns = (dispatcher: string): void =>
  it("is how many messages an actor handles per turn", async () => {
    assert.equal(await turnsOf(dispatcher, `${dispatcher}.throughput = 1`), "abab");
    assert.equal(await turnsOf(dispatcher, `${dispatcher}.throughput = 2`), "aabb");
  });

const itNamesAKind = (dispatcher: string): void =>
  it("is the kind of dispatcher; one that is not available is replaced with a warning", async () => {
    assert.equal(await turnsOf(dispatcher, `${dispatcher} { type = PinnedDispatcher, throughput = 2 }`), "aabb");
    const { system, platform, settle } = await startTestSystem(`${dispatcher}.type = Strange`);
    system.actorOf(scripted(() => {}).withDispatcher(dispatcher));
    await settle();
    const warned = platform.lines.filter((line) => line.includes('names "Strange", which is not available here'));
    assert.isTrue(warned.some((line) => line.includes(`${dispatcher}.type (configuration:1:`)));
  });

describeSetting("akka.actor.internal-dispatcher.throughput", () => itGivesTurns("akka.actor.internal-dispatcher"));
describeSetting("akka.actor.internal-dispatcher.type", () => itNamesAKind("akka.actor.internal-dispatcher"));
describeSetting("akka.actor.default-blocking-io-dispatcher.throughput", () => itGivesTurns("akka.actor.default-blocking-io-dispatcher"));
describeSetting("akka.actor.default-blocking-io-dispatcher.type", () => itNamesAKind("akka.actor.default-blocking-io-dispatcher"));
describeSetting("akka.actor.default-fork-join-dispatcher.throughput", () => itGivesTurns("akka.actor.default-fork-join-dispatcher"));
describeSetting("akka.actor.default-fork-join-dispatcher.type", () => itNamesAKind("akka.actor.default-fork-join-dispatcher"));
describeSetting("akka.actor.synchronized-dispatcher.throughput", () => itGivesTurns("akka.actor.synchronized-dispatcher"));
describeSetting("akka.actor.synchronized-dispatcher.type", () => itNamesAKind("akka.actor.synchronized-dispatcher"));
describeSetting("akka.actor.task-dispatcher.throughput", () => itGivesTurns("akka.actor.task-dispatcher"));
describeSetting("akka.actor.task-dispatcher.type", () => itNamesAKind("akka.actor.task-dispatcher"));
describeSetting("akka.actor.default-dispatcher.type", () => itNamesAKind("akka.actor.default-dispatcher"));

/** What of three messages becomes a dead letter at once, when they are sent to an actor whose class requires `semantics`. */
async function refusedOf(config: string, semantics?: string, advanceMs = 0): Promise<unknown[]> {
  class Requiring extends Scripted {
    static readonly mailboxRequirement = semantics ?? "";
  }
  const { system, platform } = await startTestSystem(config);
  const letters: unknown[] = [];
  system.eventStream.subscribe(({ message }) => void letters.push(message), DeadLetter);
  const handle = () => new Promise(() => {});
  const ref = system.actorOf(semantics === undefined ? scripted(handle) : Props.create(Requiring, handle));
  for (const message of [1, 2, 3]) ref.tell(message);
  if (advanceMs > 0) await platform.advanceMs(advanceMs);
  return letters;
}

const DEFAULT = "akka.actor.default-mailbox";
const ONE = `${DEFAULT} { mailbox-capacity = 1, mailbox-push-timeout-time = 0 s }`;
const BOUNDED = "Akka.Dispatch.BoundedMailbox";

describeSetting("akka.actor.default-mailbox.mailbox-type", () => {
  it("is the kind of mailbox that actors have", async () => {
    assert.deepEqual(await refusedOf(`${ONE}, ${DEFAULT}.mailbox-type = ${BOUNDED}`), [2, 3]);
    assert.deepEqual(await refusedOf(ONE), []);
  });
});

describeSetting("akka.actor.default-mailbox.mailbox-capacity", () => {
  it("is how many messages a bounded mailbox holds", async () => {
    assert.deepEqual(await refusedOf(`${ONE}, ${DEFAULT} { mailbox-type = ${BOUNDED}, mailbox-capacity = 2 }`), [3]);
  });
});

describeSetting("akka.actor.default-mailbox.mailbox-push-timeout-time", () => {
  it("is how long a message waits for room", async () => {
    const config = `${DEFAULT} { mailbox-type = ${BOUNDED}, mailbox-capacity = 1, mailbox-push-timeout-time = 2 s }`;
    assert.deepEqual(await refusedOf(config, undefined, 1999), []);
    assert.deepEqual(await refusedOf(config, undefined, 2000), [3]); // the first is being handled, the second has its room
  });
});

describeSetting("akka.actor.default-dispatcher.mailbox-requirement", () => {
  it("chooses the mailbox of actors whose class requires nothing", async () => {
    const config = `${ONE}, akka.actor.default-dispatcher.mailbox-requirement = "Akka.Dispatch.IBoundedMessageQueueSemantics"`;
    assert.deepEqual(await refusedOf(config), [2, 3]);
  });
});

const itChoosesAMailbox = (semantics: string, isBounded: boolean): void =>
  it("names the mailbox of actors whose class requires it", async () => {
    const other = `akka.actor.mailbox.${isBounded ? "unbounded" : "bounded"}-queue-based`;
    const key = `akka.actor.mailbox.requirements."${semantics}"`;
    assert.deepEqual(await refusedOf(ONE, semantics), isBounded ? [2, 3] : []);
    assert.deepEqual(await refusedOf(`${ONE}, ${key} = ${other}`, semantics), isBounded ? [] : [2, 3]);
  });

describeSetting('akka.actor.mailbox.requirements."Akka.Dispatch.IUnboundedMessageQueueSemantics"', () =>
  itChoosesAMailbox("Akka.Dispatch.IUnboundedMessageQueueSemantics", false),
);
describeSetting('akka.actor.mailbox.requirements."Akka.Dispatch.IBoundedMessageQueueSemantics"', () =>
  itChoosesAMailbox("Akka.Dispatch.IBoundedMessageQueueSemantics", true),
);
describeSetting('akka.actor.mailbox.requirements."Akka.Dispatch.IDequeBasedMessageQueueSemantics"', () =>
  itChoosesAMailbox("Akka.Dispatch.IDequeBasedMessageQueueSemantics", false),
);
describeSetting('akka.actor.mailbox.requirements."Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics"', () =>
  itChoosesAMailbox("Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics", false),
);
describeSetting('akka.actor.mailbox.requirements."Akka.Dispatch.IBoundedDequeBasedMessageQueueSemantics"', () =>
  itChoosesAMailbox("Akka.Dispatch.IBoundedDequeBasedMessageQueueSemantics", true),
);
describeSetting('akka.actor.mailbox.requirements."Akka.Dispatch.IMultipleConsumerSemantics"', () =>
  itChoosesAMailbox("Akka.Dispatch.IMultipleConsumerSemantics", false),
);
describeSetting('akka.actor.mailbox.requirements."Akka.Event.ILoggerMessageQueueSemantics"', () =>
  itChoosesAMailbox("Akka.Event.ILoggerMessageQueueSemantics", false),
);

const itIsTheKindOf = (section: string, semantics: string, other: string, refused: number[]): void =>
  it("is what the mailbox of this name is", async () => {
    assert.deepEqual(await refusedOf(`${ONE}, akka.actor.mailbox.${section}.mailbox-type = ${other}`, `Akka.${semantics}`), refused);
  });
const UNBOUNDED = "Akka.Dispatch.UnboundedMailbox";

describeSetting("akka.actor.mailbox.unbounded-queue-based.mailbox-type", () =>
  itIsTheKindOf("unbounded-queue-based", "Dispatch.IUnboundedMessageQueueSemantics", BOUNDED, [2, 3]),
);
describeSetting("akka.actor.mailbox.bounded-queue-based.mailbox-type", () =>
  itIsTheKindOf("bounded-queue-based", "Dispatch.IBoundedMessageQueueSemantics", UNBOUNDED, []),
);
describeSetting("akka.actor.mailbox.unbounded-deque-based.mailbox-type", () =>
  itIsTheKindOf("unbounded-deque-based", "Dispatch.IDequeBasedMessageQueueSemantics", BOUNDED, [2, 3]),
);
describeSetting("akka.actor.mailbox.bounded-deque-based.mailbox-type", () =>
  itIsTheKindOf("bounded-deque-based", "Dispatch.IBoundedDequeBasedMessageQueueSemantics", UNBOUNDED, []),
);
describeSetting("akka.actor.mailbox.logger-queue.mailbox-type", () =>
  itIsTheKindOf("logger-queue", "Event.ILoggerMessageQueueSemantics", BOUNDED, [2, 3]),
);

describeSetting("akka.scheduler.tick-duration", () => {
  it("is the shortest interval", async () => {
    const { system, platform } = await startTestSystem("akka.scheduler.tick-duration = 50 ms");
    let count = 0;
    system.scheduler.scheduleRepeatedly(50, 1, () => void (count += 1));
    await platform.advanceMs(100);
    assert.equal(count, 2);
  });
});

describeSetting("akka.actor.inbox.inbox-size", () => {
  it("is how many messages an inbox holds", async () => {
    const { system, settle } = await startTestSystem("akka.actor.inbox.inbox-size = 2");
    const inbox = Inbox.create(system);
    for (const message of [1, 2, 3]) inbox.ref.tell(message);
    await settle();
    assert.equal(inbox.length, 2);
  });
});

describeSetting("akka.actor.inbox.default-timeout", () => {
  it("is how long receive waits", async () => {
    const { system, platform } = await startTestSystem("akka.actor.inbox.default-timeout = 1 s");
    const error = Inbox.create(system).receive().catch(String);
    await platform.advanceMs(1000);
    assert.include(await error, "within 1000 ms");
  });
});

describeSetting("akka.actor.telemetry.enabled", () => {
  it("publishes starts of actors", async () => {
    const { system, settle } = await startTestSystem("akka.actor.telemetry.enabled = on");
    const started: string[] = [];
    system.eventStream.subscribe(({ subject }) => void started.push(subject.path.name), ActorStarted);
    system.actorOf(
      scripted(() => {}),
      "a",
    );
    await settle();
    assert.deepEqual(started, ["a"]);
  });
});

describeSetting("akka.extensions", () => {
  it("names what is made at start", async () => {
    const made: string[] = [];
    const extensions = new Map([["Mine", { name: "Mine", createExtension: ({ name }: { name: string }) => made.push(name) }]]);
    const host = { platform: new ManualPlatform(), loadProvider: () => Promise.reject(new Error("no remoting here")), extensions };
    await startActorSystem(host, "Sys", "akka.extensions = [Mine]");
    assert.deepEqual(made, ["Sys"]);
  });
});

const SHUTDOWN = "akka.coordinated-shutdown";

describeSetting("akka.coordinated-shutdown.default-phase-timeout", () => {
  it("is how long a phase waits for its tasks", async () => {
    const { system } = await startTestSystem(`${SHUTDOWN}.default-phase-timeout = 1 s`);
    assert.equal(system.coordinatedShutdown.timeoutMs("service-stop"), 1000);
  });
});

describeSetting("akka.coordinated-shutdown.run-by-actor-system-terminate", () => {
  it("lets terminate leave out the phases", async () => {
    const { system } = await startTestSystem(`${SHUTDOWN}.run-by-actor-system-terminate = off`);
    await system.terminate();
    assert.isUndefined(system.coordinatedShutdown.reason);
  });
});

describeSetting("akka.coordinated-shutdown.terminate-actor-system", () => {
  it("lets the system live after the last phase", async () => {
    const { system } = await startTestSystem(`${SHUTDOWN} { terminate-actor-system = off, run-by-actor-system-terminate = off }`);
    await system.coordinatedShutdown.run(ShutdownReason.unknown);
    assert.isFalse(system.isTerminated);
    await system.terminate();
  });
});

/** A system on a host that can be asked to end, and the result. */
async function startInProcess(config: string) {
  const listeners: unknown[] = [];
  const codes: number[] = [];
  const platform = Object.assign(new ManualPlatform(), {
    onTerminationSignal: (listener: () => Promise<void>) => (listeners.push(listener), () => {}),
    exitProcess: (code: number) => void codes.push(code),
  });
  const host = { platform, loadProvider: () => Promise.reject(new Error("no remoting here")) };
  return { system: await startActorSystem(host, "Sys", config), platform, listeners, codes };
}

describeSetting("akka.coordinated-shutdown.run-by-clr-shutdown-hook", () => {
  it("keeps the system from listening to signals when it is off", async () => {
    assert.equal((await startInProcess(`${SHUTDOWN}.run-by-clr-shutdown-hook = off`)).listeners.length, 0);
    assert.equal((await startInProcess("")).listeners.length, 1);
  });
});

describeSetting("akka.coordinated-shutdown.exit-clr", () => {
  it("ends the process after the last phase", async () => {
    const { system, platform, codes } = await startInProcess(`${SHUTDOWN}.exit-clr = on`);
    await system.terminate();
    await platform.settle();
    assert.deepEqual(codes, [0]);
  });
});

const itIsATimeout = (phase: string): void =>
  it("is how long the phase waits for its tasks", async () => {
    const { system } = await startTestSystem(`${SHUTDOWN}.phases.${phase}.timeout = 3 s`);
    assert.equal(system.coordinatedShutdown.timeoutMs(phase), 3000);
  });

const itOrders = (phase: string): void =>
  it("is what runs before the phase", async () => {
    const { system } = await startTestSystem(`${SHUTDOWN}.phases.${phase}.depends-on = [mine]`);
    const { phases } = system.coordinatedShutdown;
    assert.equal(phases[phases.indexOf(phase) - 1], "mine");
  });

describeSetting("akka.coordinated-shutdown.phases.before-service-unbind", () => itOrders("before-service-unbind"));
describeSetting("akka.coordinated-shutdown.phases.service-unbind.depends-on", () => itOrders("service-unbind"));
describeSetting("akka.coordinated-shutdown.phases.service-requests-done.depends-on", () => itOrders("service-requests-done"));
describeSetting("akka.coordinated-shutdown.phases.service-stop.depends-on", () => itOrders("service-stop"));
describeSetting("akka.coordinated-shutdown.phases.before-cluster-shutdown.depends-on", () => itOrders("before-cluster-shutdown"));
describeSetting("akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.depends-on", () =>
  itOrders("cluster-sharding-shutdown-region"),
);
describeSetting("akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout", () =>
  itIsATimeout("cluster-sharding-shutdown-region"),
);
describeSetting("akka.coordinated-shutdown.phases.cluster-leave.depends-on", () => itOrders("cluster-leave"));
describeSetting("akka.coordinated-shutdown.phases.cluster-exiting.depends-on", () => itOrders("cluster-exiting"));
describeSetting("akka.coordinated-shutdown.phases.cluster-exiting.timeout", () => itIsATimeout("cluster-exiting"));
describeSetting("akka.coordinated-shutdown.phases.cluster-exiting-done.depends-on", () => itOrders("cluster-exiting-done"));
describeSetting("akka.coordinated-shutdown.phases.cluster-shutdown.depends-on", () => itOrders("cluster-shutdown"));
describeSetting("akka.coordinated-shutdown.phases.before-actor-system-terminate.depends-on", () =>
  itOrders("before-actor-system-terminate"),
);
describeSetting("akka.coordinated-shutdown.phases.actor-system-terminate.depends-on", () => itOrders("actor-system-terminate"));
describeSetting("akka.coordinated-shutdown.phases.actor-system-terminate.timeout", () => itIsATimeout("actor-system-terminate"));
