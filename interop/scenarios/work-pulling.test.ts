import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import { ConsumerController, inMemoryDurableQueue, WorkPullingProducerController as WorkPulling } from "ritsem/reliable-delivery";
import { afterEach, assert, it } from "vitest";
import { akkaNetCommand } from "../harness/akka-net-programs.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { LineProcess } from "ritsem/testkit/node";

const WITHIN_MS = 40_000;
const COUNT = 300;
const STRING = "System.String, System.Private.CoreLib";
const expected = Array.from({ length: COUNT }, (_, index) => `message ${index + 1}`).sort();

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Sends so many texts, each to the worker that has asked for it. */
class Producer extends ReceiveActor {
  constructor(controller: ActorRef, count: number) {
    super();
    let sent = 0;
    this.receive(WorkPulling.WorkRequested, (next) => {
      if (sent < count) this.tell(next.sendNextTo, `message ${(sent += 1)}`);
    });
    this.tell(controller, new WorkPulling.Start(this.self));
  }
}

class Worker extends ReceiveActor {
  constructor(controller: ActorRef, onText: (text: string) => void) {
    super();
    this.receive(ConsumerController.Delivery, ({ message, confirmTo }) => {
      this.tell(confirmTo, ConsumerController.Confirmed.instance);
      onText(message as string);
    });
    this.tell(controller, new ConsumerController.Start(this.self));
  }
}

async function startSystem(): Promise<ActorSystem> {
  const remoting = "actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }";
  const watching = "remote.watch-failure-detector { heartbeat-interval = 500 ms, acceptable-heartbeat-pause = 2 s }";
  const resending = "reliable-delivery.consumer-controller.resend-interval-min = 500 ms";
  const system = await ActorSystem.create(
    "delivery",
    `akka { loglevel = ERROR, stdout-loglevel = OFF, ${remoting}, ${watching}, ${resending} }`,
  );
  cleanUps.push(() => system.terminate());
  return system;
}

async function startProgram(...args: readonly string[]): Promise<{ readonly program: LineProcess; readonly paths: readonly string[] }> {
  const program = new LineProcess(akkaNetCommand("DeliveryPeer", args));
  cleanUps.push(() => program.kill());
  const ready = await program.lines.take((line) => line.startsWith("READY "), WITHIN_MS, "paths");
  return { program, paths: ready.slice("READY ".length).split(" ") };
}

async function startProducer(options: Partial<WorkPulling.Options> = {}): Promise<string> {
  const system = await startSystem();
  const settings = WorkPulling.settingsFrom(system.config);
  const props = WorkPulling.create({ producerId: "typescript-producer", settings, messageType: STRING, ...options });
  const controller = system.actorOf(props, "work-controller") as ActorRef;
  system.actorOf(Props.create(Producer, controller, COUNT));
  return `${system.address.toString()}/user/work-controller`;
}

/** The next so many texts that a program's workers got, and by which worker. */
async function worked({ lines }: LineProcess, count: number): Promise<{ readonly texts: string[]; readonly workers: Set<string> }> {
  const texts: string[] = [];
  const workers = new Set<string>();
  while (texts.length < count) {
    const line = await lines.take((each) => each.startsWith("WORKED "), WITHIN_MS, `work ${texts.length + 1}`);
    const [, worker = "", ...words] = line.split(" ");
    workers.add(worker);
    texts.push(words.join(" "));
  }
  return { texts, workers };
}

describeWithAkkaNet("Work pulling with Akka.NET", () => {
  it("gives each message of a TypeScript producer to one of three C# workers", async () => {
    const { program } = await startProgram("workers", "3", await startProducer(), "confirm");
    const { texts, workers } = await worked(program, COUNT);
    assert.deepEqual(texts.sort(), expected);
    assert.equal(workers.size, 3);
  });

  it("does so from a durable queue", async () => {
    const { program } = await startProgram("workers", "3", await startProducer({ durableQueue: inMemoryDurableQueue() }), "confirm");
    const { texts } = await worked(program, COUNT);
    assert.deepEqual(texts.sort(), expected);
  });

  it("gives what C# workers had not confirmed when their process was killed to others", async () => {
    const path = await startProducer();
    const idle = await startProgram("workers", "2", path, "keep");
    const first = await worked(idle.program, 2);
    const busy = await startProgram("workers", "2", path, "confirm");
    await idle.program.kill();
    const { texts } = await worked(busy.program, COUNT);
    assert.deepEqual(texts.toSorted(), expected);
    assert.includeMembers(texts, first.texts);
  });

  it("gives each message of a C# producer to one of three TypeScript workers", async () => {
    const { paths } = await startProgram("work", String(COUNT), "3");
    const system = await startSystem();
    const settings = ConsumerController.settingsFrom(system.config);
    const got = paths.map((): string[] => []);
    await new Promise<void>((resolve, reject) => {
      const start = async (path: string, texts: string[]): Promise<void> => {
        const producerController = await system.actorSelection(path).resolveOne("20 s");
        const controller = system.actorOf(ConsumerController.create({ settings, messageType: STRING, producerController })) as ActorRef;
        const onText = (text: string): void => {
          texts.push(text);
          if (got.flat().length === COUNT) resolve();
        };
        system.actorOf(Props.create(Worker, controller, onText));
      };
      for (const [index, path] of paths.entries()) start(path, got[index] ?? []).catch(reject);
    });
    assert.deepEqual(got.flat().sort(), expected);
    for (const texts of got) assert.isNotEmpty(texts);
  });
});
