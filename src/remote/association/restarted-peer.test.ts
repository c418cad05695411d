import { AssociationObservation } from "../lifecycle/association-info.ts";
import { assert, describe, it } from "vitest";
import { ActorPath, Address } from "../../actor/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { peerMemoriesOf } from "../limits/peer-memory.ts";
import { remoteReference } from "../reference.ts";
import { remoteSettingsFrom } from "../settings/remote-settings.ts";
import { Incarnations } from "../lifecycle/incarnations.ts";
import { Association } from "./association.ts";
import type { AssociationContext } from "./association-context.ts";
import type { EndpointReader } from "./endpoint-reader.ts";
import { OutboundCodec } from "./outbound-codec.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { QuarantineMarks } from "./quarantine-marks.ts";

const peer = Address.parse("akka.memory://Peer@localhost:1");
const path = ActorPath.parse(`${peer}/user/a`);
const recipient = { path, pathBytes: new TextEncoder().encode(path.toString()) } as unknown as OutboundRecipient;
const serializer: Serializer = {
  identifier: 4,
  manifestOf: () => "",
  toBytes: (message) => message as Uint8Array,
  fromBytes: (bytes) => bytes,
};

/** A connection to the incarnation `remoteUid` of the peer, and how many blocks were written on it. */
function connectionTo(remoteUid: number): { readonly handle: AkkaProtocolHandle; readonly blocks: Uint8Array[] } {
  const blocks: Uint8Array[] = [];
  const handle: AkkaProtocolHandle = {
    remoteAddress: peer,
    remoteUid,
    localUid: 3,
    maximumFrameBytes: 128_000,
    hasEnded: false,
    open() {},
    write: (block) => blocks.push(block) > 0,
    disassociate() {},
    abort() {},
  };
  return { handle, blocks };
}

describe("An association with use-passive-connections = off", () => {
  it("dials again when the peer calls as another incarnation, instead of waiting for the connection to the one before", async () => {
    const platform = new ManualPlatform();
    const dials: (typeof first)[] = [];
    const first = connectionTo(1);
    const second = connectionTo(2);
    const config = remoteReference().resolve();
    const context: AssociationContext = {
      platform,
      settings: { ...remoteSettingsFrom(config), usesPassiveConnections: false },
      localAddress: Address.parse("akka.memory://Here@localhost:2"),
      settingsKey: "akka.remote.dot-netty.tcp",
      isUsualWay: true,
      batching: { isEnabled: true, maximumPendingWrites: 30 },
      memory: peerMemoriesOf(Number.MAX_SAFE_INTEGER),
      codec: new OutboundCodec("akka.remote.dot-netty.tcp", String),
      dial: () => Promise.resolve((dials.push(dials.length === 0 ? first : second), dials.at(-1) ?? first).handle),
      newReader: () => ({ onFrame() {} }) as unknown as EndpointReader,
      publish() {},
      observation: new AssociationObservation(),
      warn() {},
      incarnations: new Incarnations(3, () => 4),
      marks: new QuarantineMarks(1_000_000, 1_000),
      watchCountOf: () => 0,
      noteAbsence() {},
      speaker: { current: undefined, localEnd: undefined },
      retain() {},
      onAssociationReset() {},
      afterTurn: queueMicrotask,
      onUnsendable: (_message, _sender, _recipient, cause) => assert.fail(String(cause)),
    };
    const association = new Association(peer, context);
    association.send(new Uint8Array([1]), undefined, recipient, serializer);
    await platform.settle();
    assert.lengthOf(first.blocks, 1);

    association.adopt(connectionTo(2).handle, true);
    association.send(new Uint8Array([2]), undefined, recipient, serializer);
    await platform.settle();
    assert.lengthOf(dials, 2);
    assert.lengthOf(first.blocks, 1);
    assert.lengthOf(second.blocks, 1);
  });
});
