import { assert, describe, it } from "vitest";
import { ActorPath } from "../../actor/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import { PeerMemory } from "../limits/peer-memory.ts";
import type { RemoteSettings } from "../settings/remote-settings.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { SystemMessageDelivery } from "./system-message-delivery.ts";

const recipient = { path: ActorPath.parse("akka.tcp://There@127.0.0.1:2/user/a") } as OutboundRecipient;
const settings = {
  systemMessageBufferSize: 10,
  resendLimit: 4,
  resendIntervalMs: 2000,
  initialSystemMessageDeliveryTimeoutMs: 10_000,
  earlyMaximumBytes: 10_000,
  unacknowledgedMaximumBytes: 100_000,
} as RemoteSettings;
/** Messages are texts. */
const serializer: Serializer = {
  identifier: 22,
  manifestOf: () => "text",
  toBytes: (message) => new TextEncoder().encode(message as string),
  fromBytes: () => undefined,
};

/** A lane, what it writes again, and what it asks of its association. */
class Host {
  readonly time = new ManualPlatform();
  readonly asked: string[] = [];
  readonly memory = new PeerMemory(1_000_000);
  isConnected = true;
  readonly systemMessages: SystemMessageDelivery;

  constructor() {
    this.systemMessages = new SystemMessageDelivery({
      platform: this.time,
      settings,
      share: this.memory.openShare(),
      earlyShare: this.memory.openShare(),
      isConnected: () => this.isConnected,
      writeAgain: (messages) => {
        if (messages.length > 0) this.asked.push(`write ${messages.map(({ seq }) => seq).join(" ")}`);
      },
      reconnect: () => void this.asked.push("reconnect"),
      fail: (reason) => void this.asked.push(`fail: ${reason}`),
      warn: (text) => void this.asked.push(`warn: ${text}`),
    });
    this.systemMessages.meet(7);
  }

  /** Sends and, when it may, writes. */
  send(text: string): void {
    const numbered = this.systemMessages.push(text, recipient, serializer);
    if (numbered !== undefined && this.systemMessages.takeFirstWrite(numbered)) this.asked.push(`first ${numbered.seq}`);
  }
}

