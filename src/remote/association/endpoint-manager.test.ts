import { AssociationObservation } from "../lifecycle/association-info.ts";
import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { Incarnations } from "../lifecycle/incarnations.ts";
import type { AkkaProtocolHandle, ProtocolListener } from "../protocol/akka-protocol-handle.ts";
import { peerMemoriesOf } from "../limits/peer-memory.ts";
import { remoteReference } from "../reference.ts";
import { remoteSettingsFrom } from "../settings/remote-settings.ts";
import type { DisassociateReason } from "../wire/pdu.ts";
import { EndpointManager } from "./endpoint-manager.ts";
import type { EndpointReader, NumberedInbound } from "./endpoint-reader.ts";
import type { Timers } from "../../platform/index.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { OutboundCodec } from "./outbound-codec.ts";
import { QuarantineMarks } from "./quarantine-marks.ts";

/** What became of a connection that a peer opened. */
interface Visitor {
  hasEnded: boolean;
  isOpen: boolean;
  refusedAs: string | undefined;
}

/** A platform whose timers fire early, each after the part `earliness` of its time. */
class EarlyPlatform extends ManualPlatform {
  override readonly timers: Timers;

  constructor(earliness: number) {
    super();
    this.timers = { once: (delayMs, task) => this.clock.once(delayMs * earliness, task) };
  }
}

/** A manager whose peers dial it. */
class Doorway {
  readonly time: ManualPlatform;
  readonly listeners: ProtocolListener[] = [];
  numbered: NumberedInbound | undefined;
  readonly warnings: string[] = [];
  readonly events: string[] = [];
  readonly forgotten: string[] = [];
  readonly severed: string[] = [];
  /** The ports that were asked, and how each question is answered. */
  readonly asked: number[] = [];
  answer: (port: number) => Promise<number | undefined> = () => Promise.reject(new Error("nobody listens there"));
  readonly marks = new QuarantineMarks(1_000_000, 1_000);
  readonly manager: EndpointManager;

  /** `earliness`: after which part of its time each timer fires. */
  constructor(earliness = 1) {
    this.time = new EarlyPlatform(earliness);
    this.manager = new EndpointManager({
      platform: this.time,
      settings: { timeoutMs: 2_000, perSecond: 50 },
      absentPeerLimits: { afterMs: 15_000, maximum: 10, maximumWatches: 1_000, maximumQuarantined: 1_000 },
      marks: this.marks,
      ask: ({ port = 0 }) => {
        this.asked.push(port);
        return this.answer(port);
      },
      warn: (text) => void this.warnings.push(text),
      onPeerForgotten: (remote) => void this.forgotten.push(remote.toString()),
      associationContext: () => ({
        platform: this.time,
        settings: remoteSettingsFrom(remoteReference().resolve()),
        localAddress: Address.parse("akka.tcp://Here@127.0.0.1:1"),
        settingsKey: "akka.remote.dot-netty.tcp",
        isUsualWay: true,
        batching: { isEnabled: true, maximumPendingWrites: 30 },
        memory: peerMemoriesOf(Number.MAX_SAFE_INTEGER),
        codec: new OutboundCodec("akka.remote.dot-netty.tcp", String),
        dial: () => Promise.reject(new Error("nobody listens there")),
        newReader: (numbered) => {
          this.numbered = numbered;
          return { onFrame() {} } as unknown as EndpointReader;
        },
        observation: new AssociationObservation(),
        publish: (event) => void this.events.push(event.constructor.name),
        warn() {},
        incarnations: new Incarnations(3, () => 4),
        marks: this.marks,
        watchCountOf: () => 0,
        speaker: { current: undefined, localEnd: undefined },
        onAssociationReset: (peer, end) => void this.severed.push(`${end} ${peer.port}`),
        afterTurn: (task) => task(),
        onUnsendable() {},
      }),
    });
  }

