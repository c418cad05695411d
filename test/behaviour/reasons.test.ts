import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { type ActorRef, type ActorSystem, DeadLetter, Props, ReceiveActor } from "../../src/actor/index.ts";
import { type ManualPlatform, MultiSystem } from "../../src/testkit/index.ts";

class Deaf extends ReceiveActor {}

describe("The reason of a dead letter for another system", () => {
  let platform: ManualPlatform;
  let systems: MultiSystem;

  beforeEach(() => {
    systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF, loglevel = ERROR }" });
    platform = systems.platform;
  });

  afterEach(() => systems.terminate());

  async function start(name: string, more = ""): Promise<ActorSystem> {
    return (await systems.start(name, more)).system;
  }

  function lettersOf(system: ActorSystem): DeadLetter[] {
    const letters: DeadLetter[] = [];
    system.eventStream.subscribe((letter: DeadLetter) => void letters.push(letter), DeadLetter);
    return letters;
  }

  const nobody = "akka.memory://Nobody@localhost:4711";

  async function told(system: ActorSystem, message: string, address = nobody): Promise<void> {
    system.actorSelection(`${address}/user/someone`).tell(message);
    await platform.settle();
  }

  it("says of a closed gate for how long, and what failed before", async () => {
    const system = await start("A", "akka.remote.retry-gate-closed-for = 3 s");
    const letters = lettersOf(system);
    await told(system, "first");
    await platform.advanceMs(1000);
    await told(system, "second");
    for (const part of [nobody, "is gated for another 2000 ms", "retry-gate-closed-for", "no system listens there"])
      assert.include(letters[1]?.reason, part);
  });

  it("names what failed without a gate, too", async () => {
    const system = await start("A", "akka.remote.retry-gate-closed-for = 0");
    const letters = lettersOf(system);
    await told(system, "lost");
    assert.include(letters[0]?.reason, `The association with ${nobody} was lost before the message could be sent`);
  });

  it("says that remoting has shut down, and nothing is sent after terminate", async () => {
    const [a, b] = [await start("A"), await start("B")];
    const found: ActorRef = await resolved(a, b);
    const letters = lettersOf(a);
    const terminated = a.terminate();
    await platform.settle();
    await terminated;
    found.tell("too late");
    await platform.settle();
    assert.include(letters.at(-1)?.reason, "Remoting has shut down");
  });

  it("is a call's own error when no transport speaks the protocol, with those that do", async () => {
    const system = await start("A");
    assert.throws(
      () => system.actorSelection("akka.ssl.tcp://B@localhost:1/user/x"),
      /Available protocols: akka\.memory \(akka\.remote\.enabled-transports\)/,
    );
  });

  async function resolved(a: ActorSystem, b: ActorSystem): Promise<ActorRef> {
    b.actorOf(Props.create(Deaf), "someone");
    const found = a.actorSelection(`${b.address}/user/someone`).resolveOne("5 s");
    await platform.settle();
    return await found;
  }
});
