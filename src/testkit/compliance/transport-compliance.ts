import type { Address } from "../../actor/index.ts";
import { isRitsemError } from "../../base/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { AssociationHandle, Transport } from "../../remote/transport/index.ts";
import { type ComplianceCase, expectSame, expectThat, rejectionOf } from "./compliance-case.ts";
import { FrameRecorder, withDeadline } from "./frame-recorder.ts";
import { InboundQueue } from "./inbound-queue.ts";

/** What is needed to check a transport. */
export interface TransportFixture {
  /** Real time: the cases give each step a deadline. */
  readonly platform: Platform;
  /**
   * A new transport that does not listen yet. All transports of a fixture can reach each other. It listens at `port` of their common host,
   * or at a free port if none is given. `maximumFrameBytes` may be any value from 1000 up, and must be the same for all of them. A medium that
   * may lose frames must lose none between them: within one machine, for instance.
   */
  createTransport(port?: number): Transport;
}

/** Promises T1 to T17 of `Transport`, `AssociationHandle` and `FrameListener`. Each case cleans up after itself. */
export const transportCompliance: readonly ComplianceCase<TransportFixture>[] = [
  compliance("T1 listen resolves with the advertised address: scheme, system and actual port", async (net) => {
    const transport = net.create();
    const address = await transport.listen("Alpha", () => {});
    expectSame([address.protocol, address.system], [transport.schemeIdentifier, "Alpha"], "protocol and system");
    expectThat((address.port ?? 0) > 0, `${address} must have the actual port`);
  }),
  compliance("T2 listen on a port in use rejects with BindError naming host and port", async (net) => {
    const { address } = await net.listener();
    const error = await rejectionOf(
      net.create(address.port).listen("Beta", () => {}),
      "listen",
    );
    expectThat(isRitsemError(error, "RITSEM_REMOTE_BIND"), `expected a BindError, got ${String(error)}`);
    expectThat(String(error).includes(`:${address.port}`), `the message must name the port: ${String(error)}`);
  }),
  compliance("T3 associate resolves with a handle that may be written to, and onInbound fires once", async (net) => {
    const { address, inbound } = await net.listener();
    const outbound = await net.create().associate(address, NEVER_ABORTED);
    outbound.write(block(numbered(1)));
    const accepted = net.record(await inbound.next());
    await accepted.frameCount(1);
    expectSame(inbound.count, 1, "calls of onInbound");
  }),
  compliance("T4 associate with an aborted signal rejects with its reason", async (net) => {
    const { address } = await net.listener();
    const aborter = new AbortController();
    const reason = new Error("no longer wanted");
    aborter.abort(reason);
    expectThat(
      (await rejectionOf(net.create().associate(address, aborter.signal), "associate")) === reason,
      "must reject with the signal's reason",
    );
  }),
  compliance("T4 aborting while associating rejects with the reason and leaves no connection behind", async (net) => {
    const { address, inbound } = await net.listener();
    const aborter = new AbortController();
    const reason = new Error("no longer wanted");
    const dialler = net.create();
    const attempt = rejectionOf(dialler.associate(address, aborter.signal), "associate");
    aborter.abort(reason);
    expectThat((await attempt) === reason, "must reject with the signal's reason");
    const later = net.record(await dialler.associate(address, NEVER_ABORTED));
    const accepted = await inbound.next();
    // The medium decides whether the peer noticed the aborted attempt; if it did, the attempt has ended. A shutdown that resolves proves
    // this.
    net.record(accepted);
    await dialler.shutdown();
    await later.ended();
    if (inbound.count > 1) await net.record(await inbound.next()).ended();
  }),
  compliance("T5 associate rejects with ConnectError naming the address if nothing listens there", async (net) => {
    const { transport, address } = await net.listener();
    await transport.shutdown();
    const error = await rejectionOf(net.create().associate(address, NEVER_ABORTED), "associate");
    expectThat(isRitsemError(error, "RITSEM_REMOTE_CONNECT"), `expected a ConnectError, got ${String(error)}`);
    expectThat(String(error).includes(address.toString()), `the message must name the address: ${String(error)}`);
  }),
  compliance("T6 shutdown is idempotent, even before listen", async (net) => {
    const { transport } = await net.listener();
    await Promise.all([transport.shutdown(), transport.shutdown()]);
    await transport.shutdown();
    await net.create().shutdown();
  }),
  compliance("T7 shutdown closes every handle, and reports each end once", async (net) => {
    const { transport, address, inbound } = await net.listener();
    const dialler = net.create();
    const recorders: FrameRecorder[] = [];
    for (let index = 0; index < 3; index += 1) {
      recorders.push(net.record(await dialler.associate(address, NEVER_ABORTED)), net.record(await inbound.next()));
    }
    await transport.shutdown();
    for (const recorder of recorders) await recorder.ended();
    await dialler.shutdown();
    expectSame(
      recorders.map((recorder) => recorder.ends.length),
      [1, 1, 1, 1, 1, 1],
      "ends told",
    );
  }),
  compliance("T7 shutdown closes a handle that was never opened, and rejects new associations", async (net) => {
    const { address, inbound } = await net.listener();
    const dialler = net.create();
    const outbound = net.record(await dialler.associate(address, NEVER_ABORTED));
    const accepted = await inbound.next();
    accepted.write(block(numbered(1)));
    await outbound.frameCount(1);
    await inbound.shutdown();
    await outbound.ended();
    await net.record(accepted).ended();
    const error = await rejectionOf(inbound.associate(address), "associate after shutdown");
    expectThat(isRitsemError(error, "RITSEM_REMOTE_CONNECT"), `expected a ConnectError, got ${String(error)}`);
  }),
  compliance("T8 nothing is delivered before open, and nothing that arrived earlier is lost, including the end", async (net) => {
    const { outbound, accepted } = await net.pair();
    for (let number = 1; number <= 5; number += 1) outbound.write(block(numbered(number)));
    outbound.disassociate();
    const recorder = net.record(accepted);
    await recorder.ended();
    expectSame(recorder.numbers, [1, 2, 3, 4, 5], "frames");
    expectSame(recorder.ends.length, 1, "ends told");
  }),
  compliance(
    "T9 frames arrive in order and whole, whatever their size and however blocks group them, in both directions at the same time",
    async (net) => {
      const { outbound, accepted, maximumFrameBytes } = await net.pair();
      const recorders = [net.record(outbound), net.record(accepted)];
      const sizes = [1, 2, 3, 100, 999, maximumFrameBytes, 1, maximumFrameBytes - 1, 7];
      const frames = Array.from({ length: 120 }, (_, index) => numbered(index, sizes[index % sizes.length] ?? 1));
      for (let at = 0; at < frames.length; at += 1 + (at % 5)) {
        for (const handle of [outbound, accepted]) handle.write(block(...frames.slice(at, at + 1 + (at % 5))));
      }
      for (const recorder of recorders) {
        await recorder.frameCount(frames.length);
        expectThat(
          frames.every((frame, index) => sameBytes(frame, recorder.frames[index])),
          "every frame must arrive as it was sent",
        );
      }
    },
  ),
  compliance("T10 a block may be part of a larger array, whose other bytes do not change", async (net) => {
    const { outbound, accepted } = await net.pair();
    const recorder = net.record(accepted);
    const one = block(numbered(1), numbered(2));
    const larger = new Uint8Array(one.length + 20).fill(0x5a);
    larger.set(one, 10);
    outbound.write(larger.subarray(10, 10 + one.length));
    await recorder.frameCount(2);
    expectSame(recorder.numbers, [1, 2], "frames");
    expectThat(
      [...larger.subarray(0, 10), ...larger.subarray(10 + one.length)].every((byte) => byte === 0x5a),
      "bytes outside the block changed",
    );
  }),
  compliance("T10 blocks may be overwritten as soon as the handle says that it has sent all", async (net) => {
    const { outbound, accepted, maximumFrameBytes } = await net.pair();
    const recorder = net.record(accepted);
    const frames = Array.from({ length: 100 }, (_, index) => numbered(index, Math.min(5000, maximumFrameBytes)));
    const unsent: Uint8Array[] = [];
    for (const frame of frames) {
      unsent.push(block(frame));
      outbound.write(unsent.at(-1)!);
      if (outbound.hasSentAll === true) for (const sent of unsent.splice(0)) sent.fill(0x5a);
    }
    await recorder.frameCount(frames.length);
    expectThat(
      frames.every((frame, index) => sameBytes(frame, recorder.frames[index])),
      "every frame must arrive as it was when it was written",
    );
  }),
  compliance("T11 write returns false if the peer does not keep up, and still sends the block", async (net) => {
    const { outbound, accepted, maximumFrameBytes } = await net.pair();
    const count = writeUntilFull(outbound, maximumFrameBytes);
    const recorder = net.record(accepted);
    await recorder.frameCount(count);
    expectSame(
      recorder.numbers,
      Array.from({ length: count }, (_, index) => index & 255),
      "frames",
    );
  }),
  compliance("T12 write after the end of the association has no effect and returns false", async (net) => {
    const { outbound, accepted } = await net.pair();
    const [here, there] = [net.record(outbound), net.record(accepted)];
    outbound.disassociate();
    expectSame(outbound.write(block(numbered(1))), false, "write after disassociate");
    await there.ended();
    expectSame(accepted.write(block(numbered(2))), false, "write after the other side's end");
    await here.ended();
    expectSame([here.frames.length, there.frames.length], [0, 0], "frames");
  }),
  compliance("T13 data written before disassociate still arrives, then the end; a second call has no effect", async (net) => {
    const { outbound, accepted, maximumFrameBytes } = await net.pair();
    const recorder = net.record(accepted);
    for (let number = 0; number < 40; number += 1) outbound.write(block(numbered(number, maximumFrameBytes)));
    outbound.disassociate();
    outbound.disassociate();
    await recorder.ended();
    expectSame(recorder.frames.length, 40, "frames");
    expectSame(recorder.ends, [undefined], "ends told");
  }),
  compliance("T14 abort ends both sides immediately, even with much unsent data, and may be called again", async (net) => {
    const { outbound, accepted, maximumFrameBytes } = await net.pair();
    const here = net.record(outbound);
    writeUntilFull(outbound, maximumFrameBytes);
    outbound.abort();
    outbound.abort();
    await here.ended();
    const there = net.record(accepted);
    await there.ended();
    expectSame([here.ends.length, there.ends.length], [1, 1], "ends told");
  }),
  compliance(
    "T15 a frame at the limit arrives, an empty one is skipped, and one above the limit ends the association with a cause",
    async (net) => {
      const { outbound, accepted, maximumFrameBytes } = await net.pair();
      const [here, there] = [net.record(outbound), net.record(accepted)];
      outbound.write(block(new Uint8Array(0), numbered(1, maximumFrameBytes), new Uint8Array(0), numbered(2)));
      await there.frameCount(2);
      expectSame(
        there.frames.map((frame) => frame.length),
        [maximumFrameBytes, 4],
        "frame sizes",
      );
      outbound.write(block(numbered(3, maximumFrameBytes + 5), numbered(4))); // a transport may take what Akka.NET sends: 4 bytes more
      await there.ended();
      await here.ended();
      expectSame(there.frames.length, 2, "frames after the one above the limit");
      expectThat(
        isRitsemError(there.ends[0], "RITSEM_REMOTE_FRAME_TOO_LARGE"),
        `expected a FrameTooLargeError, got ${String(there.ends[0])}`,
      );
    },
  ),
  compliance("T16 onWritable follows once after a write that returned false", async (net) => {
    const { outbound, accepted, maximumFrameBytes } = await net.pair();
    const here = net.record(outbound);
    const count = writeUntilFull(outbound, maximumFrameBytes);
    const there = net.record(accepted);
    await here.writable();
    await there.frameCount(count);
    outbound.write(block(numbered(1)));
    await there.frameCount(count + 1);
    expectSame(here.writableCount, 1, "calls of onWritable");
  }),
  compliance("T17 the end is reported once, after the last frame, without a cause if the peer closed in order", async (net) => {
    const { outbound, accepted } = await net.pair();
    const [here, there] = [net.record(outbound), net.record(accepted)];
    for (let number = 0; number < 100; number += 1) outbound.write(block(numbered(number)));
    outbound.disassociate();
    await Promise.all([here.ended(), there.ended()]);
    await net.shutdown();
    expectSame(there.frames.length, 100, "frames");
    expectSame([here.ends, there.ends], [[undefined], [undefined]], "ends told");
  }),
  compliance("T17 a listener that ends the association while handling a frame receives no further one", async (net) => {
    const { outbound, accepted } = await net.pair();
    const recorder = new FrameRecorder(net.platform.timers);
    accepted.open({
      onFrame(bytes, start, end) {
        recorder.onFrame(bytes, start, end);
        accepted.disassociate();
      },
      onWritable: () => recorder.onWritable(),
      onDisassociated: (cause) => recorder.onDisassociated(cause),
    });
    const here = net.record(outbound);
    outbound.write(block(numbered(1), numbered(2), numbered(3)));
    await Promise.all([recorder.ended(), here.ended()]);
    expectSame(recorder.numbers, [1], "frames");
  }),
];

