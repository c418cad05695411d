import { assert, describe, it } from "vitest";
import { Address } from "../../../actor/index.ts";
import { type AssociationHandle, BindError, FrameTooLargeError } from "../index.ts";
import { MemoryNetwork, type MemoryNetworkOptions } from "./memory-network.ts";
import type { MemorySettings } from "./memory-settings.ts";
import { MemoryTransport } from "./memory-transport.ts";

const SETTINGS: MemorySettings = {
  key: "ritsem.remote.memory",
  schemeIdentifier: "memory",
  hostname: "localhost",
  port: 0,
  maximumFrameBytes: 100,
  highWaterBytes: 1000,
};

function frame(...body: number[]): Uint8Array {
  return Uint8Array.of(body.length, 0, 0, 0, ...body);
}

function record(handle: AssociationHandle, heard: string[], name: string): void {
  handle.open({
    onFrame: (bytes, start, end) => heard.push(`${name} ${[...bytes.subarray(start, end)].join(",")}`),
    onWritable: () => heard.push(`${name} writable`),
    onDisassociated: (cause) => heard.push(`${name} ended${cause === undefined ? "" : ` by ${cause.name}`}`),
  });
}

async function connected(options: MemoryNetworkOptions = {}) {
  const network = new MemoryNetwork(options);
  const inbound: AssociationHandle[] = [];
  const address = await new MemoryTransport(network, SETTINGS).listen("B", (handle) => inbound.push(handle));
  const outbound = await new MemoryTransport(network, SETTINGS).associate(address, new AbortController().signal);
  const accepted = inbound[0];
  assert.isDefined(accepted);
  return { network, address, outbound, accepted };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe("MemoryTransport", () => {
  it("logs listen, associate, write, disassociate and shutdown with a copy of the bytes", async () => {
    const { network, address, outbound, accepted } = await connected();
    record(accepted, [], "B");
    const block = frame(1, 2);
    outbound.write(block);
    await settled();
    block.fill(9);
    outbound.disassociate();
    assert.deepEqual(network.callLog.calls, [
      { kind: "listen", address: "memory://B@localhost:1" },
      { kind: "associate", remote: address.toString() },
      { kind: "write", from: "memory#1", to: "localhost:1", block: frame(1, 2) },
      { kind: "disassociate", from: "memory#1", to: "localhost:1" },
    ]);
    assert.lengthOf(network.callLog.of("write"), 1);
  });

  it("forgets the oldest calls instead of growing", async () => {
    const { network, outbound } = await connected({ loggedCalls: 3 });
    for (let index = 0; index < 10; index += 1) outbound.write(frame(index));
    assert.deepEqual(
      network.callLog.of("write").map((call) => call.block[4]),
      [7, 8, 9],
    );
  });

  it("delivers in one order that depends on the calls alone, and never within a call", async () => {
    const tasks: (() => void)[] = [];
    const network = new MemoryNetwork({ schedule: (task) => tasks.push(task) });
    const heard: string[] = [];
    const run = (): void => {
      while (tasks.length > 0) tasks.shift()?.();
    };
    const address = await new MemoryTransport(network, SETTINGS).listen("B", (handle) => record(handle, heard, "B"));
    const dialled = new MemoryTransport(network, SETTINGS).associate(address, new AbortController().signal);
    run();
    const outbound = await dialled;
    record(outbound, heard, "A");
    outbound.write(frame(1));
    outbound.write(frame(2));
    outbound.disassociate();
    assert.deepEqual(heard, []);
    run();
    assert.deepEqual(heard, ["B 1", "B 2", "A ended", "B ended"]);
  });

  it("keeps two networks apart", async () => {
    const { address } = await connected();
    const elsewhere = new MemoryTransport(new MemoryNetwork(), SETTINGS);
    const error = await elsewhere.associate(address, new AbortController().signal).then(undefined, (reason: unknown) => reason);
    assert.include(String(error), address.toString());
  });

  it("uses the configured scheme in its address", async () => {
    const transport = new MemoryTransport(new MemoryNetwork(), {
      ...SETTINGS,
      schemeIdentifier: "tcp",
      hostname: "127.0.0.1",
      port: 25521,
    });
    assert.isTrue(new Address("tcp", "Alpha", "127.0.0.1", 25521).equals(await transport.listen("Alpha", () => {})));
  });

  it("refuses a port that is taken and frees it at shutdown", async () => {
    const network = new MemoryNetwork();
    const first = new MemoryTransport(network, { ...SETTINGS, port: 7 });
    await first.listen("A", () => {});
    const second = new MemoryTransport(network, { ...SETTINGS, port: 7 });
    assert.instanceOf(await second.listen("B", () => {}).then(undefined, (reason: unknown) => reason), BindError);
    await first.shutdown();
    assert.equal((await second.listen("B", () => {})).port, 7);
  });

  it("ends both sides when a frame is above the receiver's limit, with the cause on the receiver's", async () => {
    const { outbound, accepted } = await connected();
    const heard: string[] = [];
    record(outbound, heard, "A");
    record(accepted, heard, "B");
    outbound.write(frame(...new Array<number>(101).fill(1)));
    outbound.write(frame(1));
    await settled();
    assert.deepEqual(heard.sort(), ["A ended", `B ended by ${FrameTooLargeError.name}`]);
  });
});
