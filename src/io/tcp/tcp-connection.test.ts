import { assert, describe, it } from "vitest";
import { FakeSocket } from "../network/fake-network.fixture.ts";
import { bytes, TcpStage, WatchFor } from "./tcp-stage.fixture.ts";
import * as Tcp from "./tcp.ts";

const withoutRoom = "akka.io.tcp.write-commands-queue-max-size = 10b";

describe("a TCP connection, registering", () => {
  it("tells the handler of its listener Connected, and reads nothing before Register", async () => {
    const stage = await TcpStage.open();
    const { handler, accept } = await stage.listen();
    const socket = await accept();
    assert.deepEqual(handler.news(), ["Connected"]);
    assert.isFalse(socket.isReading);
    handler.senders.at(-1)?.tell(new Tcp.Register(handler.ref));
    await stage.settle();
    assert.isTrue(socket.isReading);
  });

  it("is aborted without a message if no actor registers in time", async () => {
    const stage = await TcpStage.open();
    const { handler, accept } = await stage.listen();
    const socket = await accept();
    const connection = handler.senders.at(-1);
    if (connection !== undefined) handler.ref.tell(new WatchFor(connection));
    await stage.settle();
    handler.news();
    await stage.platform.advanceMs(4999);
    await stage.settle();
    assert.deepEqual(socket.calls, []);
    await stage.platform.advanceMs(1);
    await stage.settle();
    assert.deepEqual(socket.calls, ["abort"]);
    assert.deepEqual(handler.news(), ["Terminated"]);
  });

  it("is not timed once it is registered", async () => {
    const stage = await TcpStage.open();
    const { socket } = await stage.connection();
    await stage.platform.advanceMs(60_000);
    await stage.settle();
    assert.deepEqual(socket.calls, []);
  });

  it("keeps writes that come before Register, with a warning", async () => {
    const stage = await TcpStage.open();
    const { handler, accept } = await stage.listen();
    const socket = await accept();
    const connection = handler.senders.at(-1);
    connection?.tell(new Tcp.Write(bytes(7), "written"), handler.ref);
    await stage.settle();
    assert.deepEqual(socket.calls, []);
    assert.include(stage.platform.lines.join("\n"), "came before Register");
    connection?.tell(new Tcp.Register(handler.ref));
    await stage.settle();
    assert.deepEqual(socket.calls, ["write 7"]);
    socket.flush();
    await stage.settle();
    assert.deepEqual(handler.news(), ["Connected", "written"]);
  });

  it("closes before Register as it does after it", async () => {
    const stage = await TcpStage.open();
    const { handler, accept } = await stage.listen();
    const socket = await accept();
    handler.senders.at(-1)?.tell(Tcp.Close.instance, handler.ref);
    await stage.settle();
    assert.deepEqual(socket.calls, ["close"]);
    assert.deepEqual(handler.news(), ["Connected", "Closed"]);
  });
});

describe("a TCP connection, opening", () => {
  it("tells who asked Connected, from the connection", async () => {
    const stage = await TcpStage.open();
    const { socket, asker } = await dialled(stage);
    assert.deepEqual(asker.news(), ["Connected"]);
    assert.deepEqual(socket.calls, []);
  });

  it("tells who asked why it could not be opened", async () => {
    const stage = await TcpStage.open();
    const asker = stage.keeper();
    stage.manager.tell(new Tcp.Connect({ host: "127.0.0.1", port: 1 }), asker.ref);
    await stage.settle();
    stage.network.dials[0]?.whenDone.onFailed(new Error("refused"));
    await stage.settle();
    assert.deepEqual(asker.news(), ["CommandFailed Connect"]);
    assert.equal((asker.told[0] as Tcp.CommandFailed).causeString, " because of refused");
  });

  it("gives up after the timeout of Connect and leaves no attempt behind", async () => {
    const stage = await TcpStage.open();
    const asker = stage.keeper();
    stage.manager.tell(new Tcp.Connect({ host: "192.0.2.1", port: 1 }, { timeout: "2 s" }), asker.ref);
    await stage.settle();
    await stage.platform.advanceMs(2000);
    await stage.settle();
    assert.deepEqual(asker.news(), ["CommandFailed Connect"]);
    assert.include((asker.told[0] as Tcp.CommandFailed).causeString, "192.0.2.1:1 within 2000 ms");
    assert.isTrue(stage.network.dials[0]?.isCancelled);
  });

  it("gives up when who asked terminates", async () => {
    const stage = await TcpStage.open();
    const asker = stage.keeper();
    stage.manager.tell(new Tcp.Connect({ host: "192.0.2.1", port: 1 }), asker.ref);
    await stage.settle();
    stage.system.stop(asker.ref);
    await stage.settle();
    assert.isTrue(stage.network.dials[0]?.isCancelled);
  });
});

