import { assert, it } from "vitest";
import { DeadLetter, WarningEvent } from "../../../src/actor/index.ts";
import { QuarantinedEvent } from "../../../src/remote/index.ts";
import { MultiSystem } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

const TEXT = "x".repeat(10_000);

/** How many of 100 messages of 10 kB for each of two addresses where no system answers are dead letters at once, with `config`. */
async function refusedWith(config: string): Promise<number> {
  await using systems = new MultiSystem();
  const { system } = await systems.start("a", config);
  let refused = 0;
  system.eventStream.subscribe(({ reason }) => {
    if (reason?.includes("ritsem.remote.all-peers.maximum-bytes") === true) refused += 1;
  }, DeadLetter);
  for (const port of [1, 2]) {
    const nobody = system.actorSelection(`akka.memory://Nobody@localhost:${port}/user/a`);
    for (let count = 0; count < 100; count += 1) nobody.tell(TEXT);
  }
  return refused;
}

describeSetting("ritsem.remote.all-peers.maximum-bytes", () => {
  it("is what may wait for all peers together; what is beyond are dead letters that name it", async () => {
    assert.equal(await refusedWith(""), 0);
    assert.equal(await refusedWith("ritsem.remote.all-peers.maximum-bytes = 100 MB"), 0);
    assert.isAtLeast(await refusedWith("ritsem.remote.all-peers.maximum-bytes = 1 MB"), 100);
  });
});

describeSetting("ritsem.remote.system-messages.unacknowledged-maximum-bytes", () => {
  it("is what one peer may leave unacknowledged, in bytes; then it is quarantined", async () => {
    const warnings: string[] = [];
    await using systems = new MultiSystem();
    const there = await systems.start("b");
    const here = await systems.start("a", "ritsem.remote.system-messages.unacknowledged-maximum-bytes = 100 b");
    const quarantined: string[] = [];
    here.system.eventStream.subscribe(({ address }) => void quarantined.push(address.system), QuarantinedEvent);
    here.system.eventStream.subscribe(({ message }) => void warnings.push(message), WarningEvent);
    const found = here.system.actorSelection(`${there.system.address}/user`).resolveOne("5 s");
    await systems.settle();
    here.createProbe().watch(await found);
    await systems.settle();
    assert.deepEqual(quarantined, ["b"]);
    assert.include(warnings.join("\n"), "ritsem.remote.system-messages.unacknowledged-maximum-bytes");
  });
});
