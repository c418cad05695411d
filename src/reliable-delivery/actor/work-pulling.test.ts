import { assert, describe, it } from "vitest";
import { scripted, startProbe } from "../../../test/behaviour/actor-harness.ts";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { type ActorRef, AskTimeoutError } from "../../actor/index.ts";
import { RegisterConsumer, Request, SequencedMessage } from "../message/protocol.ts";
import * as WorkPulling from "../work-pulling-producer-controller.ts";
import { expected, send, start, startWorker } from "./work-pulling.fixture.ts";

const KEY = "akka.reliable-delivery.work-pulling.producer-controller";

describe("A work-pulling controller", () => {
  it("asks for nothing without workers, and gives each message to one of them", async () => {
    const started = await start();
    assert.lengthOf(started.producer.received, 0);
    const workers = [await startWorker(started), await startWorker(started), await startWorker(started)];
    await send(started, 90);
    assert.deepEqual(workers.flatMap(({ got }) => got as string[]).sort(), expected(90));
    for (const { got } of workers) assert.isAtLeast(got.length, 20);
  });

  it("gives what a stopped worker has not confirmed to another", async () => {
    const started = await start();
    const idle = await startWorker(started, false);
    await send(started, 5);
    const other = await startWorker(started);
    started.test.system.stop(idle.ref);
    await started.test.settle();
    assert.deepEqual((other.got as string[]).toSorted(), expected(5));
  });

  it("gives no more than 10 000 messages to a worker that requests everything and never confirms", async () => {
    const started = await start();
    const { test, controller } = started;
    let received = 0;
    const greedy = test.system.actorOf(scripted((message) => void (received += Number(message instanceof SequencedMessage)))) as ActorRef;
    const producer = scripted((message) => (message as WorkPulling.WorkRequested).sendNextTo.tell("work"));
    controller.tell(new RegisterConsumer(greedy));
    controller.tell(new Request(0, Number.MAX_SAFE_INTEGER, true, false), greedy);
    controller.tell(new WorkPulling.Start(test.system.actorOf(producer) as ActorRef));
    await test.settle();
    assert.equal(received, 10_000);
  });

  it("tells how many workers there are, and when a message is confirmed", async () => {
    const started = await start();
    const { test, controller, producer } = started;
    await startWorker(started);
    const asked = controller.ask(new WorkPulling.GetWorkerStats(), WorkPulling.WorkerStats);
    const confirmed = (producer.received[0] as WorkPulling.WorkRequested).askNextTo("work");
    await test.settle();
    assert.equal((await asked).numberOfWorkers, 1);
    await confirmed;
  });
});

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.buffer-size", () => {
  it("is the count of messages that wait for a worker", async () => {
    const started = await start(`${KEY}.buffer-size = 3`);
    const { test, controller, producer } = started;
    // The first message goes to the worker, which requests no other.
    controller.tell(new RegisterConsumer(startProbe(test.system).ref));
    await test.settle();
    await send(started, 4);
    assert.lengthOf(producer.received, 4);
  });
});

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.internal-ask-timeout", () => {
  it("is the time within which a worker must confirm", async () => {
    const started = await start(`${KEY}.internal-ask-timeout = 100ms`);
    const { test, producer } = started;
    await startWorker(started, false);
    const asked = (producer.received[0] as WorkPulling.WorkRequested).askNextTo("work").catch((error: unknown) => error);
    await test.settle();
    await test.platform.advanceMs(200);
    assert.instanceOf(await asked, AskTimeoutError);
  });
});

describeSetting("akka.reliable-delivery.work-pulling.producer-controller.durable-queue.resend-first-interval", () => {
  it("is the time after which the first message of a worker is sent again", async () => {
    const started = await start(`${KEY}.durable-queue.resend-first-interval = 100ms`);
    const { test, controller } = started;
    const worker = startProbe(test.system);
    controller.tell(new RegisterConsumer(worker.ref));
    await test.settle();
    await send(started, 1);
    await test.platform.advanceMs(150);
    await test.settle();
    assert.isAtLeast(worker.received.filter((message) => message instanceof SequencedMessage).length, 2);
  });
});
