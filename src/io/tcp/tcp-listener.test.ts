import { assert, describe, it } from "vitest";
import { TcpStage } from "./tcp-stage.fixture.ts";
import * as Tcp from "./tcp.ts";

describe("a TCP listener", () => {
  it("tells who asked Bound, with the actual port", async () => {
    const stage = await TcpStage.open();
    const { handler } = await stage.listen();
    assert.deepEqual((handler.told[0] as Tcp.Bound).localAddress, { host: "127.0.0.1", port: 4711 });
  });

  it("tells who asked why it cannot listen, and stops", async () => {
    const stage = await TcpStage.open();
    const asker = stage.keeper();
    stage.manager.tell(new Tcp.Bind(asker.ref, { host: "127.0.0.1", port: 80 }), asker.ref);
    await stage.settle();
    stage.network.servers[0]?.listener.onFailed(new Error("taken"));
    await stage.settle();
    assert.deepEqual(asker.news(), ["CommandFailed Bind"]);
    assert.isTrue(stage.network.servers[0]?.isClosed);
  });

  it("on Unbind frees the port and aborts the connections that it has accepted, as in Akka.NET", async () => {
    const stage = await TcpStage.open();
    const { handler, listener, accept } = await stage.listen();
    const socket = await accept();
    handler.senders.at(-1)?.tell(new Tcp.Register(handler.ref));
    listener.tell(Tcp.Unbind.instance, handler.ref);
    await stage.settle();
    assert.deepEqual(handler.news(), ["Connected", "Unbound"]);
    assert.isTrue(stage.network.servers[0]?.isClosed);
    assert.deepEqual(socket.calls, ["abort"]);
  });

  it("stops when its handler terminates", async () => {
    const stage = await TcpStage.open();
    const { handler } = await stage.listen();
    stage.system.stop(handler.ref);
    await stage.settle();
    assert.isTrue(stage.network.servers[0]?.isClosed);
  });

  it("in pull mode announces as many connections as it is allowed to, and refuses more than the backlog", async () => {
    const stage = await TcpStage.open();
    const { handler, listener, accept } = await stage.listen({ pullMode: true, backlog: 2 });
    await accept();
    await accept();
    const third = await accept();
    assert.deepEqual(third.calls, ["abort"]);
    assert.deepEqual(handler.news(), []);
    listener.tell(new Tcp.ResumeAccepting(1));
    await stage.settle();
    assert.deepEqual(handler.news(), ["Connected"]);
    listener.tell(new Tcp.ResumeAccepting(2));
    await stage.settle();
    assert.deepEqual(handler.news(), ["Connected"]);
    await accept();
    assert.deepEqual(handler.news(), ["Connected"]);
  });
});

describe("the TCP manager", () => {
  it("says what it takes when it gets something else, and goes on", async () => {
    const stage = await TcpStage.open();
    stage.manager.tell(Tcp.Close.instance);
    stage.manager.tell("hello");
    await stage.settle();
    assert.lengthOf(
      stage.platform.lines.filter((line) => line.includes("takes Bind and Connect")),
      2,
    );
    assert.deepEqual((await stage.listen()).handler.news(), []);
  });
});
