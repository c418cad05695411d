// A process that is killed while it produces: see killed-producer.test.ts. Its argument is a DurableProducerOptions as JSON.
import { writeSync } from "node:fs";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "../../src/index.ts";
import { ProducerController, WorkPullingProducerController } from "../../src/reliable-delivery/index.ts";
import { fileDurableQueue } from "../../src/reliable-delivery/node/index.ts";

export interface DurableProducerOptions {
  readonly kind: "producer" | "work-pulling";
  readonly queue: string;
  readonly fsync: "always" | "never";
  /** Paths of the consumer controllers. */
  readonly consumers: readonly string[];
  /** So often was it started; part of each message. */
  readonly life: number;
  /** A producer sends this many in all its lives; for work pulling, in each. */
  readonly count: number;
}

const { kind, queue, fsync, consumers, life, count } = JSON.parse(process.argv[2] ?? "") as DurableProducerOptions;
/** Not over the event loop: the line is out before the process can be killed. */
const print = (line: string): void => void writeSync(1, `${line}\n`);

class Producer extends ReceiveActor {
  constructor(controller: ActorRef) {
    super();
    this.receive(ProducerController.RequestNext, async (next) => {
      if (next.currentSeqNr > count) return;
      const text = `${next.currentSeqNr} of life ${life}`;
      await next.askNextTo(text);
      print(`STORED ${text}`);
    });
    let sent = 0;
    this.receive(WorkPullingProducerController.WorkRequested, async (next) => {
      if (sent >= count) return;
      const text = `${(sent += 1)} of life ${life}`;
      await next.askNextTo(text);
      print(`STORED ${text}`);
    });
    const Start = kind === "producer" ? ProducerController.Start : WorkPullingProducerController.Start;
    this.tell(controller, new Start(this.self));
  }
}

print("LOADED");
const system = await ActorSystem.create(
  "producer",
  "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }",
);
const durableQueue = fileDurableQueue({ path: queue, fsync, compactAboveBytes: 2_000 });
const producerId = "killed";
const { config } = system;
const props =
  kind === "producer"
    ? ProducerController.create({ producerId, settings: ProducerController.settingsFrom(config), durableQueue })
    : WorkPullingProducerController.create({ producerId, settings: WorkPullingProducerController.settingsFrom(config), durableQueue });
const controller = system.actorOf(props, "controller") as ActorRef;
system.actorOf(Props.create(Producer, controller), "producer");
for (const path of consumers) {
  const consumer = await system.actorSelection(path).resolveOne("20 s");
  controller.tell(new ProducerController.RegisterConsumer(consumer));
}
