import { assert, describe, it } from "vitest";
import { startProbe } from "./actor-harness.ts";
import { type Inspected, startInspected } from "./inspection.fixture.ts";

const SERVICE = "/system/ritsem-inspection";

/** Asks the service of `inspected`, as another system would. */
function asking(inspected: Inspected): { readonly received: unknown[]; ask(question: unknown): void; leave(): void } {
  const { ref, received } = startProbe(inspected.system);
  return {
    received,
    ask: (question) =>
      inspected.system.actorSelection(SERVICE).tell(typeof question === "string" ? question : JSON.stringify(question), ref),
    leave: () => inspected.system.stop(ref),
  };
}

describe("Questions of other systems", () => {
  it("are refused in words if their parts are of the wrong kind, and none ends the process", async () => {
    const inspected = await startInspected();
    const asker = asking(inspected);
    const nested = `${"[".repeat(7000)}${"]".repeat(7000)}`;
    const noText = { toString: 1, valueOf: 1 };
    const questions = [
      { get: "flight", peer: noText },
      { get: "actor", path: noText },
      { get: "snapshot", limit: noText, parts: noText },
      { get: "top", by: noText },
      { get: "conversation", trace: noText },
      { get: "conversations", limit: noText, skip: noText },
      { get: noText },
      { get: "events", since: noText },
      `{"get":"flight","peer":${nested}}`,
      nested,
      "{",
    ];
    for (const question of questions) asker.ask(question);
    await inspected.settle();
    assert.lengthOf(asker.received, questions.length - 1); // events are told when there are any
    for (const answer of asker.received) assert.match(String(answer), /^(\{"refused":"|null$)/);
  });

  it("are answered a few at a time: those beyond are refused, so that a flood occupies little", async () => {
    const inspected = await startInspected();
    const asker = asking(inspected);
    for (let index = 0; index < 500; index += 1) asker.ask({ get: "snapshot" });
    await inspected.settle();
    assert.lengthOf(asker.received, 500);
    const refused = asker.received.filter((answer) => String(answer).startsWith('{"refused":"'));
    assert.isAtLeast(refused.length, 450);
    asker.ask({ get: "snapshot" });
    await inspected.settle();
    assert.match(String(asker.received.at(-1)), /^\{"version":/);
  });
});

describe("A reader of events that is gone", () => {
  it("causes no events itself: what cannot be told to it is no news", async () => {
    const inspected = await startInspected();
    const events: string[] = [];
    inspected.inspection.subscribe((event) => void events.push(event.kind));
    const reader = asking(inspected);
    reader.ask({ get: "events" });
    await inspected.settle();
    reader.leave();
    await inspected.settle();
    events.length = 0;
    inspected.system.actorSelection("/user/nobody").tell("lost");
    await inspected.settle();
    assert.deepEqual(events, ["dead-letter"]);
  });

  it("gets no more once it has asked for the end", async () => {
    const inspected = await startInspected();
    const reader = asking(inspected);
    reader.ask({ get: "events" });
    await inspected.settle();
    inspected.system.actorSelection("/user/nobody").tell("lost");
    await inspected.settle();
    reader.ask({ get: "events", end: true });
    await inspected.settle();
    const before = reader.received.length;
    assert.isAbove(before, 0);
    inspected.system.actorSelection("/user/nobody").tell("lost");
    await inspected.settle();
    assert.lengthOf(reader.received, before);
  });

  it("was perhaps never there", async () => {
    const inspected = await startInspected();
    const events: string[] = [];
    inspected.inspection.subscribe((event) => void events.push(event.kind));
    inspected.system.actorSelection(SERVICE).tell(JSON.stringify({ get: "events" }));
    await inspected.settle();
    inspected.system.actorSelection("/user/nobody").tell("lost");
    await inspected.settle();
    assert.deepEqual(events, ["dead-letter"]);
  });
});