const NEVER_ABORTED: AbortSignal = new AbortController().signal;
/** A transport that accepts this much without returning false has no back-pressure. Unit: bytes. */
const PATIENCE_BYTES = 256 * 1024 * 1024;

function compliance(name: string, run: (net: Harness) => Promise<void>): ComplianceCase<TransportFixture> {
  return {
    name,
    async run(fixture) {
      const net = new Harness(fixture);
      try {
        await run(net);
      } finally {
        await net.shutdown();
      }
    },
  };
}

/** The transports of one case. */
class Harness {
  readonly platform: Platform;
  readonly #fixture: TransportFixture;
  readonly #transports: Transport[] = [];

  constructor(fixture: TransportFixture) {
    this.#fixture = fixture;
    this.platform = fixture.platform;
  }

  create(port?: number): Transport {
    const transport = this.#fixture.createTransport(port);
    this.#transports.push(transport);
    return transport;
  }

  record(handle: AssociationHandle): FrameRecorder {
    return FrameRecorder.on(handle, this.platform.timers);
  }

  async listener(): Promise<{ readonly transport: Transport; readonly address: Address; readonly inbound: InboundQueue }> {
    const transport = this.create();
    const inbound = new InboundQueue(transport, this.platform);
    return { transport, inbound, address: await transport.listen("Listener", (handle) => inbound.add(handle)) };
  }

