import type { LookupFunction } from "node:net";
import { assert, it } from "vitest";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { ActorSystem, type Props } from "../../index.ts";
import { NodeTcpNetwork } from "../node/node-tcp-network.ts";
import { bytes, TcpStage } from "./tcp-stage.fixture.ts";
import * as Tcp from "./tcp.ts";

describeSetting("akka.io.tcp.register-timeout", () => {
  it("is how long a connection waits for Register; infinite is for ever", async () => {
    const callsAfter = async (config: string, ms: number): Promise<readonly string[]> => {
      const stage = await TcpStage.open(config);
      const socket = await (await stage.listen()).accept();
      await stage.platform.advanceMs(ms);
      return socket.calls;
    };
    assert.deepEqual(await callsAfter("akka.io.tcp.register-timeout = 1 s", 999), []);
    assert.deepEqual(await callsAfter("akka.io.tcp.register-timeout = 1 s", 1000), ["abort"]);
    assert.deepEqual(await callsAfter("akka.io.tcp.register-timeout = infinite", 1e9), []);
  });
});

describeSetting("akka.io.tcp.max-channels", () => {
  it("limits connections and attempts: a peer is reset, Connect fails", async () => {
    const stage = await TcpStage.open("akka.io.tcp.max-channels = 2");
    const { handler, accept } = await stage.listen();
    const first = await accept();
    const asker = stage.keeper();
    const connect = new Tcp.Connect({ host: "127.0.0.1", port: 1 });
    stage.manager.tell(connect, asker.ref);
    await stage.settle();
    const third = await accept();
    stage.manager.tell(connect, asker.ref);
    await stage.settle();
    assert.deepEqual(third.calls, ["abort"]);
    assert.deepEqual(asker.news(), ["CommandFailed Connect"]);
    handler.senders.at(-1)?.tell(Tcp.Abort.instance);
    await stage.settle();
    assert.deepEqual(first.calls, ["abort"]);
    assert.deepEqual((await accept()).calls, []);
  });
});

describeSetting("akka.io.tcp.max-received-message-size", () => {
  it("divides what was read at once", async () => {
    const stage = await TcpStage.open("akka.io.tcp.max-received-message-size = 4b");
    const { socket, handler } = await stage.connection();
    socket.arrive(10);
    await stage.settle();
    assert.deepEqual(handler.news(), ["Received 4", "Received 4", "Received 2"]);
  });

  it("in pull mode keeps the rest for the next ResumeReading", async () => {
    const stage = await TcpStage.open("akka.io.tcp.max-received-message-size = 4b");
    const { handler, listener, accept } = await stage.listen({ pullMode: true });
    listener.tell(new Tcp.ResumeAccepting(1));
    const socket = await accept();
    const connection = handler.senders.at(-1);
    connection?.tell(new Tcp.Register(handler.ref));
    connection?.tell(Tcp.ResumeReading.instance);
    await stage.settle();
    socket.arrive(6);
    await stage.settle();
    assert.deepEqual(handler.news(), ["Connected", "Received 4"]);
    connection?.tell(Tcp.ResumeReading.instance);
    await stage.settle();
    assert.deepEqual(handler.news(), ["Received 2"]);
    assert.isFalse(socket.isReading);
  });
});

describeSetting("akka.io.tcp.write-commands-queue-max-size", () => {
  it("is how many bytes wait behind those under way; -1 and unlimited are any number", async () => {
    const failures = async (size: string): Promise<readonly string[]> => {
      const stage = await TcpStage.open(`akka.io.tcp.write-commands-queue-max-size = ${size}`);
      const { handler, say } = await stage.connection();
      await say(...Array.from({ length: 3 }, () => new Tcp.Write(bytes(1000))));
      return handler.news();
    };
    assert.deepEqual(await failures("1000b"), ["CommandFailed Write"]);
    assert.deepEqual(await failures("unlimited"), []);
    assert.deepEqual(await failures("-1"), []);
  });
});

describeSetting("akka.io.tcp.trace-logging", () => {
  it("logs each step at DEBUG level, without contents", async () => {
    const stage = await TcpStage.open("akka.loglevel = DEBUG\nakka.io.tcp.trace-logging = on");
    const { socket } = await stage.connection();
    socket.arrive(5);
    await stage.settle();
    assert.include(stage.platform.lines.join("\n"), "Read 5 bytes");
  });
});

describeSetting("akka.io.tcp.worker-dispatcher", () => {
  it("is the dispatcher of listeners and connections", async () => {
    const stage = await TcpStage.open("akka.io.tcp.worker-dispatcher = mine, mine { type = Dispatcher }");
    const { handler, listener, accept } = await stage.listen();
    await accept();
    for (const ref of [listener, handler.senders.at(-1)]) assert.equal(dispatcherOf(ref), "mine");
  });
});

describeSetting("akka.io.tcp.management-dispatcher", () => {
  it("is the dispatcher of the manager", async () => {
    await using system = await ActorSystem.create("Sys", "akka.io.tcp.management-dispatcher = mine, mine { type = Dispatcher }");
    assert.equal(dispatcherOf(Tcp.get(system).manager), "mine");
  });
});

describeSetting("akka.io.tcp.outgoing-socket-force-ipv4", () => {
  it("resolves names to IPv4 addresses alone", async () => {
    const families: unknown[] = [];
    const lookup: LookupFunction = (_name, { family }, done) => {
      families.push(family);
      done(new Error("enough"), []);
    };
    for (const forcesIpv4 of [true, false]) {
      const network = new NodeTcpNetwork({ forcesIpv4, registerTimeoutMs: 1, lookup });
      await new Promise<void>((resolve) => {
        network.connect(new Tcp.Connect({ host: "nowhere.invalid", port: 1 }), { onConnected() {}, onFailed: () => resolve() });
      });
    }
    assert.deepEqual(families, [4, undefined]);
  });
});

function dispatcherOf(ref: unknown): string | undefined {
  return (ref as { readonly cell: { readonly props: Props } }).cell.props.deploy.dispatcher;
}
