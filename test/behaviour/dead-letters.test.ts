import { assert, describe, it } from "vitest";
import {
  AllDeadLetters,
  type ActorRef,
  DeadLetter,
  DebugEvent,
  InfoEvent,
  LogEvent,
  type Logger,
  NO_SENDER,
  PoisonPill,
  Props,
  ReceiveActor,
  startActorSystem,
  SuppressedDeadLetter,
  UnhandledMessage,
  WarningEvent,
} from "../../src/actor/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { scripted, startProbe, startTestSystem } from "./actor-harness.ts";

async function withDeadActor(config?: string) {
  const test = await startTestSystem(config);
  const dead = test.system.actorOf(
    scripted(() => {}),
    "dead",
  );
  test.system.stop(dead);
  await test.settle();
  return { ...test, dead };
}

const infoLines = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith("[INFO]"));

describe("A dead letter", () => {
  it("tells the message, who sent it, to whom, and why when that is known", async () => {
    const { system, dead, settle } = await withDeadActor();
    const letters: DeadLetter[] = [];
    system.eventStream.subscribe((letter) => letters.push(letter), DeadLetter);
    const talker = system.actorOf(scripted(() => dead.tell("hello")));
    talker.tell("go");
    dead.tell("from nobody");
    system.deadLetters.tell(new DeadLetter("by hand", talker, dead, "the line is cut"), NO_SENDER);
    await settle();
    assert.deepEqual(
      letters.map(({ message, sender, recipient, reason }) => [message, sender, recipient, reason]),
      [
        ["from nobody", system.deadLetters, dead, undefined],
        ["by hand", talker, dead, "the line is cut"],
        ["hello", talker, dead, undefined],
      ],
    );
  });

  it("each kind comes on its own channel, and all of them on the one above", async () => {
    const { system, dead, settle } = await withDeadActor();
    const seen: string[] = [];
    system.eventStream.subscribe(() => seen.push("dead letter"), DeadLetter);
    system.eventStream.subscribe(() => seen.push("suppressed"), SuppressedDeadLetter);
    system.eventStream.subscribe(() => seen.push("unhandled"), UnhandledMessage);
    system.eventStream.subscribe(() => seen.push("any"), AllDeadLetters);
    class Deaf extends ReceiveActor {}
    dead.tell("x");
    dead.tell(PoisonPill.instance);
    dead.tell({ deadLetterSuppression: true });
    system.actorOf(Props.create(Deaf)).tell("x");
    await settle();
    assert.deepEqual(seen, ["dead letter", "any", "suppressed", "any", "suppressed", "any", "unhandled", "any"]);
  });

  it("is logged ten times, then for five minutes not, then again with the number that were not logged", async () => {
    const { dead, platform } = await withDeadActor();
    for (let count = 0; count < 15; count += 1) dead.tell("x");
    assert.equal(infoLines(platform.lines).length, 10);
    assert.match(
      infoLines(platform.lines)[0] ?? "",
      /^\[INFO\]\[01\/01\/2026 00:00:00\.000Z\]\[akka:\/\/Sys\/user\/dead\] Message of type string from akka:\/\/Sys\/deadLetters/,
    );
    assert.match(infoLines(platform.lines)[9] ?? "", /no more dead letters are logged for 300000 ms/);
    await platform.advanceMs(299_999);
    dead.tell("x");
    assert.equal(infoLines(platform.lines).length, 10);
    await platform.advanceMs(1);
    dead.tell("x");
    assert.equal(infoLines(platform.lines).length, 11);
    assert.match(infoLines(platform.lines)[10] ?? "", /6 were not logged/);
  });

  it("is logged always or never when akka.log-dead-letters says on or off", async () => {
    for (const [value, expected] of [
      ["on", 20],
      ["off", 0],
      ["3", 3],
    ] as const) {
      const { dead, platform } = await withDeadActor(`akka.log-dead-letters = ${value}`);
      for (let count = 0; count < 20; count += 1) dead.tell("x");
      assert.equal(infoLines(platform.lines).length, expected, value);
    }
  });

  it("is not logged while the system terminates, unless asked for", async () => {
    for (const [value, expected] of [
      ["off", 0],
      ["on", 1],
    ] as const) {
      const { system, platform, dead } = await withDeadActor(
        `akka { log-dead-letters-during-shutdown = ${value}, stdout-loglevel = INFO }`,
      );
      const end = system.terminate();
      dead.tell("x");
      await end;
      assert.equal(infoLines(platform.lines).length, expected, value);
    }
  });
});