describe("a TCP connection, reading", () => {
  it("passes on what the peer sends, in order", async () => {
    const stage = await TcpStage.open();
    const { socket, handler } = await stage.connection();
    socket.arrive(3);
    socket.arrive(5);
    await stage.settle();
    assert.deepEqual(handler.news(), ["Received 3", "Received 5"]);
  });

  it("stops on SuspendReading, and reads on after ResumeReading", async () => {
    const stage = await TcpStage.open();
    const { socket, say } = await stage.connection();
    await say(Tcp.SuspendReading.instance);
    assert.isFalse(socket.isReading);
    await say(Tcp.ResumeReading.instance);
    assert.isTrue(socket.isReading);
  });

  it("in pull mode passes on one piece for each ResumeReading", async () => {
    const stage = await TcpStage.open();
    const { handler, listener, accept } = await stage.listen({ pullMode: true });
    listener.tell(new Tcp.ResumeAccepting(1));
    const socket = await accept();
    const connection = handler.senders.at(-1);
    connection?.tell(new Tcp.Register(handler.ref));
    await stage.settle();
    assert.isFalse(socket.isReading);
    connection?.tell(Tcp.ResumeReading.instance);
    await stage.settle();
    socket.arrive(3);
    assert.isFalse(socket.isReading);
    await stage.settle();
    assert.deepEqual(handler.news(), ["Connected", "Received 3"]);
  });
});

describe("a TCP connection, writing", () => {
  it("acknowledges each write when the operating system has taken it", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, say } = await stage.connection();
    await say(new Tcp.Write(bytes(1), "first"));
    assert.deepEqual(handler.news(), []);
    socket.flush();
    await stage.settle();
    assert.deepEqual(handler.news(), ["first"]);
  });

  it("writes at once what has waited, and acknowledges in order", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, say } = await stage.connection();
    await say(new Tcp.Write(bytes(1), "a"), new Tcp.Write(bytes(2)), new Tcp.Write(bytes(0), "c"), new Tcp.Write(bytes(4), "d"));
    socket.flush();
    socket.flush();
    await stage.settle();
    assert.deepEqual(socket.calls, ["write 1", "write 2+4"]);
    assert.deepEqual(handler.news(), ["a", "c", "d"]);
  });

  it("acknowledges a write of nothing without the socket", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, say } = await stage.connection();
    await say(new Tcp.Write(bytes(0), "nothing"));
    assert.deepEqual(socket.calls, []);
    assert.deepEqual(handler.news(), ["nothing"]);
  });

  it("writes the parts of a compound write together and acknowledges each that wants it", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, say } = await stage.connection();
    await say(new Tcp.Write(bytes(3), "one").append(new Tcp.Write(bytes(4)).append(new Tcp.Write(bytes(5), "three"))));
    assert.deepEqual(socket.calls, ["write 3+4+5"]);
    socket.flush();
    await stage.settle();
    assert.deepEqual(handler.news(), ["one", "three"]);
  });

  it("fails a write without room, and all others until ResumeWriting", async () => {
    const stage = await TcpStage.open(withoutRoom);
    const { socket, handler, say } = await stage.connection();
    await say(
      new Tcp.Write(bytes(100), "under way"),
      new Tcp.Write(bytes(8), "waits"),
      new Tcp.Write(bytes(3), "too much"),
      new Tcp.Write(bytes(1), "also"),
    );
    assert.deepEqual(handler.news(), ["CommandFailed Write", "CommandFailed Write"]);
    await say(Tcp.ResumeWriting.instance);
    assert.deepEqual(handler.news(), []);
    socket.flush();
    socket.flush();
    await stage.settle();
    assert.deepEqual(handler.news(), ["under way", "waits", "WritingResumed"]);
    await say(new Tcp.Write(bytes(1), "again"));
    socket.flush();
    await stage.settle();
    assert.deepEqual(handler.news(), ["again"]);
  });

  it("without useResumeWriting fails only the writes that have no room", async () => {
    const stage = await TcpStage.open(withoutRoom);
    const { socket, handler, say } = await stage.connection({ useResumeWriting: false });
    await say(new Tcp.Write(bytes(1)), new Tcp.Write(bytes(8)), new Tcp.Write(bytes(3)), new Tcp.Write(bytes(2), "fits"));
    assert.deepEqual(handler.news(), ["CommandFailed Write"]);
    socket.flush();
    socket.flush();
    await stage.settle();
    assert.deepEqual(handler.news(), ["fits"]);
  });

  it("answers ResumeWriting at once if nothing waits, and refuses a second one that has to wait", async () => {
    const stage = await TcpStage.open();
    const { handler, say } = await stage.connection();
    await say(Tcp.ResumeWriting.instance);
    assert.deepEqual(handler.news(), ["WritingResumed"]);
    await say(new Tcp.Write(bytes(1)), Tcp.ResumeWriting.instance, Tcp.ResumeWriting.instance);
    assert.deepEqual(handler.news(), ["CommandFailed ResumeWriting"]);
  });
});

