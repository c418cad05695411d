import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import { ConsumerController, ProducerController } from "ritsem/reliable-delivery";
import { afterEach, assert, it } from "vitest";
import { akkaNetCommand } from "../harness/akka-net-programs.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { LineProcess } from "ritsem/testkit/node";

const WITHIN_MS = 40_000;
const COUNT = 300;
const STRING = "System.String, System.Private.CoreLib";
const expected = Array.from({ length: COUNT }, (_, index) => `message ${index + 1}`);

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Sends so many texts, as the C# program's does. */
class Producer extends ReceiveActor {
  constructor(controller: ActorRef, count: number) {
    super();
    let sent = 0;
    this.receive(ProducerController.RequestNext, (next) => {
      if (sent < count) this.tell(next.sendNextTo, `message ${(sent += 1)}`);
    });
    this.tell(controller, new ProducerController.Start(this.self));
  }
}

/** Confirms each text. */
class Consumer extends ReceiveActor {
  constructor(controller: ActorRef, onText: (text: string) => void) {
    super();
    this.receive(ConsumerController.Delivery, ({ message, confirmTo }) => {
      this.tell(confirmTo, ConsumerController.Confirmed.instance);
      onText(message as string);
    });
    this.tell(controller, new ConsumerController.Start(this.self));
  }
}

async function startSystem(config = ""): Promise<ActorSystem> {
  const remoting = "actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }";
  const system = await ActorSystem.create("delivery", `akka { loglevel = WARNING, ${remoting} }\n${config}`);
  cleanUps.push(() => system.terminate());
  return system;
}

async function startProgram(...args: readonly string[]): Promise<{ readonly program: LineProcess; readonly path: string }> {
  const program = new LineProcess(akkaNetCommand("DeliveryPeer", args));
  cleanUps.push(() => program.kill());
  const ready = await program.lines.take((line) => line.startsWith("READY "), WITHIN_MS, "path");
  return { program, path: ready.slice("READY ".length) };
}

async function receivedFrom(path: string): Promise<readonly string[]> {
  const system = await startSystem();
  const producerController = await system.actorSelection(path).resolveOne("20 s");
  const settings = ConsumerController.settingsFrom(system.config);
  const controller = system.actorOf(ConsumerController.create({ settings, messageType: STRING, producerController })) as ActorRef;
  return new Promise((resolve) => {
    const received: string[] = [];
    system.actorOf(Props.create(Consumer, controller, (text: string) => received.push(text) === COUNT && resolve(received)));
  });
}

async function startProducer(config: string): Promise<string> {
  const system = await startSystem(config);
  const settings = ProducerController.settingsFrom(system.config);
  const create = ProducerController.create({ producerId: "typescript-producer", settings, messageType: STRING });
  const controller = system.actorOf(create, "producer-controller") as ActorRef;
  system.actorOf(Props.create(Producer, controller, COUNT));
  return `${system.address}/user/producer-controller`;
}

async function assertDelivered({ lines }: LineProcess): Promise<void> {
  const delivered: string[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const line = await lines.take((each) => each.startsWith("DELIVERED "), WITHIN_MS, `message ${index + 1}`);
    delivered.push(line.split(" ").slice(2).join(" "));
  }
  assert.deepEqual(delivered, expected);
}

describeWithAkkaNet("Reliable delivery with Akka.NET", () => {
  it("delivers the messages of a C# producer to a TypeScript consumer, once and in order", async () => {
    const { program, path } = await startProgram("producer", String(COUNT), "off");
    assert.deepEqual(await receivedFrom(path), expected);
    await program.lines.take((line) => line === "SENT", WITHIN_MS, "the end");
  });

  it("does so when the C# producer controller sends chunks", async () => {
    const { path } = await startProgram("producer", String(COUNT), "4b");
    assert.deepEqual(await receivedFrom(path), expected);
  });

  it("delivers the messages of a TypeScript producer to a C# consumer, once and in order", async () => {
    const { program } = await startProgram("consumer", await startProducer(""));
    await assertDelivered(program);
  });

  it("does so when the TypeScript producer controller sends chunks", async () => {
    const path = await startProducer("akka.reliable-delivery.producer-controller.chunk-large-messages = 4b");
    const { program } = await startProgram("consumer", path);
    await assertDelivered(program);
  });
});
