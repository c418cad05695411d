import { afterEach, assert, describe, it } from "vitest";
import { type Probe, scripted, startProbe, startTestSystem, type TestSystem } from "../../../test/behaviour/actor-harness.ts";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import type { ActorRef } from "../../actor/index.ts";
import { ActorSystem } from "../../index.ts";
import * as ConsumerController from "../consumer-controller.ts";
import { Chunk } from "../message/chunk.ts";
import { Ack, RegisterConsumer, Request, Resend, SequencedMessage } from "../message/protocol.ts";
import * as ProducerController from "../producer-controller.ts";
import type { DurableProducerQueue } from "../queue/durable-producer-queue.ts";
import { inMemoryDurableQueue } from "../queue/in-memory-queue.ts";
import { EMPTY_QUEUE } from "../queue/queue-state.ts";

const STRING = "System.String, System.Private.CoreLib";
let systems: { terminate(): Promise<void> }[] = [];
let test: TestSystem;

afterEach(async () => {
  for (const system of systems) void system.terminate();
  await test.settle();
  systems = [];
});

async function start(config = ""): Promise<TestSystem> {
  test = await startTestSystem(`akka.loglevel = OFF, akka.stdout-loglevel = OFF\n${config}`);
  systems.push(test.system);
  return test;
}

async function advance(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    await test.platform.advanceMs(50);
    await test.settle();
  }
}

function producerController(options: Partial<ProducerController.Options> = {}): ActorRef {
  const settings = ProducerController.settingsFrom(test.system.config);
  return test.system.actorOf(ProducerController.create({ producerId: "p", settings, ...options })) as ActorRef;
}

function consumerController(options: Partial<ConsumerController.Options> = {}): ActorRef {
  const settings = ConsumerController.settingsFrom(test.system.config);
  return test.system.actorOf(ConsumerController.create({ settings, ...options })) as ActorRef;
}

/** A producer that sends the texts one by one, and a consumer that confirms each. */
async function deliver(texts: readonly string[], durableQueue?: ProducerController.Options["durableQueue"]): Promise<string[]> {
  const controller = producerController(durableQueue === undefined ? {} : { durableQueue });
  const waiting = [...texts];
  const got: string[] = [];
  const producer = test.system.actorOf(
    scripted((message) => {
      const text = waiting.shift();
      if (text !== undefined) (message as ProducerController.RequestNext).sendNextTo.tell(text);
    }),
  ) as ActorRef;
  const consumer = test.system.actorOf(
    scripted((message) => {
      const { message: text, confirmTo } = message as ConsumerController.Delivery;
      got.push(text as string);
      confirmTo.tell(ConsumerController.Confirmed.instance);
    }),
  ) as ActorRef;
  const receiving = consumerController({ producerController: controller });
  controller.tell(new ProducerController.Start(producer));
  receiving.tell(new ConsumerController.Start(consumer));
  await test.settle();
  return got;
}

/** A producer controller whose consumer controller is a probe. */
async function startedProducer(options: Partial<ProducerController.Options> = {}): Promise<{
  readonly controller: ActorRef;
  readonly producer: Probe;
  readonly consumer: Probe;
}> {
  const controller = producerController(options);
  const producer = startProbe(test.system);
  const consumer = startProbe(test.system);
  controller.tell(new ProducerController.Start(producer.ref));
  controller.tell(new ProducerController.RegisterConsumer(consumer.ref, options.messageType));
  await test.settle();
  return { controller, producer, consumer };
}

/** A consumer controller whose producer controller is a probe, and that got the first message. */
async function startedConsumer(): Promise<{ readonly controller: ActorRef; readonly producer: Probe; readonly consumer: Probe }> {
  const controller = consumerController();
  const producer = startProbe(test.system);
  const consumer = startProbe(test.system);
  controller.tell(new ConsumerController.Start(consumer.ref));
  controller.tell(new SequencedMessage("p", 1, "one", true, false, producer.ref));
  await test.settle();
  return { controller, producer, consumer };
}

/** A ref that passes messages to another one, but is not equal to it: as one by path to an actor of another system. */
function refAt(ref: ActorRef): Pick<ActorRef, "tell" | "equals" | "isLocal"> {
  return { tell: (message, sender) => ref.tell(message, sender), equals: (other) => other.path.uid === 0, isLocal: false };
}

const requestsOf = ({ received }: Probe): readonly Request[] => received.filter((message) => message instanceof Request);
const sentTo = ({ received }: Probe): readonly SequencedMessage[] => received.filter((message) => message instanceof SequencedMessage);