describe("The event stream", () => {
  it("gives events of a class and of classes below it to actors and functions, once each", async () => {
    const { system, settle } = await startTestSystem();
    class Event {}
    class Special extends Event {}
    const probe = startProbe(system);
    assert.isTrue(system.eventStream.subscribe(probe.ref, Event));
    assert.isTrue(system.eventStream.subscribe(probe.ref, Special));
    assert.isFalse(system.eventStream.subscribe(probe.ref, Event));
    const general = startProbe(system);
    system.eventStream.subscribe(general.ref, Event);
    const special = new Special();
    const event = new Event();
    system.eventStream.publish(special);
    system.eventStream.publish(event);
    await settle();
    assert.deepEqual(
      [probe.received, general.received],
      [
        [special, event],
        [special, event],
      ],
    );
    assert.isTrue(system.eventStream.unsubscribe(probe.ref, Event));
    system.eventStream.publish(event);
    await settle();
    assert.lengthOf(probe.received, 2);
  });

  it("forgets an actor that terminates, and takes no dead one", async () => {
    const { system, settle } = await startTestSystem();
    class Event {}
    const letters: unknown[] = [];
    system.eventStream.subscribe((letter) => letters.push(letter), DeadLetter);
    const probe = startProbe(system);
    system.eventStream.subscribe(probe.ref, Event);
    system.stop(probe.ref);
    await settle();
    assert.isFalse(system.eventStream.subscribe(probe.ref, Event));
    system.eventStream.publish(new Event());
    await settle();
    assert.deepEqual(letters, []);
  });

  it("goes on when a listener throws, and says so in the log", async () => {
    const { system, platform } = await startTestSystem();
    class Event {}
    let heard = 0;
    system.eventStream.subscribe(() => {
      throw new Error("deaf");
    }, Event);
    system.eventStream.subscribe(() => void (heard += 1), Event);
    system.eventStream.publish(new Event());
    assert.equal(heard, 1);
    assert.match(platform.lines.join(), /A listener on the event stream threw: Error: deaf/);
  });
});

describe("The log", () => {
  it("files what an actor logs under its path, and publishes it by level", async () => {
    const { system, platform, settle } = await startTestSystem("akka.loglevel = DEBUG");
    const events: LogEvent[] = [];
    system.eventStream.subscribe((event) => events.push(event), LogEvent);
    system
      .actorOf(
        scripted((_, { log }) => {
          log.debug("{0} and {1}", "first", { second: 2 });
          log.info("{Name} is {Age}", "Ann", 30);
          log.warning("{{plain}}", 0);
        }),
        "scribe",
      )
      .tell("go");
    await settle();
    assert.deepEqual(
      events.map((event) => [event.constructor, event.source, event.message]),
      [
        [DebugEvent, "akka://Sys/user/scribe", 'first and {"second":2}'],
        [InfoEvent, "akka://Sys/user/scribe", "Ann is 30"],
        [WarningEvent, "akka://Sys/user/scribe", "{plain}"],
      ],
    );
    assert.equal(platform.lines[1], "[INFO][01/01/2026 00:00:00.000Z][akka://Sys/user/scribe] Ann is 30");
  });

  it("goes to the loggers that akka.loggers names, and to standard output when one of them throws", async () => {
    const platform = new ManualPlatform();
    const lines: string[] = [];
    const loggers = new Map<string, Logger>([
      ["mine", { log: (event) => void lines.push(event.message) }],
      [
        "broken",
        {
          log() {
            throw new Error("disk full");
          },
        },
      ],
    ]);
    const host = { platform, loggers, loadProvider: () => Promise.reject(new Error("none")) };
    const system = await startActorSystem(host, "Sys", "akka.loggers = [mine, broken]");
    system.log("somewhere").info("hello");
    await platform.settle();
    assert.deepEqual(lines, ["hello"]);
    assert.match(platform.lines.join(), /\[somewhere\] hello$/);
  });

  it("makes nothing below akka.loglevel", async () => {
    const { system, platform } = await startTestSystem("akka.loglevel = WARNING");
    let isFormatted = false;
    const log = system.log("somewhere");
    log.info("{0}", { toString: () => (isFormatted = true) });
    log.warning("careful");
    assert.isFalse(isFormatted);
    assert.lengthOf(platform.lines, 1);
    assert.isFalse(log.isDebugEnabled);
  });

  it("tells of unhandled messages and life cycles at DEBUG when asked to", async () => {
    const { system, platform, settle } = await startTestSystem(
      "akka { loglevel = DEBUG, actor.debug { unhandled = on, lifecycle = on, autoreceive = on, receive = on, event-stream = on } }",
    );
    class Deaf extends ReceiveActor {}
    const ref: ActorRef = system.actorOf(Props.create(Deaf), "deaf");
    ref.tell("hello");
    ref.tell(PoisonPill.instance);
    system.eventStream.subscribe(() => {}, DeadLetter);
    await settle();
    const text = platform.lines.join("\n");
    for (const part of ["started", "received hello", "Unhandled message", "received PoisonPill", "stopping", "stopped", "subscribing"]) {
      assert.include(text, part);
    }
  });
});
