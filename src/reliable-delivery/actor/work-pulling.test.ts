import { afterEach, assert, describe, it } from "vitest";
import { type Probe, scripted, startProbe, startTestSystem, type TestSystem } from "../../../test/behaviour/actor-harness.ts";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { type ActorRef, AskTimeoutError } from "../../actor/index.ts";
import * as ConsumerController from "../consumer-controller.ts";
import { RegisterConsumer, SequencedMessage } from "../message/protocol.ts";
import * as WorkPulling from "../work-pulling-producer-controller.ts";

const KEY = "akka.reliable-delivery.work-pulling.producer-controller";
let test: TestSystem;

afterEach(async () => {
  void test.system.terminate();
  await test.settle();
});

async function start(config = ""): Promise<{ readonly controller: ActorRef; readonly producer: Probe }> {
  test = await startTestSystem(`akka.loglevel = OFF, akka.stdout-loglevel = OFF\n${config}`);
  const settings = WorkPulling.settingsFrom(test.system.config);
  const controller = test.system.actorOf(WorkPulling.create({ producerId: "p", settings })) as ActorRef;
  const producer = startProbe(test.system);
  controller.tell(new WorkPulling.Start(producer.ref));
  await test.settle();
  return { controller, producer };
}

/** A worker that confirms what it gets, or only looks at it; and its consumer controller. */
async function startWorker(controller: ActorRef, confirms = true): Promise<{ readonly ref: ActorRef; readonly got: unknown[] }> {
  const got: unknown[] = [];
  const ref = test.system.actorOf(
    scripted((message) => {
      const { message: work, confirmTo } = message as ConsumerController.Delivery;
      got.push(work);
      if (confirms) confirmTo.tell(ConsumerController.Confirmed.instance);
    }),
  ) as ActorRef;
  const settings = ConsumerController.settingsFrom(test.system.config);
  const consumer = test.system.actorOf(ConsumerController.create({ settings, producerController: controller })) as ActorRef;
  consumer.tell(new ConsumerController.Start(ref));
  await test.settle();
  return { ref, got };
}

/** Sends so many messages, each when it is asked to. */
async function send(controller: ActorRef, producer: Probe, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    assert.isAtLeast(producer.received.length, index);
    controller.tell(`work ${index}`);
    await test.settle();
  }
}

const expected = (count: number): string[] => Array.from({ length: count }, (_, index) => `work ${index + 1}`).sort();

describe("A work-pulling controller", () => {
  it("asks for nothing without workers, and gives each message to one of them", async () => {
    const { controller, producer } = await start();
    assert.lengthOf(producer.received, 0);
    const workers = [await startWorker(controller), await startWorker(controller), await startWorker(controller)];
    await send(controller, producer, 90);
    assert.deepEqual(workers.flatMap(({ got }) => got as string[]).sort(), expected(90));
    for (const { got } of workers) assert.isAtLeast(got.length, 20);
  });

  it("gives what a stopped worker has not confirmed to another", async () => {
    const { controller, producer } = await start();
    const idle = await startWorker(controller, false);
    await send(controller, producer, 5);
    const other = await startWorker(controller);
    test.system.stop(idle.ref);
    await test.settle();
    assert.deepEqual((other.got as string[]).toSorted(), expected(5));
  });

  it("tells how many workers there are, and when a message is confirmed", async () => {
    const { controller, producer } = await start();
    await startWorker(controller);
    const asked = controller.ask(new WorkPulling.GetWorkerStats(), WorkPulling.WorkerStats);
    const confirmed = (producer.received[0] as WorkPulling.WorkRequested).askNextTo("work");
    await test.settle();
    assert.equal((await asked).numberOfWorkers, 1);
    await confirmed;
  });
});

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.buffer-size", () => {
  it("is the count of messages that wait for a worker", async () => {
    const { controller, producer } = await start(`${KEY}.buffer-size = 3`);
    // The first message goes to the worker, which requests no other.
    controller.tell(new RegisterConsumer(startProbe(test.system).ref));
    await test.settle();
    await send(controller, producer, 4);
    assert.lengthOf(producer.received, 4);
  });
});

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.internal-ask-timeout", () => {
  it("is the time within which a worker must confirm", async () => {
    const { controller, producer } = await start(`${KEY}.internal-ask-timeout = 100ms`);
    await startWorker(controller, false);
    const asked = (producer.received[0] as WorkPulling.WorkRequested).askNextTo("work").catch((error: unknown) => error);
    await test.settle();
    await test.platform.advanceMs(200);
    assert.instanceOf(await asked, AskTimeoutError);
  });
});

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.durable-queue.resend-first-interval", () => {
  it("is the time after which the first message of a worker is sent again", async () => {
    const { controller, producer } = await start(`${KEY}.durable-queue.resend-first-interval = 100ms`);
    const worker = startProbe(test.system);
    controller.tell(new RegisterConsumer(worker.ref));
    await test.settle();
    await send(controller, producer, 1);
    await test.platform.advanceMs(150);
    await test.settle();
    assert.isAtLeast(worker.received.filter((message) => message instanceof SequencedMessage).length, 2);
  });
});