describe("A producer controller and a consumer controller", () => {
  it("deliver messages one by one, each once its predecessor was confirmed", async () => {
    await start();
    const texts = Array.from({ length: 200 }, (_, index) => `message ${index}`);
    assert.deepEqual(await deliver(texts), texts);
  });

  it("deliver what is stored first, with a durable queue", async () => {
    await start();
    const queue = inMemoryDurableQueue();
    assert.deepEqual(await deliver(["a", "b", "c"], queue), ["a", "b", "c"]);
    const { currentSeqNr, highestConfirmedSeqNr, unconfirmed } = await queue({ producerId: "p", codec: undefined }).load();
    assert.equal(currentSeqNr, 4);
    // The last confirmation comes with a later request.
    assert.isAtMost(unconfirmed.length, 4 - highestConfirmedSeqNr);
  });

  it("refuse actors of other systems, message types that differ, and messages that were not requested", async () => {
    await start();
    const { controller, producer, consumer } = await startedProducer({ messageType: STRING });
    assert.lengthOf(producer.received, 1);
    const other = startProbe(test.system);
    controller.tell(new RegisterConsumer(other.ref));
    controller.tell("one");
    controller.tell("two, which was not requested");
    await test.settle();
    assert.deepEqual(
      sentTo(consumer).map(({ content, messageType }) => [content, messageType]),
      [["one", STRING]],
    );
    assert.lengthOf(other.received, 0);
  });
});

describe("A producer controller", () => {
  it("tells the number of a message once it is confirmed", async () => {
    await start();
    const { controller, producer } = await startedProducer();
    const [next] = producer.received as [ProducerController.RequestNext];
    const confirmed = next.askNextTo("one");
    await test.settle();
    controller.tell(new Ack(1));
    await test.settle();
    assert.equal(await confirmed, 1);
  });

  it("sends what was stored before it started, and goes on with the next number", async () => {
    await start();
    const queue = inMemoryDurableQueue();
    const first = await startedProducer({ durableQueue: queue });
    first.controller.tell("stored");
    await test.settle();
    test.system.stop(first.controller);
    const { controller, consumer } = await startedProducer({ durableQueue: queue });
    assert.deepEqual(
      sentTo(consumer).map(({ seqNr, content, isFirst }) => [seqNr, content, isFirst]),
      [[1, "stored", true]],
    );
    controller.tell(new Request(1, 10, true, false));
    await test.settle();
    controller.tell("next");
    await test.settle();
    assert.deepEqual(
      sentTo(consumer).map(({ seqNr }) => seqNr),
      [1, 2],
    );
  });
});

describe("A consumer controller", () => {
  it("stops with its consumer, and acknowledges what was confirmed", async () => {
    await start();
    const { controller, producer, consumer } = await startedConsumer();
    controller.tell(ConsumerController.Confirmed.instance);
    test.system.stop(consumer.ref);
    await test.settle();
    assert.deepEqual(producer.received.at(-1), new Ack(1));
  });

  it("knows the producer controller that it registered with by a path without a uid, also after its restart", async () => {
    await start();
    const controller = consumerController();
    const consumer = startProbe(test.system);
    controller.tell(new ConsumerController.Start(consumer.ref));
    for (const life of [1, 2]) {
      const producer = startProbe(test.system, "producer");
      const path = producer.ref.path.withUid(0);
      const unidentified = { ...refAt(producer.ref), path } as unknown as ActorRef;
      controller.tell(new ConsumerController.RegisterToProducerController(unidentified));
      await test.settle();
      for (const seqNr of [1, 2, 3]) {
        controller.tell(new SequencedMessage("p", seqNr, `${seqNr} of life ${life}`, seqNr === 1, false, producer.ref));
        controller.tell(ConsumerController.Confirmed.instance);
        await test.settle();
      }
      test.system.stop(producer.ref);
      await test.settle();
    }
    assert.deepEqual(
      consumer.received.map((message) => (message as ConsumerController.Delivery).message),
      ["1 of life 1", "2 of life 1", "3 of life 1", "1 of life 2", "2 of life 2", "3 of life 2"],
    );
  });

  it("stops when told to, once the consumer has confirmed what arrived", async () => {
    await start();
    const { controller, producer, consumer } = await startedConsumer();
    controller.tell(new SequencedMessage("p", 2, "two", false, false, producer.ref));
    controller.tell(ConsumerController.DeliverThenStop.instance);
    controller.tell(ConsumerController.Confirmed.instance);
    controller.tell(ConsumerController.Confirmed.instance);
    await test.settle();
    assert.lengthOf(consumer.received, 2);
    assert.deepEqual(producer.received.at(-1), new Ack(2));
  });
});

describeSetting("akka.reliable-delivery.consumer-controller.flow-control-window", () => {
  it("is the count of messages that are requested", async () => {
    await start("akka.reliable-delivery.consumer-controller.flow-control-window = 7");
    assert.equal(requestsOf((await startedConsumer()).producer)[0]?.requestUpToSeqNr, 7);
  });
});

describeSetting("akka.reliable-delivery.consumer-controller.only-flow-control", () => {
  it("leaves lost messages lost", async () => {
    await start("akka.reliable-delivery.consumer-controller.only-flow-control = true");
    const { controller, producer, consumer } = await startedConsumer();
    controller.tell(ConsumerController.Confirmed.instance);
    controller.tell(new SequencedMessage("p", 3, "three", false, false, producer.ref));
    await test.settle();
    assert.deepEqual(
      consumer.received.map((message) => (message as ConsumerController.Delivery).message),
      ["one", "three"],
    );
    assert.isFalse(producer.received.some((message) => message instanceof Resend));
  });
});