  /** A peer of that port has shaken hands. */
  welcome(port: number, remoteUid = port): Visitor {
    const visitor: Visitor = { hasEnded: false, isOpen: false, refusedAs: undefined };
    const handle: AkkaProtocolHandle = {
      remoteAddress: Address.parse(`akka.tcp://Peer@127.0.0.1:${port}`),
      remoteUid,
      localUid: 3,
      maximumFrameBytes: 1000,
      get hasEnded() {
        return visitor.hasEnded;
      },
      open: (listener) => {
        visitor.isOpen = true;
        this.listeners.push(listener);
      },
      write: () => true,
      disassociate: (reason) => void (visitor.refusedAs = reason),
      abort() {},
    };
    this.manager.onInbound(handle).catch(() => {});
    return visitor;
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  leaveAll(reason: DisassociateReason = "unknown"): void {
    for (const listener of this.listeners.splice(0)) listener.onDisassociated({ reason, isByPeer: true });
  }
}

describe("EndpointManager", () => {
  it("keeps nothing of peers that have come and gone, once the gate that closed behind them is open", () => {
    const doorway = new Doorway();
    for (let port = 1; port <= 1_000; port += 1) doorway.welcome(port);
    assert.equal(doorway.manager.keptCount, 1_000);
    doorway.leaveAll();
    assert.equal(doorway.manager.keptCount, 1_000);
    doorway.time.clock.advanceMs(5_000);
    assert.equal(doorway.manager.keptCount, 0);
  });

  it("keeps nothing of them although the timer of the gate fires a little early", () => {
    const doorway = new Doorway(0.9);
    for (let port = 1; port <= 2_000; port += 1) {
      doorway.welcome(port);
      doorway.leaveAll();
      doorway.time.clock.advanceMs(100);
    }
    doorway.time.clock.advanceMs(5_000);
    assert.equal(doorway.manager.keptCount, 0);
    assert.equal(doorway.forgotten.length, 2_000);
    assert.equal(doorway.time.clock.pendingTimerCount, 0);
  });

  it("keeps nothing of a peer that shut down in order, and no timer", () => {
    const doorway = new Doorway();
    doorway.welcome(1);
    doorway.numbered?.onArrival(0, 100, () => {});
    doorway.leaveAll("shutdown");
    doorway.time.clock.advanceMs(60_000);
    assert.deepEqual([doorway.manager.keptCount, doorway.time.clock.pendingTimerCount], [0, 0]);
  });

  it("reports the end of a peer that was given up at once and once, however long it takes to close the connection", () => {
    const doorway = new Doorway();
    doorway.welcome(2);
    doorway.manager.associationWith(Address.parse("akka.tcp://Peer@127.0.0.1:2")).quarantine(2, "frozen");
    assert.deepEqual(doorway.events, ["AssociatedEvent", "QuarantinedEvent", "DisassociatedEvent"]);
    doorway.time.clock.advanceMs(2_000);
    doorway.leaveAll();
    assert.deepEqual(doorway.events, ["AssociatedEvent", "QuarantinedEvent", "DisassociatedEvent"]);
  });

  it("keeps what must not be forgotten: numbers of system messages, and who was given up", () => {
    const doorway = new Doorway();
    doorway.welcome(1);
    doorway.numbered?.onArrival(0, 100, () => {});
    doorway.welcome(2);
    doorway.manager.associationWith(Address.parse("akka.tcp://Peer@127.0.0.1:2")).quarantine(2, "by hand");
    doorway.leaveAll();
    doorway.time.clock.advanceMs(60_000);
    assert.equal(doorway.manager.keptCount, 1);
    assert.isTrue(doorway.manager.isQuarantined(Address.parse("akka.tcp://Peer@127.0.0.1:2"), 2));
  });

  it("gives up peers that sent system messages and went, the oldest first, beyond a maximum", () => {
    const doorway = new Doorway();
    for (let port = 1; port <= 1_000; port += 1) {
      doorway.welcome(port);
      doorway.numbered?.onArrival(0, 100, () => {});
      doorway.leaveAll();
    }
    doorway.time.clock.advanceMs(20_000);
    assert.equal(doorway.manager.keptCount, 10);
    const addressOf = (port: number): Address => Address.parse(`akka.tcp://Peer@127.0.0.1:${port}`);
    assert.isTrue(doorway.manager.isQuarantined(addressOf(990), 990)); // what it counts on here is gone
    assert.isFalse(doorway.manager.isQuarantined(addressOf(991), 991));
  });

  it("gives all refs to actors of a system one link, which leads to its association", () => {
    const doorway = new Doorway();
    const peer = Address.parse("akka.tcp://Peer@127.0.0.1:1");
    const link = doorway.manager.linkTo(peer);
    assert.equal(doorway.manager.linkTo(peer), link);
    doorway.welcome(1);
    const { association } = link;
    assert.isTrue(association.isConnected);
    assert.equal(doorway.manager.associationWith(peer), association);
    doorway.leaveAll();
    assert.equal(link.association, association); // which has a gate to remember
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

describe("A connection in the name of a known peer with another incarnation", () => {
  it("is refused, and the known incarnation stays, when the address itself answers as that one", async () => {
    const doorway = new Doorway();
    const known = doorway.welcome(1, 10);
    doorway.answer = () => Promise.resolve(10);
    const claimant = doorway.welcome(1, 11);
    assert.isFalse(claimant.isOpen);
    await doorway.settle();
    assert.deepEqual([claimant.isOpen, claimant.refusedAs, known.refusedAs], [false, "unknown", undefined]);
    assert.deepEqual(doorway.severed, []);
    assert.isFalse(doorway.manager.isQuarantined(Address.parse("akka.tcp://Peer@127.0.0.1:1"), 10));
    assert.match(
      doorway.warnings[0] ?? "",
      /claims to be akka\.tcp:\/\/Peer@127\.0\.0\.1:1 as incarnation 11: .* answers as incarnation 10/,
    );
  });

  it("replaces the known incarnation when the address answers as the new one, or when no system answers there", async () => {
    for (const answer of [() => Promise.resolve(11), () => Promise.reject(new Error("nobody")), () => Promise.resolve(undefined)]) {
      const doorway = new Doorway();
      doorway.welcome(1, 10);
      doorway.answer = answer;
      const claimant = doorway.welcome(1, 11);
      await doorway.settle();
      assert.isTrue(claimant.isOpen);
      assert.deepEqual(doorway.severed, ["replaced 1"]);
    }
  });

  it("replaces the known incarnation after the timeout when the address is silent, unless it has left by then", async () => {
    for (const hasLeft of [false, true]) {
      const doorway = new Doorway();
      doorway.welcome(1, 10);
      doorway.answer = () => new Promise((_, reject) => void doorway.time.timers.once(2_000, () => reject(new Error("late"))));
      const claimant = doorway.welcome(1, 11);
      await doorway.settle();
      claimant.hasEnded = hasLeft;
      doorway.time.clock.advanceMs(2_000);
      await doorway.settle();
      assert.equal(claimant.isOpen, !hasLeft);
    }
  });

  it("has its address asked once for all who claim it meanwhile, and each is judged by its own incarnation", async () => {
    const doorway = new Doorway();
    doorway.welcome(1, 10);
    doorway.answer = () => Promise.resolve(12);
    const claimants = [11, 12, 13].map((uid) => doorway.welcome(1, uid));
    await doorway.settle();
    doorway.time.clock.advanceMs(150);
    await doorway.settle();
    assert.deepEqual(
      claimants.map(({ isOpen }) => isOpen),
      [false, true, false],
    );
    assert.deepEqual(doorway.asked, [1, 1]); // the second time for those who came after the first question was put
  });

  it("makes this system dial at a bounded rate: the others wait for the timeout and are refused then", async () => {
    const doorway = new Doorway();
    for (let port = 1; port <= 300; port += 1) doorway.welcome(port, 10);
    doorway.answer = () => Promise.resolve(10);
    const claimants = Array.from({ length: 300 }, (_, index) => doorway.welcome(index + 1, 11));
    await doorway.settle();
    assert.lengthOf(doorway.asked, 50);
    for (let passedMs = 0; passedMs < 3_000; passedMs += 20) {
      doorway.time.clock.advanceMs(20);
      await doorway.settle();
    }
    assert.isAtMost(doorway.asked.length, 151);
    assert.isTrue(claimants.every(({ isOpen, refusedAs }) => !isOpen && refusedAs === "unknown"));
  });

  it("is let in at once when the incarnation that it replaces was given up before", () => {
    const doorway = new Doorway();
    doorway.welcome(1, 10);
    doorway.manager.associationWith(Address.parse("akka.tcp://Peer@127.0.0.1:1")).quarantine(10, "by hand");
    assert.isTrue(doorway.welcome(1, 11).isOpen);
    assert.deepEqual(doorway.asked, []);
  });
});
