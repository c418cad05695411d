import { AssociationObservation } from "../lifecycle/association-info.ts";
import { assert, describe, it } from "vitest";
import { ActorPath, Address } from "../../actor/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import { PeerMemory } from "../limits/peer-memory.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { remoteReference } from "../reference.ts";
import { remoteSettingsFrom } from "../settings/remote-settings.ts";
import type { Batching } from "../transport/index.ts";
import type { AckScheduler } from "./ack-scheduler.ts";
import { EndpointWriter } from "./endpoint-writer.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { OutboundCodec } from "./outbound-codec.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { Outbox } from "./outbox.ts";
import type { SystemMessageDelivery } from "./system-message-delivery.ts";

const peer = Address.parse("akka.memory://Peer@localhost:1");
const path = ActorPath.parse(`${peer}/user/a`);
const recipient = { path, pathBytes: new TextEncoder().encode(path.toString()) } as unknown as OutboundRecipient;
const serializer: Serializer = {
  identifier: 4,
  manifestOf: () => "",
  toBytes: (message) => message as Uint8Array,
  fromBytes: (bytes) => bytes,
};
const settings = remoteSettingsFrom(remoteReference().resolve());

const onUnsendable = (): never => assert.fail("it could not be sent");

/** A writer on a connection that takes blocks while `isWritable`; `blocks` holds the first payload byte of each message, block by block. */
class Line {
  isWritable = true;
  readonly blocks: number[][] = [];
  readonly warnings: string[] = [];
  readonly outbox: Outbox;
  readonly writer: EndpointWriter;
  readonly time = new ManualPlatform();

  constructor(batching: Batching, handle?: AkkaProtocolHandle) {
    const write = (block: Uint8Array): boolean => {
      const firstBytes: number[] = [];
      for (let at = 0; at < block.length; ) {
        const length = new DataView(block.buffer, block.byteOffset + at).getUint32(0, true);
        const text = new TextDecoder("latin1").decode(block.subarray(at, at + 4 + length));
        firstBytes.push(text.charCodeAt(text.indexOf("MARK") + 4));
        at += 4 + length;
      }
      this.blocks.push(firstBytes);
      return this.isWritable;
    };
    const platform = this.time;
    this.outbox = new Outbox(peer, {
      platform,
      settings,
      memory: new PeerMemory(Number.MAX_SAFE_INTEGER),
      onUnsendable,
      warn: (text) => void this.warnings.push(text),
    });
    const codec = new OutboundCodec("akka.remote.dot-netty.tcp", String);
    const source = {
      outbox: this.outbox,
      systemMessages: {} as SystemMessageDelivery,
      codec,
      batching,
      onUnsendable,
      observation: new AssociationObservation(),
    };
    const acks = { takePiggyback: () => undefined } as unknown as AckScheduler;
    this.writer = new EndpointWriter(source, handle ?? ({ write, maximumFrameBytes: 128_000 } as AkkaProtocolHandle), acks);
  }

  push(mark: number, bytes = 100): void {
    this.outbox.push(payload(mark, bytes), undefined, recipient, serializer);
  }

  pushUrgent(mark: number): void {
    this.outbox.pushUrgent(payload(mark, 100), undefined, recipient, serializer);
  }

  get lengths(): readonly number[] {
    return this.blocks.map((block) => block.length);
  }
}

function payload(mark: number, bytes: number): Uint8Array {
  const message = new Uint8Array(bytes);
  message.set([...new TextEncoder().encode("MARK"), mark]);
  return message;
}

