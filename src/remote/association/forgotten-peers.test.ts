import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import type { InboundResolver } from "./inbound-resolver.ts";
import { ForgottenPeers } from "./forgotten-peers.ts";

function forgottenPeers() {
  const platform = new ManualPlatform();
  const forgotten: string[][] = [];
  const resolver = {
    forgetSendersAt: (addresses: ReadonlySet<string>) => void forgotten.push([...addresses]),
  } as unknown as InboundResolver;
  return { platform, forgotten, peers: new ForgottenPeers(platform.timers, () => [resolver]) };
}

const peer = (port: number): Address => Address.parse(`akka.tcp://Peer@127.0.0.1:${port}`);

describe("ForgottenPeers", () => {
  it("goes through what is remembered once for thousands of peers that leave together", async () => {
    const { platform, forgotten, peers } = forgottenPeers();
    for (let port = 1; port <= 4_000; port += 1) peers.add(peer(port));
    assert.isEmpty(forgotten);
    await platform.advanceMs(1_000);
    assert.lengthOf(forgotten, 1);
    assert.lengthOf(forgotten[0] ?? [], 4_000);
  });

  it("lets go of each peer within a second, also of those that leave later", async () => {
    const { platform, forgotten, peers } = forgottenPeers();
    peers.add(peer(1));
    await platform.advanceMs(1_000);
    await platform.advanceMs(5_000);
    peers.add(peer(2));
    await platform.advanceMs(1_000);
    assert.deepEqual(forgotten, [[String(peer(1))], [String(peer(2))]]);
  });
});