  async pair(): Promise<{
    readonly outbound: AssociationHandle;
    readonly accepted: AssociationHandle;
    readonly maximumFrameBytes: number;
  }> {
    const { transport, address, inbound } = await this.listener();
    const outbound = await this.create().associate(address, NEVER_ABORTED);
    return { outbound, accepted: await inbound.next(), maximumFrameBytes: transport.maximumFrameBytes };
  }

  async shutdown(): Promise<void> {
    await withDeadline(
      Promise.all(this.#transports.map((one) => one.shutdown())),
      this.platform.timers,
      () => "T6 shutdown did not resolve",
    );
  }
}

/** A frame whose first byte is `number`, `size` bytes long. */
function numbered(number: number, size = 4): Uint8Array {
  const frame = new Uint8Array(size).fill((number * 31) & 255);
  frame[0] = number & 255;
  return frame;
}

function block(...frames: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(frames.reduce((sum, frame) => sum + 4 + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    new DataView(bytes.buffer).setUint32(at, frame.length, true);
    bytes.set(frame, at + 4);
    at += 4 + frame.length;
  }
  return bytes;
}

/** Writes numbered frames until the handle asks to wait; returns their number. */
function writeUntilFull(handle: AssociationHandle, frameBytes: number): number {
  for (let count = 1; count * frameBytes < PATIENCE_BYTES; count += 1) {
    if (!handle.write(block(numbered(count - 1, frameBytes)))) return count;
  }
  expectThat(false, `T11 write took ${PATIENCE_BYTES} bytes that are not read and never returned false`);
  return 0;
}

function sameBytes(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((byte, index) => byte === other[index]);
}
