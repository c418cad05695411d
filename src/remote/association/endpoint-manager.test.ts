import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { Incarnations } from "../incarnations.ts";
import type { AkkaProtocolHandle, ProtocolListener } from "../protocol/akka-protocol-handle.ts";
import { remoteReference } from "../reference.ts";
import { remoteSettingsFrom } from "../remote-settings.ts";
import { EndpointManager } from "./endpoint-manager.ts";
import type { EndpointReader, NumberedInbound } from "./endpoint-reader.ts";
import { HandDrivenTime } from "./hand-driven-time.fixture.ts";
import { OutboundCodec } from "./outbound-codec.ts";

/** A manager whose peers dial it. */
class Doorway {
  readonly time = new HandDrivenTime();
  readonly listeners: ProtocolListener[] = [];
  numbered: NumberedInbound | undefined;
  readonly manager = new EndpointManager(() => ({
    platform: this.time.platform,
    settings: remoteSettingsFrom(remoteReference().resolve()),
    localAddress: Address.parse("akka.tcp://Here@127.0.0.1:1"),
    batching: { isEnabled: true, maximumPendingWrites: 30 },
    codec: new OutboundCodec(String),
    dial: () => Promise.reject(new Error("nobody listens there")),
    newReader: (numbered) => {
      this.numbered = numbered;
      return { onFrame() {} } as unknown as EndpointReader;
    },
    publish() {},
    warn() {},
    incarnations: new Incarnations(3, () => 4),
    onSevered() {},
    afterTurn: (task) => task(),
    onUnsendable() {},
  }));

  /** A peer of that port has shaken hands. */
  welcome(port: number, remoteUid = port): void {
    const handle: AkkaProtocolHandle = {
      remoteAddress: Address.parse(`akka.tcp://Peer@127.0.0.1:${port}`),
      remoteUid,
      localUid: 3,
      maximumFrameBytes: 1000,
      open: (listener) => void this.listeners.push(listener),
      write: () => true,
      disassociate() {},
      abort() {},
    };
    this.manager.onInbound(handle);
  }

  leaveAll(): void {
    for (const listener of this.listeners.splice(0)) listener.onDisassociated({ reason: "unknown", isByPeer: true });
  }
}

describe("EndpointManager", () => {
  it("keeps nothing of peers that have come and gone, once the gate that closed behind them is open", () => {
    const doorway = new Doorway();
    for (let port = 1; port <= 1_000; port += 1) doorway.welcome(port);
    assert.equal(doorway.manager.keptCount, 1_000);
    doorway.leaveAll();
    assert.equal(doorway.manager.keptCount, 1_000);
    doorway.time.advanceMs(5_000);
    assert.equal(doorway.manager.keptCount, 0);
  });

  it("keeps what must not be forgotten: numbers of system messages, and who was given up", () => {
    const doorway = new Doorway();
    doorway.welcome(1);
    doorway.numbered?.onArrival(0, () => {});
    doorway.welcome(2);
    doorway.manager.associationWith(Address.parse("akka.tcp://Peer@127.0.0.1:2")).quarantine(2, "by hand");
    doorway.leaveAll();
    doorway.time.advanceMs(60_000);
    assert.equal(doorway.manager.keptCount, 2);
    assert.isTrue(doorway.manager.isQuarantined(Address.parse("akka.tcp://Peer@127.0.0.1:2"), 2));
  });

  it("gives the same association to all who ask while anyone holds it", () => {
    const doorway = new Doorway();
    const peer = Address.parse("akka.tcp://Peer@127.0.0.1:1");
    const association = doorway.manager.associationWith(peer);
    doorway.welcome(1);
    assert.equal(doorway.manager.associationWith(peer), association);
    assert.isTrue(association.isConnected);
  });
});
