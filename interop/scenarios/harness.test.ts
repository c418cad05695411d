import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { assert, describe, expect, it } from "vitest";
import { FrameRecorder } from "../harness/frame-recorder.ts";
import { LineProcess } from "ritsem/testkit/node";
import { Relay } from "../harness/relay.ts";
import { WaitableLog } from "ritsem/testkit/node";

// What the harness promises without any peer. These run where there is no .NET SDK too.

describe("WaitableLog", () => {
  it("hands out what came before the wait, and each item once", async () => {
    const log = new WaitableLog<string>();
    log.add("a");
    log.add("a");
    await log.take((item) => item === "a", 1_000, "a");
    await log.take((item) => item === "a", 1_000, "a");
    const third = log.take((item) => item === "a", 1_000, "a");
    log.add("b");
    log.add("a");
    assert.equal(await third, "a");
    assert.deepEqual(log.items, ["a", "a", "b", "a"]);
  });

  it("gives two waiters for the same thing two things", async () => {
    const log = new WaitableLog<number>();
    const both = Promise.all([log.take((item) => item > 0, 1_000, "number"), log.take((item) => item > 0, 1_000, "number")]);
    log.add(1);
    log.add(2);
    assert.deepEqual(await both, [1, 2]);
  });

  it("proves an order with takeUpTo, and drops the skipped", async () => {
    const log = new WaitableLog<string>();
    for (const item of ["a", "b", "c"]) log.add(item);
    await log.takeUpTo((item) => item === "b", 1_000, "b");
    await expect(log.take((item) => item === "a", 1, "a")).rejects.toThrow("No a within 1 ms. The last that came:\na\nb\nc");
  });

  it("fails every wait at once when nothing more can come", async () => {
    const log = new WaitableLog<string>();
    const early = log.take(() => true, 60_000, "anything");
    log.end(new Error("gone"));
    await expect(early).rejects.toThrow("gone");
    await expect(log.take(() => true, 60_000, "anything")).rejects.toThrow("gone");
  });
});

describe("LineProcess", () => {
  it("talks in lines, also the last one without an end and those with a line separator inside", async () => {
    const script = "process.stdin.on('data', (d) => process.stdout.write('got ' + d)).on('end', () => process.stdout.write('bye'))";
    const program = new LineProcess({ command: process.execPath, args: ["-e", script] });
    program.writeLine("x\u2028y");
    await program.lines.take((line) => line === "got x\u2028y", 10_000, "echo");
    program.endInput();
    assert.deepEqual(await program.waitForExit(10_000), { code: 0, signal: null });
    assert.deepEqual(program.lines.items, ["got x\u2028y", "bye"]);
  });

  it("reports a program that does not exist", async () => {
    const program = new LineProcess({ command: "no-such-program-anywhere", args: [] });
    await expect(program.lines.take(() => true, 10_000, "line")).rejects.toThrow("could not be started");
    await expect(program.exited).rejects.toThrow("ENOENT");
  });
});

describe("FrameRecorder", () => {
  it("finds the same frames however the bytes are cut", () => {
    const bytes = Uint8Array.of(2, 0, 0, 0, 7, 8, 0, 0, 0, 0, 1, 0, 0, 0, 9);
    for (let size = 1; size <= bytes.length; size += 1) {
      const frames: number[][] = [];
      const recorder = new FrameRecorder((payload) => frames.push([...payload]));
      for (let at = 0; at < bytes.length; at += size) recorder.add(bytes.subarray(at, at + size));
      assert.deepEqual(frames, [[7, 8], [], [9]]);
    }
  });
});

describe("Relay", () => {
  it("passes bytes both ways, counts them, and passes on an end", async () => {
    const echo = createServer((socket) => socket.pipe(socket)).listen(0, "127.0.0.1");
    await once(echo, "listening");
    await using relay = await Relay.listen();
    relay.recordFrames();
    relay.forwardTo((echo.address() as AddressInfo).port);
    const dialler = connect(relay.port, "127.0.0.1");
    dialler.end(Uint8Array.of(1, 0, 0, 0, 42));
    const chunks: Buffer[] = [];
    dialler.on("data", (chunk: Buffer) => chunks.push(chunk));
    await once(dialler, "close");
    assert.deepEqual(Array.from(Buffer.concat(chunks)), [1, 0, 0, 0, 42]);
    assert.deepEqual(relay.bytes, { up: 5, down: 5 });
    assert.equal(relay.connections, 1);
    assert.deepEqual(
      relay.frames.map(({ connection, direction, payload }) => [connection, direction, ...payload]),
      [
        [1, "up", 42],
        [1, "down", 42],
      ],
    );
    echo.close();
  });

  it("resets the caller when no process listens behind it", async () => {
    await using relay = await Relay.listen();
    const [failure] = await once(connect(relay.port, "127.0.0.1"), "error");
    expect(failure).toMatchObject({ code: "ECONNRESET" });
    assert.equal(relay.connections, 0);
  });
});
