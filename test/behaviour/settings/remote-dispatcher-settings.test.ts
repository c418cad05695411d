import { assert, it } from "vitest";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { CountedTurns } from "./counted-turns.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

/** How many turns actors of a system with `config` asked the dispatcher `counted` for. */
async function turnsWith(config: string): Promise<number> {
  const turns = new CountedTurns();
  await using systems = new MultiSystem();
  const kit = await systems.start("a", `counted.type = Counting\n${config}`, { dispatchers: new Map([["Counting", turns.factory]]) });
  await kit.settle();
  return turns.count;
}

describeSetting("akka.remote.use-dispatcher", () => {
  it("names the dispatcher of remoting's own actors; empty means that of the others below /system", async () => {
    assert.isAbove(await turnsWith("akka.remote.use-dispatcher = counted"), 0);
    assert.equal(await turnsWith('akka.remote.use-dispatcher = ""'), 0);
    assert.isAbove(await turnsWith('akka { remote.use-dispatcher = "", actor.internal-dispatcher = counted }'), 0);
  });
});

describeSetting("akka.remote.default-remote-dispatcher", () => {
  it("is the dispatcher of remoting's own actors unless another one is named", async () => {
    assert.isAbove(await turnsWith("akka.remote.default-remote-dispatcher = counted"), 0);
    assert.isAbove(await turnsWith("akka.remote.default-remote-dispatcher { type = Counting, throughput = 3 }"), 0);
  });
});
