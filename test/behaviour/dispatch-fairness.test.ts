import { assert, describe, it } from "vitest";
import type { ActorRef } from "../../src/actor/index.ts";
import type { ExtendedActorSystem } from "../../src/actor/internal.ts";
import { scripted, startTestSystem } from "./actor-harness.ts";

/** Who handled a message, in order, when two actors have 100 each. */
async function turnsOf(config: string): Promise<string[]> {
  const { system, settle } = await startTestSystem(config);
  const turns: string[] = [];
  const refs = ["a", "b"].map((name) =>
    system.actorOf(
      scripted(() => turns.push(name)),
      name,
    ),
  );
  await settle();
  for (let count = 0; count < 100; count += 1) for (const ref of refs) ref.tell("x");
  await settle();
  return turns;
}

/** Lengths of runs of one actor's messages. */
function runLengths(turns: readonly string[]): number[] {
  const lengths: number[] = [];
  turns.forEach((name, index) => {
    if (name === turns[index - 1]) lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + 1;
    else lengths.push(1);
  });
  return lengths;
}

describe("Turns", () => {
  it("are of 30 messages each by default", async () => {
    assert.deepEqual(runLengths(await turnsOf("")), [30, 30, 30, 30, 30, 30, 10, 10]);
  });

  it("are of as many messages as the throughput says", async () => {
    assert.deepEqual(new Set(runLengths(await turnsOf("akka.actor.default-dispatcher.throughput = 1"))), new Set([1]));
  });

  it("end early when throughput-deadline-time is over", async () => {
    const { system, platform, settle } = await startTestSystem("akka.actor.default-dispatcher.throughput-deadline-time = 5 ms");
    const turns: string[] = [];
    const refs = ["a", "b"].map((name) =>
      system.actorOf(
        scripted(() => {
          turns.push(name);
          platform.clock.advanceMs(2);
        }),
      ),
    );
    await settle();
    for (let count = 0; count < 6; count += 1) for (const ref of refs) ref.tell("x");
    await settle();
    assert.deepEqual(runLengths(turns), [3, 3, 3, 3]);
  });

  it("follow each other without a trip through the host as long as they are short", async () => {
    const { system, platform, settle } = await startTestSystem();
    const ref = system.actorOf(scripted((message, { sender }) => sender.tell(message)));
    for (let count = 0; count < 50; count += 1) await ref.ask("x");
    await settle();
    assert.equal(platform.yieldCount, 0);
  });

  it("leave the host its turn after 10 ms, so that sockets and timers go on", async () => {
    const { system, platform, settle } = await startTestSystem();
    let count = 0;
    const endless = system.actorOf(
      scripted((_, { self }) => {
        platform.clock.advanceMs(1);
        count += 1;
        if (count < 1000) self.tell("again");
      }),
    );
    endless.tell("go");
    await settle();
    assert.equal(count, 1000);
    assert.isAtLeast(platform.yieldCount, 70, "the first slow turns are noticed late, the others end in time");
  });

  it("leave the host its turn after many turns even when the clock stands still", async () => {
    const { system, platform, settle } = await startTestSystem();
    const [one, two]: ActorRef[] = [1, 2].map(() =>
      system.actorOf(scripted((message, { sender }) => (message as number) > 0 && sender.tell((message as number) - 1))),
    );
    one?.tell(200_000, two);
    await settle();
    assert.isAtLeast(platform.yieldCount, 2);
  });

  it("are followed by what was to be done after them, once", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    const refs = ["a", "b"].map((name) =>
      system.actorOf(
        scripted(() => {
          log.push(name);
          if (name === "a") (system as ExtendedActorSystem).afterTurn(() => log.push("flush"));
        }),
      ),
    );
    await settle();
    for (const ref of refs) ref.tell("x");
    await settle();
    assert.deepEqual(log, ["a", "b", "flush"]);
    (system as ExtendedActorSystem).afterTurn(() => log.push("alone"));
    await settle();
    assert.equal(log.at(-1), "alone");
  });
});
