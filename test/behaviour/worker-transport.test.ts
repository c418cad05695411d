import { MessageChannel, threadId } from "node:worker_threads";
import { assert, describe, it } from "vitest";
import { Address } from "../../src/actor/index.ts";
import { Props, ReceiveActor } from "../../src/index.ts";
import { DisassociatedEvent } from "../../src/remote/index.ts";
import {
  block,
  dialledByHand,
  frame,
  MARK,
  NEVER,
  pairWith,
  systemWith,
  threadWithEcho,
  transportWith,
  visitOf,
} from "./worker-transport.fixture.ts";

class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => this.sender.tell(`Hello, ${name}`));
  }
}

class Listener extends ReceiveActor {
  constructor(onEvent: (text: string) => void) {
    super();
    this.receive(DisassociatedEvent, (event) => onEvent(String(event.remoteAddress)));
  }
}

describe("Systems in threads", () => {
  it("talk by configuration alone", async () => {
    const { address, worker } = await threadWithEcho();
    const here = await systemWith("Here");
    assert.equal(here.address.toString(), `akka.worker://Here@thread-${threadId}:1`);
    assert.equal(address, `akka.worker://There@thread-${worker.threadId}:1`);
    const echo = here.actorSelection(`${address}/user/echo`);
    assert.equal(await echo.ask("one", String, "10 s"), "one");
    const large = "x".repeat(100_000);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => echo.ask(`${index}${large}`, String, "10 s")));
    assert.deepEqual(
      answers.map((answer) => answer.length),
      Array.from({ length: 20 }, (_, index) => `${index}`.length + large.length),
    );
  });

  it("talk to other threads and to other systems of their own", async () => {
    const [one, other, neighbour] = [await threadWithEcho(), await threadWithEcho(), await systemWith("Neighbour")];
    neighbour.actorOf(Props.create(Greeter), "greeter");
    const here = await systemWith("Here");
    for (const { address } of [one, other]) assert.equal(await here.actorSelection(`${address}/user/echo`).ask("hi", String, "10 s"), "hi");
    assert.equal(await here.actorSelection(`${neighbour.address}/user/greeter`).ask("you", String, "10 s"), "Hello, you");
  });

  it("lose the association at once when the other thread ends, and others go on", async () => {
    const [dying, living] = [await threadWithEcho(), await threadWithEcho()];
    const here = await systemWith("Here");
    for (const { address } of [dying, living]) await here.actorSelection(`${address}/user/echo`).ask("hi", String, "10 s");
    const lost = new Promise<string>((resolve) => {
      here.eventStream.subscribe(here.actorOf(Props.create(Listener, resolve)), DisassociatedEvent);
    });
    const transport = transportWith();
    const visit = visitOf(await transport.associate(Address.parse(dying.address), NEVER));
    dying.worker.postMessage("exit");
    assert.match(String(await visit.ended), /ConnectionLostError/);
    assert.include(await lost, dying.address);
    assert.match(await transport.associate(Address.parse(dying.address), NEVER).then(() => "connected", String), /the thread has ended/);
    assert.equal(await here.actorSelection(`${living.address}/user/echo`).ask("hi", String, "10 s"), "hi");
  });

  it("are not kept waiting by a thread that blocks", async () => {
    const [blocked, living] = [await threadWithEcho(), await threadWithEcho()];
    const here = await systemWith("Here");
    const toBlocked = here.actorSelection(`${blocked.address}/user/echo`);
    await toBlocked.ask("hi", String, "10 s");
    const letGo = await block(blocked.worker);
    const late = toBlocked.ask("late", String, "30 s");
    for (let index = 0; index < 100; index += 1)
      assert.equal(await here.actorSelection(`${living.address}/user/echo`).ask("hi", String, "10 s"), "hi");
    const failure = await transportWith("connect-timeout = 100 ms")
      .associate(Address.parse(blocked.address), NEVER)
      .then(() => "connected", String);
    letGo();
    assert.match(failure, /ritsem\.remote\.worker\.connect-timeout/);
    assert.equal(await late, "late");
  });
});

describe("The worker transport", () => {
  it("says what is wrong with an address of another kind", async () => {
    const failure = await transportWith()
      .associate(new Address("worker", "Sys", "example.com", 1), NEVER)
      .then(() => "connected", String);
    assert.match(failure, /akka\.worker|worker:\/\/Sys@example\.com:1.*not a thread/);
  });

  it("refuses to listen twice at a port of one thread", async () => {
    const address = await transportWith().listen("One", () => {});
    const failure = await transportWith(`port = ${address.port}`)
      .listen("Two", () => {})
      .then(() => "listening", String);
    assert.match(failure, /ritsem\.remote\.worker\.port/);
  });

  it("ignores whatever else is posted to the thread", async () => {
    const listener = transportWith();
    const address = await listener.listen("Sys", () => {});
    for (const rubbish of [
      undefined,
      null,
      7,
      "dial",
      {},
      { mark: MARK },
      { mark: MARK, kind: "dial", port: address.port, conversation: {} },
    ])
      process.emit("workerMessage", rubbish, threadId);
    const { port1 } = new MessageChannel();
    process.emit("workerMessage", { mark: MARK, kind: "dial", port: 1, lowWaterBytes: -1, conversation: port1 }, threadId);
    assert.isDefined(await transportWith().associate(address, NEVER));
  });

  for (const [what, value, error] of [
    ["no block", { frames: 1 }, /not a block of frames/],
    ["a buffer without a view", new ArrayBuffer(8), /not a block of frames/],
    ["a block that ends within a frame", frame(10).subarray(0, 7), /ends within a frame/],
    ["a frame above the limit", frame(200_000), /FrameTooLargeError/],
    ["an acknowledgement of what was not sent", 5, /acknowledged what was not sent/],
    ["an acknowledgement that is no number of bytes", Number.NaN, /acknowledged what was not sent/],
  ] as const) {
    it(`ends the connection whose other side posts ${what}, and no other`, async () => {
      const good = await pairWith();
      const { port, handle } = await dialledByHand();
      const visit = visitOf(handle);
      port.postMessage(value);
      assert.match(String(await visit.ended), error);
      const received = visitOf(good.inbound);
      good.outbound.write(frame(3));
      good.outbound.disassociate();
      assert.isUndefined(await received.ended);
      assert.deepEqual(received.frames, [3]);
    });
  }

  it("moves a large block that has a buffer of its own to the other thread", async () => {
    const { outbound, inbound } = await pairWith();
    const received = visitOf(inbound);
    const [own, shared] = [frame(50_000), frame(60_000)];
    const part = new Uint8Array(100_000);
    part.set(shared, 10);
    outbound.write(own);
    outbound.write(part.subarray(10, 10 + shared.length));
    assert.equal(own.buffer.byteLength, 0); // moved
    assert.equal(part.length, 100_000); // copied: the rest belongs to someone else
    outbound.disassociate();
    await received.ended;
    assert.deepEqual(received.frames, [50_000, 60_000]);
  });
});
