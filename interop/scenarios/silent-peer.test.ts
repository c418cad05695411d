import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { COMBINATIONS, programOf } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const PATIENCE_MS = 30_000;
const TEST_TIMEOUT_MS = 120_000;
/** Akka.NET takes 12.3 to 13.0 s with the default detector; a busy machine adds to it. */
const SOONEST_MS = 11_000;
const LATEST_MS = 13_500;
const AT_ONCE_MS = 1_000;

for (const [watcher, watched] of COMBINATIONS) {
  describeWithAkkaNet(`${watcher} watches an actor of ${watched}, which is frozen:`, () => {
    it.concurrent(
      "it is given up 11 to 13.5 s later, and the association is reported as ended at once",
      async () => {
        await using here = await AkkaNetPeer.start({ name: "Here" }, programOf(watcher));
        await using there = await AkkaNetPeer.start({ name: "There" }, programOf(watched));
        await there.send({ command: "create", kind: "echo", name: "echo" });
        const { ref } = await here.send({ command: "watch", path: there.pathOf("echo"), timeoutMs: PATIENCE_MS });
        await new Promise((resolve) => setTimeout(resolve, 3_500)); // some heartbeats, as the detector of either runtime counts them
        const frozenAt = performance.now();
        there.freeze();
        await here.nextTerminated(ref, PATIENCE_MS);
        const givenUpAt = performance.now();
        await here.nextLifecycle("DisassociatedEvent", PATIENCE_MS, there.address);
        const endedAt = performance.now();
        there.thaw();
        assert.isAbove(givenUpAt - frozenAt, SOONEST_MS);
        assert.isBelow(givenUpAt - frozenAt, LATEST_MS);
        assert.isBelow(endedAt - givenUpAt, AT_ONCE_MS);
      },
      TEST_TIMEOUT_MS,
    );
  });
}
