import { assert, describe, it } from "vitest";
import { ActorPath } from "../../actor/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import type { RemoteSettings } from "../remote-settings.ts";
import { HandDrivenTime } from "./hand-driven-time.fixture.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { SystemLane } from "./system-lane.ts";

const recipient = { path: ActorPath.parse("akka.tcp://There@127.0.0.1:2/user/a") } as OutboundRecipient;
const settings = {
  systemMessageBufferSize: 10,
  resendLimit: 4,
  resendIntervalMs: 2000,
  initialSystemMessageDeliveryTimeoutMs: 10_000,
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
  readonly time = new HandDrivenTime();
  readonly asked: string[] = [];
  isConnected = true;
  readonly lane: SystemLane;

  constructor() {
    this.lane = new SystemLane({
      platform: this.time.platform,
      settings,
      isConnected: () => this.isConnected,
      writeAgain: (messages) => {
        if (messages.length > 0) this.asked.push(`write ${messages.map(({ seq }) => seq).join(" ")}`);
      },
      reconnect: () => void this.asked.push("reconnect"),
      fail: (reason) => void this.asked.push(`fail: ${reason}`),
      warn: (text) => void this.asked.push(`warn: ${text}`),
    });
    this.lane.meet(7);
  }

  /** Sends and, when it may, writes. */
  send(text: string): void {
    const numbered = this.lane.push(text, recipient, serializer);
    if (numbered !== undefined && this.lane.takeFirstWrite(numbered)) this.asked.push(`first ${numbered.seq}`);
  }
}

describe("SystemLane", () => {
  it("writes a message again every resend-interval until it is acknowledged, and has no timer then [C11]", () => {
    const host = new Host();
    host.send("watch");
    host.time.advanceMs(4100);
    assert.deepEqual(host.asked, ["first 0", "write 0", "write 0"]);
    host.lane.onAck({ cumulativeAck: 0n, nacks: [] });
    host.time.advanceMs(60_000);
    assert.deepEqual(host.asked, ["first 0", "write 0", "write 0"]);
    assert.equal(host.time.timerCount, 0);
  });

  it("lets resend-limit messages be on their way, and writes the others as those are acknowledged", () => {
    const host = new Host();
    for (const text of ["a", "b", "c", "d", "e", "f"]) host.send(text);
    assert.deepEqual(host.asked, ["first 0", "first 1", "first 2", "first 3"]);
    host.lane.onAck({ cumulativeAck: 1n, nacks: [] });
    assert.deepEqual(host.asked.slice(4), ["write 4 5"]);
  });

  it("writes what is missing at once [C11]", () => {
    const host = new Host();
    for (const text of ["a", "b", "c"]) host.send(text);
    host.lane.onAck({ cumulativeAck: 2n, nacks: [1n] });
    assert.deepEqual(host.asked.slice(3), ["write 1"]);
  });

  it("writes everything unacknowledged on a new connection to the same incarnation, and nothing to another one", () => {
    const host = new Host();
    for (const text of ["a", "b"]) host.send(text);
    host.lane.meet(7);
    host.lane.onConnected();
    assert.deepEqual(host.asked.splice(0), ["first 0", "first 1", "write 0 1"]);
    host.lane.meet(8);
    host.lane.onConnected();
    host.send("for the new one");
    assert.deepEqual(host.asked, ["first 0"]);
  });

  it("asks for a connection while there is none, and gives the peer up after initial-system-message-delivery-timeout [C9, C11]", () => {
    const host = new Host();
    host.isConnected = false;
    host.lane.push("watch", recipient, serializer);
    host.lane.onFirstWritesDropped();
    host.time.advanceMs(9000);
    assert.deepEqual(host.asked, ["reconnect", "reconnect", "reconnect", "reconnect"]);
    host.time.advanceMs(1000);
    assert.match(host.asked.at(-1) ?? "", /^fail: .*akka\.remote\.initial-system-message-delivery-timeout/);
  });

  it("gives the peer up when more than system-message-buffer-size are unacknowledged [C9, C11]", () => {
    const host = new Host();
    for (let count = 0; count < 11; count += 1) host.send("x");
    assert.match(host.asked.at(-1) ?? "", /^fail: 10 system messages .*akka\.remote\.system-message-buffer-size/);
  });

  it("gives the peer up for lacking what it has acknowledged, and only warns of an acknowledgement of what was never sent", () => {
    const host = new Host();
    host.send("a");
    host.lane.onAck({ cumulativeAck: 5n, nacks: [] });
    assert.match(host.asked.at(-1) ?? "", /^warn: .* 5: the highest one sent is 0/);
    host.lane.onAck({ cumulativeAck: 0n, nacks: [] });
    host.lane.onAck({ cumulativeAck: 0n, nacks: [0n] });
    assert.match(host.asked.at(-1) ?? "", /^fail: it lacks system message 0/);
  });

  it("delivers what arrives in order and once, and starts afresh for another incarnation [C45]", () => {
    const { lane } = new Host();
    const delivered: string[] = [];
    const arrive = (seq: number, text = `m${seq}`): void => lane.onArrival(seq, () => void delivered.push(text));
    for (const seq of [1, 0, 0, 2]) arrive(seq);
    assert.deepEqual(lane.acknowledgement(), { cumulative: 2, nacks: [] });
    lane.meet(8);
    assert.deepEqual(lane.acknowledgement(), { cumulative: -1, nacks: [] });
    arrive(0, "of the new one");
    assert.deepEqual(delivered, ["m0", "m1", "m2", "of the new one"]);
  });

  it("refuses a message that no frame would hold, before it takes a number", () => {
    const host = new Host();
    assert.throws(() => host.lane.push("x".repeat(70_000), recipient, serializer), /65536/);
    host.send("small");
    assert.deepEqual(host.asked, ["first 0"]);
  });
});
