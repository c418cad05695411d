import { assert, describe, it } from "vitest";
import { DeadLetter, priorityMailbox, startActorSystem, Terminated } from "../../src/actor/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { deferred, scripted, Scripted, startTestSystem } from "./actor-harness.ts";

const BOUNDED = "small { mailbox-type = Akka.Dispatch.BoundedMailbox, mailbox-capacity = 2, mailbox-push-timeout-time = 1 s }";

describe("A bounded mailbox", () => {
  async function blocked(config = BOUNDED) {
    const test = await startTestSystem(config);
    const gate = deferred();
    const heard: unknown[] = [];
    const letters: DeadLetter[] = [];
    test.system.eventStream.subscribe((letter) => void letters.push(letter), DeadLetter);
    const ref = test.system.actorOf(
      scripted((message) => {
        heard.push(message);
        return message === "block" ? gate.promise : undefined;
      }).withMailbox("small"),
    );
    ref.tell("block");
    await test.settle();
    return { ...test, ref, gate, heard, letters };
  }

  it("makes a dead letter with a reason of the third message for an actor that is busy, once the push timeout is over", async () => {
    const { ref, platform, letters, gate, heard } = await blocked();
    for (const message of [1, 2, 3]) ref.tell(message);
    await platform.advanceMs(999);
    assert.deepEqual(letters, []);
    await platform.advanceMs(1);
    assert.deepEqual(
      letters.map(({ message }) => message),
      [3],
    );
    assert.include(letters[0]?.reason ?? "", "mailbox-push-timeout-time");
    gate.resolve();
    await platform.settle();
    assert.deepEqual(heard, ["block", 1, 2]);
  });

  it("takes messages that waited outside as soon as there is room, in the order sent", async () => {
    const { ref, platform, letters, gate, heard } = await blocked();
    for (const message of [1, 2, 3, 4, 5]) ref.tell(message);
    await platform.advanceMs(500);
    gate.resolve();
    await platform.settle();
    assert.deepEqual(heard, ["block", 1, 2, 3, 4, 5]);
    await platform.advanceMs(10_000);
    assert.deepEqual(letters, []);
  });

  it("refuses at once with a push timeout of 0", async () => {
    const { ref, letters } = await blocked(BOUNDED.replace("1 s", "0 s"));
    for (const message of [1, 2, 3]) ref.tell(message);
    assert.deepEqual(
      letters.map(({ message }) => message),
      [3],
    );
  });

  it.each(["1 s", "0 s"])(
    "never loses a Terminated, which comes in its turn also when the mailbox stays full for a timeout of %s",
    async (timeout) => {
      const { system, settle, platform } = await startTestSystem(BOUNDED.replace("1 s", timeout));
      const gate = deferred();
      const heard: unknown[] = [];
      const watched = system.actorOf(
        scripted(() => undefined),
        "watched",
      );
      const ref = system.actorOf(
        scripted((message, actor) => {
          heard.push(message instanceof Terminated ? message.actor.path.name : message);
          if (message === "block") actor.context.watch(watched);
          return message === "block" ? gate.promise : undefined;
        }).withMailbox("small"),
      );
      ref.tell("block");
      await settle();
      for (const message of [1, 2, 3]) ref.tell(message);
      system.stop(watched);
      await settle();
      ref.tell(4);
      await platform.advanceMs(10_000);
      gate.resolve();
      await settle();
      assert.deepEqual(heard, ["block", 1, 2, "watched"]);
    },
  );

  it("keeps a Terminated behind what its actor had sent before and what still waits for room", async () => {
    const { system, settle } = await startTestSystem(BOUNDED);
    const gate = deferred();
    const heard: unknown[] = [];
    const watched = system.actorOf(
      scripted(() => undefined),
      "watched",
    );
    const ref = system.actorOf(
      scripted((message, actor) => {
        heard.push(message instanceof Terminated ? message.actor.path.name : message);
        if (message === "block") actor.context.watch(watched);
        return message === "block" ? gate.promise : undefined;
      }).withMailbox("small"),
    );
    ref.tell("block");
    await settle();
    for (const message of [1, 2, 3]) ref.tell(message);
    system.stop(watched);
    await settle();
    ref.tell(4);
    gate.resolve();
    await settle();
    assert.deepEqual(heard, ["block", 1, 2, 3, "watched", 4]);
  });

  it("lets PoisonPill wait like any message, and a stop overtake them all", async () => {
    const { ref, system, settle, gate, letters, heard } = await blocked();
    for (const message of [1, 2, 3]) ref.tell(message);
    system.stop(ref);
    gate.resolve();
    await settle();
    assert.deepEqual(heard, ["block"]);
    assert.deepEqual(
      letters.map(({ message }) => message),
      [1, 2, 3],
    );
  });

  it("is given to actors whose class requires one", async () => {
    class Careful extends Scripted {
      static readonly mailboxRequirement = "Akka.Dispatch.IBoundedMessageQueueSemantics";
    }
    const { Props } = await import("../../src/actor/index.ts");
    const { system, settle } = await startTestSystem(
      "akka.actor.default-mailbox { mailbox-capacity = 1, mailbox-push-timeout-time = 0 s }",
    );
    const letters: unknown[] = [];
    system.eventStream.subscribe(({ message }) => void letters.push(message), DeadLetter);
    const ref = system.actorOf(Props.create(Careful, () => {}));
    for (const message of [1, 2, 3]) ref.tell(message);
    await settle();
    assert.deepEqual(letters, [2, 3]);
  });
});