describe("EndpointWriter", () => {
  it("writes the first few of many messages by themselves and the others in blocks, in order", () => {
    const line = new Line({ isEnabled: true, maximumPendingWrites: 9 });
    for (let mark = 0; mark < 100; mark += 1) line.push(mark);
    line.writer.drain();
    assert.deepEqual(line.lengths, [9, 91]);
    assert.deepEqual(
      line.blocks.flat(),
      Array.from({ length: 100 }, (_, mark) => mark),
    );
  });

  it("writes messages that are not many together", () => {
    const line = new Line({ isEnabled: true, maximumPendingWrites: 10 });
    for (let mark = 0; mark < 100; mark += 1) line.push(mark);
    line.writer.drain();
    assert.deepEqual(line.lengths, [100]);
  });

  it("writes over the last block once the connection has sent it, and copies a small one for a connection that is behind", () => {
    const handed: Uint8Array[] = [];
    const handle = {
      maximumFrameBytes: 128_000,
      hasSentAll: true,
      write(block: Uint8Array): boolean {
        handed.push(block);
        return true;
      },
    };
    const line = new Line({ isEnabled: true, maximumPendingWrites: 30 }, handle as unknown as AkkaProtocolHandle);
    const send = (mark: number, bytes: number): Uint8Array => {
      line.push(mark, bytes);
      line.writer.drain();
      return handed.at(-1)!;
    };
    const large = send(1, 50_000);
    assert.equal(send(2, 50_000).buffer, large.buffer);
    handle.hasSentAll = false;
    const small = send(3, 3000);
    assert.equal(small.buffer.byteLength, small.length);
    const before = small.slice();
    const kept = send(4, 60_000);
    send(5, 60_000);
    assert.deepEqual(small, before);
    assert.notEqual(handed.at(-1)!.buffer, kept.buffer);
  });

  it("writes 256 messages before the end of the turn, unless a serializer sends them or the connection is full", () => {
    const line = new Line({ isEnabled: true, maximumPendingWrites: 30 });
    const pushAndDrain = (count: number): void => {
      for (let mark = 0; mark < count; mark += 1) {
        line.push(mark % 100);
        line.writer.drainIfMany();
      }
    };
    pushAndDrain(255);
    assert.deepEqual(line.lengths, []);
    pushAndDrain(1);
    assert.deepEqual(line.lengths, [256]);
    const sending: Serializer = {
      ...serializer,
      toBytes(message) {
        pushAndDrain(300);
        return message as Uint8Array;
      },
    };
    line.outbox.push(payload(7, 10), undefined, recipient, sending);
    line.isWritable = false;
    line.writer.drain();
    assert.deepEqual(line.lengths, [256, 301]);
    pushAndDrain(300);
    assert.deepEqual(line.lengths, [256, 301]);
  });

  it("writes each message by itself without batching", () => {
    const line = new Line({ isEnabled: false, maximumPendingWrites: 30 });
    for (let mark = 0; mark < 5; mark += 1) line.push(mark);
    line.writer.drain();
    assert.deepEqual(line.lengths, [1, 1, 1, 1, 1]);
  });

  it("puts a heartbeat before everything that waits, with at most one block ahead of it once the connection takes bytes again", () => {
    const line = new Line({ isEnabled: true, maximumPendingWrites: 30 });
    line.isWritable = false;
    for (let count = 0; count < 10_000; count += 1) line.push(1, 1000); // 10 MB
    line.writer.drain();
    const written = line.blocks.length;
    line.pushUrgent(9);
    line.writer.drain();
    assert.lengthOf(line.blocks, written); // it was asked to wait
    line.isWritable = true;
    line.writer.onWritable(true);
    assert.equal(line.blocks[written]?.[0], 9);
    assert.equal(line.blocks.flat().length, 10_001);
  });

  it("keeps few heartbeats for a connection that takes nothing", () => {
    const line = new Line({ isEnabled: true, maximumPendingWrites: 30 });
    for (let count = 0; count < 1000; count += 1) line.pushUrgent(9);
    line.writer.drain();
    assert.equal(line.blocks.flat().length, 16);
  });
});

describe("Outbox", () => {
  it("warns of a backlog at most every five seconds", () => {
    const line = new Line({ isEnabled: true, maximumPendingWrites: 30 });
    line.isWritable = false;
    for (let count = 0; count <= 50_000; count += 1) line.push(1);
    line.outbox.noteBacklog();
    line.outbox.noteBacklog();
    assert.deepEqual(line.warnings, [
      `[50001] buffered messages in EndpointWriter for [${peer}] (akka.remote.log-buffer-size-exceeding). ` +
        "You should probably implement flow control to avoid flooding the remote connection.",
    ]);
    line.time.clock.advanceMs(5_000);
    line.outbox.noteBacklog();
    assert.lengthOf(line.warnings, 2);
  });
});
