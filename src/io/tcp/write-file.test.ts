import { assert, describe, it } from "vitest";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { bytes, TcpStage } from "./tcp-stage.fixture.ts";
import * as Tcp from "./tcp.ts";

const PIECES = "akka.io.tcp.file-io-transferTo-limit = 4b";

describeSetting("akka.io.tcp.file-io-transferTo-limit", () => {
  it("is how much of a file is read and written at once", async () => {
    const stage = await TcpStage.open(PIECES);
    stage.files.set("f", bytes(100));
    const { socket, handler, say } = await stage.connection();
    await say(new Tcp.WriteFile("f", 10, 9, "sent"));
    for (let piece = 0; piece < 3; piece += 1) {
      assert.deepEqual(handler.news(), []);
      socket.flush();
      await stage.settle();
    }
    assert.deepEqual(socket.calls, ["write 4", "write 4", "write 1"]);
    assert.deepEqual(stage.fileCalls, ["read 10+4", "read 14+4", "read 18+1", "close"]);
    assert.deepEqual(handler.news(), ["sent"]);
  });
});

describe("WriteFile", () => {
  it("comes after the writes before it and before those after it, and a close waits for it", async () => {
    const stage = await TcpStage.open();
    stage.files.set("f", bytes(5));
    const { socket, handler, say } = await stage.connection();
    await say(new Tcp.Write(bytes(1), "a").append(new Tcp.WriteFile("f", 0, 5, "file")), new Tcp.Write(bytes(2), "b"), Tcp.Close.instance);
    for (let write = 0; write < 3; write += 1) {
      socket.flush();
      await stage.settle();
    }
    assert.deepEqual(socket.calls, ["write 1", "write 5", "write 2", "close"]);
    assert.deepEqual(handler.news(), ["a", "file", "b", "Closed"]);
  });

  it("ends the connection if the file cannot be read, or is shorter", async () => {
    const outcome = async (path: string): Promise<readonly string[]> => {
      const stage = await TcpStage.open();
      stage.files.set("short", bytes(3));
      const { socket, handler, say } = await stage.connection();
      await say(new Tcp.WriteFile(path, 0, 5, "never"));
      if (path === "short") socket.flush();
      await stage.settle();
      return [...socket.calls, ...handler.news()];
    };
    assert.deepEqual(await outcome("missing"), ["abort", "ErrorClosed There is no missing."]);
    assert.deepEqual(await outcome("short"), ["write 3", "abort", "ErrorClosed short ends at 3, before the 5 bytes of WriteFile."]);
  });

  it("leaves no file open when the connection ends in the middle", async () => {
    const stage = await TcpStage.open(PIECES);
    stage.files.set("f", bytes(100));
    const { socket, say } = await stage.connection();
    await say(new Tcp.WriteFile("f", 0, 50), Tcp.Abort.instance);
    assert.deepEqual(socket.calls, ["abort"]);
    assert.deepEqual(stage.fileCalls, ["read 0+4", "close"]);
  });

  it("refuses a part that cannot be", () => {
    assert.throws(() => new Tcp.WriteFile("f", -1, 5));
    assert.throws(() => new Tcp.WriteFile("f", 0, 0));
  });
});