describeSetting("akka.reliable-delivery.consumer-controller.resend-interval-min", () => {
  it("is the first wait before a request is repeated", async () => {
    await start("akka.reliable-delivery.consumer-controller.resend-interval-min = 100ms");
    const { controller, producer } = await startedConsumer();
    controller.tell(ConsumerController.Confirmed.instance);
    await test.settle();
    const before = requestsOf(producer).length;
    await advance(150);
    assert.lengthOf(requestsOf(producer), before + 1);
  });
});

describeSetting("akka.reliable-delivery.consumer-controller.resend-interval-max", () => {
  it("is the longest wait", async () => {
    const config = "akka.reliable-delivery.consumer-controller { resend-interval-min = 100ms, resend-interval-max = 100ms }";
    await start(config);
    const { controller, producer } = await startedConsumer();
    controller.tell(ConsumerController.Confirmed.instance);
    await test.settle();
    const before = requestsOf(producer).length;
    await advance(1_050);
    assert.isAtLeast(requestsOf(producer).length, before + 9);
  });
});

describeSetting("akka.reliable-delivery.producer-controller.durable-queue.resend-first-interval", () => {
  it("is the time after which the first message is sent again", async () => {
    await start("akka.reliable-delivery.producer-controller.durable-queue.resend-first-interval = 100ms");
    const { controller, consumer } = await startedProducer();
    controller.tell("one");
    await test.settle();
    await advance(350);
    assert.deepEqual(
      sentTo(consumer).map(({ seqNr, isFirst }) => [seqNr, isFirst]),
      Array.from({ length: 4 }, () => [1, true]),
    );
  });
});

/** A queue that loads, and never stores. */
function stuckQueue(calls: number[]): DurableProducerQueue {
  return {
    load: () => Promise.resolve(EMPTY_QUEUE),
    storeSent({ seqNr }) {
      calls.push(seqNr);
      return new Promise(() => {});
    },
    storeConfirmed: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

async function callsWithin(ms: number, config: string): Promise<number> {
  await start(`akka.reliable-delivery.producer-controller.durable-queue { ${config} }`);
  const calls: number[] = [];
  const { controller } = await startedProducer({ durableQueue: () => stuckQueue(calls) });
  controller.tell("one");
  await test.settle();
  await advance(ms);
  return calls.length;
}

describeSetting("akka.reliable-delivery.producer-controller.durable-queue.request-timeout", () => {
  it("is the time after which a request to the queue is repeated", async () => {
    assert.equal(await callsWithin(250, "request-timeout = 100ms"), 3);
  });
});

describeSetting("akka.reliable-delivery.producer-controller.durable-queue.retry-attempts", () => {
  it("is the count of requests after which the controller fails", async () => {
    assert.equal(await callsWithin(2_000, "request-timeout = 100ms, retry-attempts = 4"), 4);
  });
});

/** With real remoting, without which messages do not become bytes. */
async function chunked(config: string): Promise<SequencedMessage> {
  test = await startTestSystem();
  systems.push(test.system);
  const system = await ActorSystem.create(
    "Sys",
    `akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }\n${config}`,
  );
  systems.push(system);
  const settings = ProducerController.settingsFrom(system.config);
  const controller = system.actorOf(ProducerController.create({ producerId: "p", settings })) as ActorRef;
  return new Promise((resolve) => {
    const producer = scripted((message) => (message as ProducerController.RequestNext).sendNextTo.tell("0123456789"));
    const consumer = scripted((message) => resolve(message as SequencedMessage));
    controller.tell(new ProducerController.Start(system.actorOf(producer) as ActorRef));
    controller.tell(new ProducerController.RegisterConsumer(system.actorOf(consumer) as ActorRef));
  });
}

describeSetting("akka.reliable-delivery.producer-controller.chunk-large-messages", () => {
  it("is the size of a chunk", async () => {
    const sent = await chunked("akka.reliable-delivery.producer-controller.chunk-large-messages = 4b");
    assert.instanceOf(sent.content, Chunk);
    assert.equal(new TextDecoder().decode((sent.content as Chunk).bytes), "0123");
    assert.isTrue((sent.content as Chunk).isFirst);
  });
});

describeSetting("ritsem.reliable-delivery.consumer-controller.maximum-chunked-message-size", () => {
  it("is the size at which chunks are not collected any more", async () => {
    await start("ritsem.reliable-delivery.consumer-controller.maximum-chunked-message-size = 5b");
    const controller = consumerController();
    const [producer, consumer] = [startProbe(test.system), startProbe(test.system)];
    controller.tell(new ConsumerController.Start(consumer.ref));
    for (const [seqNr, isLast] of [
      [1, false],
      [2, true],
    ] as const) {
      const chunk = new Chunk(new Uint8Array(3), seqNr === 1, isLast, 4, "");
      controller.tell(new SequencedMessage("p", seqNr, chunk, seqNr === 1, false, producer.ref));
    }
    await test.settle();
    assert.lengthOf(consumer.received, 0);
  });
});
