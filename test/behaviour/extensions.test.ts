import { assert, describe, it } from "vitest";
import {
  ActorRestarted,
  ActorStarted,
  ActorStopped,
  ActorTelemetryEvent,
  type ActorSystem,
  startActorSystem,
} from "../../src/actor/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { scripted, startTestSystem } from "./actor-harness.ts";

const counting = (name: string) => {
  let made = 0;
  return { name, createExtension: (system: ActorSystem) => ({ system, number: (made += 1) }) };
};

describe("Extensions", () => {
  it("are made once for each system, when first asked for", async () => {
    const id = counting("Counter");
    const [a, b] = [(await startTestSystem()).system, (await startTestSystem()).system];
    assert.equal(a.extension(id).number, 1);
    assert.equal(a.extension(id), a.extension(id));
    assert.equal(b.extension(id).number, 2);
    assert.equal(b.extension(id).system, b);
  });

  it("that akka.extensions lists are made at start, and an unknown one is reported", async () => {
    const platform = new ManualPlatform();
    const id = counting("Counter");
    const host = { platform, loadProvider: () => Promise.reject(new Error("no remoting here")), extensions: new Map([["Counter", id]]) };
    const system = await startActorSystem(host, "Sys", "akka.extensions = [Nowhere, Counter]");
    assert.equal(id.createExtension(system).number, 2);
    assert.equal(system.extension(id).number, 1);
    assert.isTrue(
      platform.lines.some((line) => line.includes('akka.extensions (configuration:1:19) names "Nowhere", which is not available here')),
    );
  });
});

describe("Actor telemetry", () => {
  async function eventsWith(config: string): Promise<string[]> {
    const { system, settle } = await startTestSystem(config);
    const events: string[] = [];
    system.eventStream.subscribe((event: ActorTelemetryEvent) => {
      const kinds = [ActorStarted, ActorStopped, ActorRestarted];
      events.push(`${kinds.find((kind) => event instanceof kind)?.name} ${event.subject.path.name} ${event.actorType}`);
    }, ActorTelemetryEvent);
    const actor = system.actorOf(
      scripted(() => {
        throw new Error("oh");
      }),
      "a",
    );
    actor.tell("fail");
    await settle();
    system.stop(actor);
    await settle();
    return events;
  }

  it("tells of starts, restarts and stops when it is on, and of nothing when it is off", async () => {
    assert.deepEqual(await eventsWith("akka.actor.telemetry.enabled = on"), [
      "ActorStarted a Scripted",
      "ActorRestarted a Scripted",
      "ActorStopped a Scripted",
    ]);
    assert.deepEqual(await eventsWith(""), []);
  });
});