describe("A priority mailbox", () => {
  it("delivers by priority, and equal ones in the order sent", async () => {
    const platform = new ManualPlatform();
    const urgency = (message: unknown): number => (String(message).startsWith("urgent") ? 0 : 1);
    const host = {
      platform,
      loadProvider: () => Promise.reject(new Error("no remoting here")),
      mailboxes: new Map([["MyCompany.UrgentFirst", priorityMailbox(urgency)]]),
    };
    const system = await startActorSystem(host, "Sys", 'urgent-first { mailbox-type = "MyCompany.UrgentFirst, MyCompany" }');
    const heard: unknown[] = [];
    const ref = system.actorOf(scripted((message) => void heard.push(message)).withMailbox("urgent-first"));
    for (const message of ["a", "b", "urgent 1", "c", "urgent 2"]) ref.tell(message);
    await platform.settle();
    assert.deepEqual(heard, ["urgent 1", "urgent 2", "a", "b", "c"]);
  });
});

describe("An unknown mailbox", () => {
  it("makes actorOf throw an error that names it and those that are known", async () => {
    const { system } = await startTestSystem();
    const props = scripted(() => {}).withMailbox("nowhere");
    assert.throws(() => system.actorOf(props, "a"), /"nowhere".*akka\.actor\.default-mailbox/);
    system.actorOf(
      scripted(() => {}),
      "a",
    ); // the name was not taken
  });

  it("is replaced by an unbounded one if the class of a section is not available, which one warning says", async () => {
    const { system, platform, settle } = await startTestSystem('urgent { mailbox-type = "Shop.UrgentFirst, Shop" }');
    const heard: unknown[] = [];
    const props = scripted((message) => void heard.push(message)).withMailbox("urgent");
    for (const name of ["a", "b"]) system.actorOf(props, name).tell(name);
    await settle();
    assert.deepEqual(heard, ["a", "b"]);
    const warnings = platform.lines.filter((line) => line.includes("][config]"));
    assert.lengthOf(warnings, 1);
    assert.match(
      warnings[0] ?? "",
      /urgent\.mailbox-type \(.*\) names "Shop\.UrgentFirst, Shop", which is not available here: actors with this mailbox get an unbounded one.*\{ mailboxes: new Map\(\[\["Shop\.UrgentFirst", mailbox\]\]\) \}/,
    );
  });
});
