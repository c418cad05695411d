import { afterEach, assert } from "vitest";
import { type Probe, scripted, startProbe, startTestSystem, type TestSystem } from "../../../test/behaviour/actor-harness.ts";
import type { ActorRef } from "../../actor/index.ts";
import * as ConsumerController from "../consumer-controller.ts";
import type { DurableQueueFactory } from "../queue/durable-producer-queue.ts";
import * as WorkPulling from "../work-pulling-producer-controller.ts";

/** A work-pulling controller, its producer, and what the producer was asked. */
export interface Started {
  readonly test: TestSystem;
  readonly controller: ActorRef;
  readonly producer: Probe;
}

/** A worker that confirms what it gets, or only looks at it. */
export interface StartedWorker {
  readonly ref: ActorRef;
  readonly got: unknown[];
}

const running: TestSystem[] = [];
afterEach(async () => {
  for (const test of running.splice(0)) {
    void test.system.terminate();
    await test.settle();
  }
});

export async function start(config = "", durableQueue?: DurableQueueFactory): Promise<Started> {
  const test = await startTestSystem(`akka.loglevel = OFF, akka.stdout-loglevel = OFF\n${config}`);
  running.push(test);
  return startController(test, durableQueue);
}

/** Another controller in the same system, as after a restart of its process. */
export async function startController(test: TestSystem, durableQueue?: DurableQueueFactory): Promise<Started> {
  const settings = WorkPulling.settingsFrom(test.system.config);
  const options = durableQueue === undefined ? {} : { durableQueue };
  const controller = test.system.actorOf(WorkPulling.create({ producerId: "p", settings, ...options })) as ActorRef;
  const producer = startProbe(test.system);
  controller.tell(new WorkPulling.Start(producer.ref));
  await test.settle();
  return { test, controller, producer };
}

export async function startWorker({ test, controller }: Started, confirms = true): Promise<StartedWorker> {
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
export async function send({ test, controller, producer }: Started, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    assert.isAtLeast(producer.received.length, index);
    controller.tell(`work ${index}`);
    await test.settle();
  }
}

export const expected = (count: number): string[] => Array.from({ length: count }, (_, index) => `work ${index + 1}`).sort();
