import { assert, describe, it } from "vitest";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { PeerMemory } from "../limits/peer-memory.ts";
import { remoteReference } from "../reference.ts";
import { remoteSettingsFrom } from "../settings/remote-settings.ts";
import { decodeAck } from "../wire/ack.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { InboundSystemMessages } from "./inbound-system-messages.ts";
import { SystemMessageDelivery } from "./system-message-delivery.ts";

const settings = remoteSettingsFrom(remoteReference().resolve());

function association(): {
  readonly connectionOf: (remoteUid: number) => InboundSystemMessages;
  readonly systemMessages: SystemMessageDelivery;
} {
  const platform = new ManualPlatform();
  const share = new PeerMemory(1_000_000).openShare();
  const idle = { isConnected: () => true, writeAgain() {}, reconnect() {}, fail: assert.fail, warn: assert.fail };
  const systemMessages = new SystemMessageDelivery({ platform, settings, share, earlyShare: share, ...idle });
  systemMessages.meet(1);
  return {
    systemMessages,
    connectionOf: (remoteUid) => new InboundSystemMessages({ remoteUid } as AkkaProtocolHandle, systemMessages, share, platform, settings),
  };
}

/** The number up to which everything has come, as the connection tells its peer. */
function acknowledged({ acks }: InboundSystemMessages): bigint | undefined {
  const bytes = acks.takePiggyback();
  return bytes === undefined ? undefined : decodeAck(bytes, 0, bytes.length).cumulativeAck;
}

describe("What is numbered on a connection", () => {
  it("is acknowledged there, wherever the ones before it came by", () => {
    const { connectionOf } = association();
    const [one, other] = [connectionOf(1), connectionOf(1)];
    const delivered: string[] = [];
    one.onArrival(0, 100, () => delivered.push("0"));
    other.onArrival(1, 100, () => delivered.push("1"));
    assert.deepEqual(delivered, ["0", "1"]);
    assert.deepEqual([acknowledged(one), acknowledged(other)], [1n, 1n]);
  });

  it("by the wrong name is acknowledged, and takes no place among what comes by the right one", () => {
    const { connectionOf } = association();
    const [right, wrong] = [connectionOf(1), connectionOf(1)];
    const delivered: number[] = [];
    right.onArrival(0, 100, () => delivered.push(0));
    for (const seq of [0, 1, 2]) wrong.onMisaddressed(seq);
    right.onArrival(1, 100, () => delivered.push(1));
    assert.deepEqual(delivered, [0, 1]);
    assert.deepEqual([acknowledged(right), acknowledged(wrong)], [1n, 2n]);
  });

  it("of an incarnation that is gone is neither delivered nor acknowledged", () => {
    const { connectionOf, systemMessages } = association();
    const old = connectionOf(1);
    systemMessages.meet(2);
    old.onArrival(0, 100, assert.fail);
    old.onMisaddressed(0);
    assert.isUndefined(acknowledged(old));
  });
});
