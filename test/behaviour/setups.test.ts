import { assert, describe, it } from "vitest";
import { DeadLetter, type LogEvent, priorityMailbox, Props, startActorSystem } from "../../src/actor/index.ts";
import { ActorSystem } from "../../src/index.ts";
import { defineMessage, Registry, t } from "../../src/serialization/index.ts";
import { ManualPlatform, MultiSystem } from "../../src/testkit/index.ts";
import { Scripted, scripted } from "./actor-harness.ts";

describe("What a program gives in code", () => {
  it("beats what is built in under the same name: a mailbox, a logger, a formatter", async () => {
    const platform = new ManualPlatform();
    const events: LogEvent[] = [];
    const host = {
      platform,
      mailboxes: new Map([["Akka.Dispatch.UnboundedMailbox", priorityMailbox((message) => -Number(message))]]),
      loggers: new Map([["Akka.Event.DefaultLogger", { isSynchronous: true, log: (event: LogEvent) => void events.push(event) }]]),
      logFormatters: new Map([["Akka.Event.SemanticLogMessageFormatter", () => "mine"]]),
      loadProvider: () => Promise.reject(new Error("no remoting here")),
    };
    const system = await startActorSystem(host, "Sys");
    const heard: unknown[] = [];
    const ref = system.actorOf(scripted((message) => void heard.push(message)));
    for (const message of [1, 2, 3]) ref.tell(message);
    await platform.settle();
    assert.deepEqual(heard, [3, 2, 1]);
    system.log().info("theirs");
    assert.deepEqual([events.map(({ message }) => message), platform.lines], [["mine"], []]);
  });

  it("is taken by ActorSystem.create: platform, extensions by name and all else", async () => {
    const platform = new ManualPlatform();
    let made = 0;
    const extensions = new Map([["Mine", { name: "Mine", createExtension: () => (made += 1) }]]);
    const system = await ActorSystem.create("Sys", "akka { loglevel = INFO, extensions = [Mine] }", { platform, extensions });
    system.log().info("hello");
    assert.equal(made, 1);
    assert.lengthOf(platform.lines, 1);
    void system.terminate();
    await platform.settle();
  });

  it("decides which messages travel, and how: two systems with the same registry, and one without", async () => {
    const Hello = defineMessage("Test.Hello, Test", { text: t.string });
    await using systems = new MultiSystem();
    const registry = new Registry().messages(Hello);
    const a = await systems.start("a", "", { registry });
    const b = await systems.start("b", "", { registry });
    const c = await systems.start("c");
    const heard: unknown[] = [];
    b.system.actorOf(
      Props.from(() => new Scripted((message) => void heard.push(message))),
      "ear",
    );
    const ear = `${b.system.address.toString()}/user/ear`;
    a.system.actorSelection(ear).tell(new Hello({ text: "a" }));
    const letters: DeadLetter[] = [];
    c.system.eventStream.subscribe((letter) => void letters.push(letter), DeadLetter);
    c.system.actorSelection(ear).tell(new Hello({ text: "c" }));
    await a.advance("1 s");
    assert.deepEqual(
      heard.map((message) => message instanceof Hello && message.text),
      ["a"],
    );
    assert.lengthOf(letters, 1);
  });
});
