import { assert, describe, it } from "vitest";
import { Inbox, Terminated } from "../../src/actor/index.ts";
import { scripted, startTestSystem } from "./actor-harness.ts";

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("An inbox", () => {
  it("receives answers to what it sends, in order", async () => {
    const { system } = await startTestSystem();
    const echo = system.actorOf(scripted((message, { sender }) => sender.tell(message)));
    const inbox = Inbox.create(system);
    inbox.send(echo, "a");
    inbox.send(echo, "b");
    assert.deepEqual([await inbox.receive(), await inbox.receive()], ["a", "b"]);
  });

  it("hands out what a predicate wants and keeps the rest", async () => {
    const { system, settle } = await startTestSystem();
    const inbox = Inbox.create(system);
    for (const message of [1, "two", 3]) inbox.ref.tell(message);
    await settle();
    assert.equal(await inbox.receiveWhere((message) => typeof message === "string"), "two");
    assert.equal(inbox.length, 2);
  });

  it("gives up after 5 s, or when it is told to", async () => {
    const { system, platform } = await startTestSystem();
    const inbox = Inbox.create(system);
    const byDefault = rejectionOf(inbox.receive());
    await platform.advanceMs(5000);
    assert.match(String(await byDefault), /within 5000 ms.*akka\.actor\.inbox\.default-timeout/);
    const bySelf = rejectionOf(inbox.receive("1 s"));
    await platform.advanceMs(1000);
    assert.match(String(await bySelf), /within 1000 ms/);
  });

  it("drops the 1001st message and says so once", async () => {
    const { system, platform, settle } = await startTestSystem();
    const inbox = Inbox.create(system);
    for (let count = 0; count < 1005; count += 1) inbox.ref.tell(count);
    await settle();
    assert.equal(inbox.length, 1000);
    assert.equal(platform.lines.filter((line) => line.includes("akka.actor.inbox.inbox-size")).length, 1);
  });

  it("receives the Terminated of an actor that it watches", async () => {
    const { system } = await startTestSystem();
    const actor = system.actorOf(scripted(() => {}));
    const inbox = Inbox.create(system);
    inbox.watch(actor);
    system.stop(actor);
    const message = await inbox.receive();
    assert.instanceOf(message, Terminated);
    assert.equal((message as Terminated).actor, actor);
  });

  it("receives the Terminated of an actor that it watches although it is full", async () => {
    const { system, settle } = await startTestSystem("akka.actor.inbox.inbox-size = 1");
    const actor = system.actorOf(scripted(() => {}));
    const inbox = Inbox.create(system);
    inbox.watch(actor);
    inbox.ref.tell("fills it");
    await settle();
    system.stop(actor);
    await settle();
    assert.instanceOf(await inbox.receiveWhere((message) => message instanceof Terminated), Terminated);
  });

  it("tells those who wait when it is closed", async () => {
    const { system } = await startTestSystem();
    const inbox = Inbox.create(system);
    const waiting = rejectionOf(inbox.receive());
    inbox.close();
    assert.match(String(await waiting), /is closed/);
    assert.match(String(await rejectionOf(inbox.receive())), /is closed/);
  });
});
