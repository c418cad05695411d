import { assert, describe, it } from "vitest";
import { Actor, Props } from "../../src/actor/index.ts";
import { ExtendedActorSystem, internalRef } from "../../src/actor/internal.ts";
import { Simulation } from "../../src/testkit/index.ts";

const QUIET = "akka { loggers = [], stdout-loglevel = OFF }";

class Idle extends Actor {
  override receive(): void {}
}

describe("A child that lives elsewhere", () => {
  it("and comes into being when its parent thinks it gone, is stopped as soon as it reports", async () => {
    const simulation = new Simulation({ seed: 1, config: QUIET });
    const [a, b] = [await simulation.start("a"), await simulation.start("b")];
    const ended: string[] = [];
    class Stray extends Idle {
      override postStop(): void {
        ended.push("stray");
      }
    }
    a.system.actorOf(Props.create(Idle), "parent");
    const stray = b.system.actorOf(Props.create(Stray), "stray");
    assert.instanceOf(b.system, ExtendedActorSystem);
    const parent = b.system.provider.resolveActorRef("akka.memory://a@a:2552/user/parent");
    parent.sendSystemMessage({ kind: "supervise", child: internalRef(stray), isAsync: false });
    await simulation.advance("1 s");
    assert.deepEqual(ended, ["stray"]);
  });
});