describe("a TCP connection, ending", () => {
  it("on Close writes what waits first, and tells handler and sender", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, ref, say } = await stage.connection();
    const other = stage.keeper();
    await say(new Tcp.Write(bytes(1), "written"));
    ref.tell(Tcp.Close.instance, other.ref);
    await stage.settle();
    assert.deepEqual(socket.calls, ["write 1"]);
    socket.flush();
    await stage.settle();
    assert.deepEqual(socket.calls, ["write 1", "close"]);
    assert.deepEqual(handler.news(), ["written", "Closed"]);
    assert.deepEqual(other.news(), ["Closed"]);
  });

  it("on ConfirmedClose ends its side, reads on, and closes when the peer has ended", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, say } = await stage.connection();
    await say(Tcp.ConfirmedClose.instance);
    assert.deepEqual(socket.calls, ["end"]);
    socket.arrive(5);
    socket.listener?.onEnd();
    await stage.settle();
    assert.deepEqual(socket.calls, ["end", "close"]);
    assert.deepEqual(handler.news(), ["Received 5", "ConfirmedClosed"]);
  });

  it("on Abort resets at once, without the writes that wait", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, say } = await stage.connection();
    await say(new Tcp.Write(bytes(1), "never"), Tcp.Abort.instance);
    assert.deepEqual(socket.calls, ["write 1", "abort"]);
    assert.deepEqual(handler.news(), ["Aborted"]);
  });

  it("with the peer closes, unless it is kept open", async () => {
    const stage = await TcpStage.open();
    const { socket, handler } = await stage.connection();
    socket.listener?.onEnd();
    await stage.settle();
    assert.deepEqual(socket.calls, ["close"]);
    assert.deepEqual(handler.news(), ["PeerClosed"]);
  });

  it("kept open, still writes after the peer has ended, and ConfirmedClose needs no other end", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, say } = await stage.connection({ keepOpenOnPeerClosed: true });
    socket.listener?.onEnd();
    await say(new Tcp.Write(bytes(7), "after"));
    socket.flush();
    await say(Tcp.ConfirmedClose.instance);
    assert.deepEqual(socket.calls, ["write 7", "close"]);
    assert.deepEqual(handler.news(), ["PeerClosed", "after", "ConfirmedClosed"]);
  });

  it("tells why it broke, also those whose writes were not done", async () => {
    const stage = await TcpStage.open();
    const { socket, handler, ref } = await stage.connection();
    const writer = stage.keeper();
    ref.tell(new Tcp.Write(bytes(1), "never"), writer.ref);
    await stage.settle();
    socket.listener?.onFailed(new Error("reset by peer"));
    await stage.settle();
    assert.deepEqual(handler.news(), ["ErrorClosed reset by peer"]);
    assert.deepEqual(writer.news(), ["ErrorClosed reset by peer"]);
  });

  it("is aborted when its handler terminates", async () => {
    const stage = await TcpStage.open();
    const { socket, handler } = await stage.connection();
    stage.system.stop(handler.ref);
    await stage.settle();
    assert.deepEqual(socket.calls, ["abort"]);
  });

  it("is aborted when its actor is stopped from outside", async () => {
    const stage = await TcpStage.open();
    const { socket, ref } = await stage.connection();
    stage.system.stop(ref);
    await stage.settle();
    assert.deepEqual(socket.calls, ["abort"]);
  });
});

async function dialled(stage: TcpStage) {
  const asker = stage.keeper();
  stage.manager.tell(new Tcp.Connect({ host: "127.0.0.1", port: 1 }), asker.ref);
  await stage.settle();
  const socket = new FakeSocket();
  stage.network.dials[0]?.whenDone.onConnected(socket);
  await stage.settle();
  return { socket, asker };
}
