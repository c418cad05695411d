import { assert, describe, it } from "vitest";
import { MultiSystem } from "./multi-system.ts";

describe("MultiSystem", () => {
  it("lets the probes of several systems communicate over an in-memory network", async () => {
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A"), await systems.start("B")];
    const [probeOfA, probeOfB] = [a.createProbe(), b.createProbe("listener")];
    a.system.actorSelection(`${b.system.address}/system/listener`).tell("hello", probeOfA.ref);
    await probeOfB.expectMsg("hello");
    probeOfB.reply("and hello to you");
    await probeOfA.expectMsg("and hello to you");
    assert.equal(probeOfA.lastSender.path.address.toString(), b.system.address.toString());
  });

  it("has one clock, and a common configuration below that of each system", async () => {
    await using systems = new MultiSystem({ config: "akka.test.timefactor = 2, ritsem.remote.memory.hostname = here" });
    const a = await systems.start("A");
    const b = await systems.start("B", "akka.test.timefactor = 3, ritsem.remote.memory.port = 4711");
    assert.deepEqual([a.dilatedMs(1), b.dilatedMs(1)], [2, 3]);
    assert.equal(b.system.address.toString(), "akka.memory://B@here:4711");
    await systems.advance("10 s");
    assert.deepEqual([a.nowMs, b.nowMs], [10_000, 10_000]);
  });

  it("isolates its systems from those of another one", async () => {
    await using here = new MultiSystem();
    await using there = new MultiSystem();
    const [a, b] = [await here.start("A"), await there.start("B", "ritsem.remote.memory.port = 4711")];
    const listener = b.createProbe("listener");
    const lost = a.deadLetterFilter({ message: "hello" });
    await lost.expectOne(() => a.system.actorSelection(`${b.system.address}/system/listener`).tell("hello"));
    await listener.expectNoMsg();
  });
});