describe("SystemMessageDelivery", () => {
  it("writes a message again every resend-interval until it is acknowledged, and has no timer then", () => {
    const host = new Host();
    host.send("watch");
    host.time.clock.advanceMs(4100);
    assert.deepEqual(host.asked, ["first 0", "write 0", "write 0"]);
    host.systemMessages.onAck({ cumulativeAck: 0n, nacks: [] });
    host.time.clock.advanceMs(60_000);
    assert.deepEqual(host.asked, ["first 0", "write 0", "write 0"]);
    assert.equal(host.time.clock.pendingTimerCount, 0);
  });

  it("lets resend-limit messages be on their way, and writes the others as those are acknowledged", () => {
    const host = new Host();
    for (const text of ["a", "b", "c", "d", "e", "f"]) host.send(text);
    assert.deepEqual(host.asked, ["first 0", "first 1", "first 2", "first 3"]);
    host.systemMessages.onAck({ cumulativeAck: 1n, nacks: [] });
    assert.deepEqual(host.asked.slice(4), ["write 4 5"]);
  });

  it("leaves a message its turn in the queue when another is acknowledged before that: one write for all that is said in a turn", () => {
    const host = new Host();
    host.send("a");
    const queued = host.systemMessages.push("b", recipient, serializer);
    host.systemMessages.onAck({ cumulativeAck: 0n, nacks: [] });
    assert.deepEqual(host.asked, ["first 0"]);
    assert.isTrue(queued !== undefined && host.systemMessages.takeFirstWrite(queued));
  });

  it("writes what is missing at once", () => {
    const host = new Host();
    for (const text of ["a", "b", "c"]) host.send(text);
    host.systemMessages.onAck({ cumulativeAck: 2n, nacks: [1n] });
    assert.deepEqual(host.asked.slice(3), ["write 1"]);
  });

  it("writes everything unacknowledged on a new connection to the same incarnation, and nothing to another one", () => {
    const host = new Host();
    for (const text of ["a", "b"]) host.send(text);
    host.systemMessages.meet(7);
    host.systemMessages.onConnected();
    assert.deepEqual(host.asked.splice(0), ["first 0", "first 1", "write 0 1"]);
    host.systemMessages.meet(8);
    host.systemMessages.onConnected();
    host.send("for the new one");
    assert.deepEqual(host.asked, ["first 0"]);
  });

  it("asks for a connection while there is none, and gives the peer up after initial-system-message-delivery-timeout", () => {
    const host = new Host();
    host.isConnected = false;
    host.systemMessages.push("watch", recipient, serializer);
    host.systemMessages.onFirstWritesDropped();
    host.time.clock.advanceMs(9000);
    assert.deepEqual(host.asked, ["reconnect", "reconnect", "reconnect", "reconnect"]);
    host.time.clock.advanceMs(1000);
    assert.match(host.asked.at(-1) ?? "", /^fail: .*akka\.remote\.initial-system-message-delivery-timeout/);
  });

  it("gives the peer up when more than system-message-buffer-size are unacknowledged", () => {
    const host = new Host();
    for (let count = 0; count < 11; count += 1) host.send("x");
    assert.match(host.asked.at(-1) ?? "", /^fail: 10 system messages .*akka\.remote\.system-message-buffer-size/);
  });

  it("gives the peer up for lacking what it has acknowledged, and only warns of an acknowledgement of what was never sent", () => {
    const host = new Host();
    host.send("a");
    host.systemMessages.onAck({ cumulativeAck: 5n, nacks: [] });
    assert.match(host.asked.at(-1) ?? "", /^warn: .* 5: the highest one sent is 0/);
    host.systemMessages.onAck({ cumulativeAck: 0n, nacks: [] });
    host.systemMessages.onAck({ cumulativeAck: 0n, nacks: [0n] });
    assert.match(host.asked.at(-1) ?? "", /^fail: it lacks system message 0/);
  });

  it("delivers what arrives in order and once, and starts afresh for another incarnation", () => {
    const { systemMessages } = new Host();
    const delivered: string[] = [];
    const arrive = (seq: number, text = `m${seq}`): void => systemMessages.onArrival(seq, 100, () => void delivered.push(text));
    for (const seq of [1, 0, 0, 2]) arrive(seq);
    assert.deepEqual(systemMessages.acknowledgement(), { cumulative: 2, nacks: [] });
    systemMessages.meet(8);
    assert.deepEqual(systemMessages.acknowledgement(), { cumulative: -1, nacks: [] });
    arrive(0, "of the new one");
    assert.deepEqual(delivered, ["m0", "m1", "m2", "of the new one"]);
  });

  it("keeps early-maximum-bytes of what came too early, and takes the rest when it is sent again", () => {
    const { systemMessages, asked, memory } = new Host();
    const delivered: number[] = [];
    const arrive = (seq: number): void => systemMessages.onArrival(seq, 4000, () => void delivered.push(seq));
    for (const seq of [1, 2, 3, 4]) arrive(seq);
    assert.isAtMost(memory.usedBytes, 10_000);
    assert.match(asked[0] ?? "", /^warn: Ignored system message 3 .*ritsem\.remote\.system-messages\.early-maximum-bytes/);
    assert.deepEqual(systemMessages.acknowledgement(), { cumulative: 2, nacks: [0] });
    arrive(0);
    assert.deepEqual(delivered, [0, 1, 2]);
    assert.equal(memory.usedBytes, 0);
    for (const seq of [3, 4]) arrive(seq);
    assert.deepEqual(delivered, [0, 1, 2, 3, 4]);
    for (const seq of [7, 6]) arrive(seq);
    systemMessages.forget();
    assert.equal(memory.usedBytes, 0);
  });

  it("gives the peer up when more than unacknowledged-maximum-bytes are unacknowledged, and has room again for what is acknowledged", () => {
    const host = new Host();
    host.send("x".repeat(60_000));
    host.systemMessages.onAck({ cumulativeAck: 0n, nacks: [] });
    assert.equal(host.memory.usedBytes, 0);
    host.send("x".repeat(60_000));
    host.send("x".repeat(60_000));
    assert.match(host.asked.at(-1) ?? "", /^fail: .*ritsem\.remote\.system-messages\.unacknowledged-maximum-bytes/);
  });

  it("refuses a message that no frame would hold, before it takes a number", () => {
    const host = new Host();
    assert.throws(() => host.systemMessages.push("x".repeat(70_000), recipient, serializer), /65536/);
    host.send("small");
    assert.deepEqual(host.asked, ["first 0"]);
  });
});
