import { assert, describe, it } from "vitest";
import { type ActorRef, Props, ReceiveActor } from "../../src/actor/index.ts";
import {
  ConsumerController,
  type DurableQueueFactory,
  inMemoryDurableQueue,
  ProducerController,
  WorkPullingProducerController as WorkPulling,
} from "../../src/reliable-delivery/index.ts";
import { type SimulatedNode, Simulation } from "../../src/testkit/index.ts";

/** By hand: DELIVERY_SEEDS=200 npx vitest run --project behaviour test/behaviour/delivery-faults.test.ts */
const SEEDS = Number(process.env["DELIVERY_SEEDS"] ?? 5);
const COUNT = 60;
const CONFIG = "akka { loggers = [], stdout-loglevel = OFF }, akka.reliable-delivery.consumer-controller.flow-control-window = 10";
const CONTROLLER = "akka.memory://p@p:2552/user/controller";

/** What consumers got: the message, and the life of the consumer that got it. */
interface Delivered {
  readonly text: string;
  readonly life: string;
}

class Producer extends ReceiveActor {
  constructor(controller: ActorRef, next: (seqNr: number) => string | undefined) {
    super();
    const send = (sendNextTo: ActorRef, seqNr: number): void => {
      const text = next(seqNr);
      if (text !== undefined) this.tell(sendNextTo, text);
    };
    this.receive(ProducerController.RequestNext, ({ sendNextTo, currentSeqNr }) => send(sendNextTo, currentSeqNr));
    this.receive(WorkPulling.WorkRequested, ({ sendNextTo }) => send(sendNextTo, 0));
    this.tell(controller, new ProducerController.Start(this.self));
  }
}

class Consumer extends ReceiveActor {
  constructor(controller: ActorRef, onText: (text: string) => void) {
    super();
    this.receive(ConsumerController.Delivery, ({ message, confirmTo }) => {
      onText(message as string);
      this.tell(confirmTo, ConsumerController.Confirmed.instance);
    });
    this.tell(controller, new ConsumerController.Start(this.self));
  }
}

interface WorldOptions {
  readonly kind: "producer" | "work-pulling";
  readonly seed: number;
  /** The names of the nodes that crash now and then, and start again. */
  readonly crashing?: readonly string[];
}

/** A producer on the node p and its consumers on others, with a fifth of all frames lost, in virtual time. */
class World {
  readonly delivered: Delivered[] = [];
  readonly sent: string[] = [];
  readonly #simulation: Simulation;
  readonly #options: WorldOptions;
  readonly #queue: DurableQueueFactory = inMemoryDurableQueue();
  readonly #consumerControllers = new Map<string, ActorRef>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#simulation = new Simulation({ seed: options.seed, config: CONFIG });
  }

  async run(): Promise<this> {
    const simulation = this.#simulation;
    const names = this.#options.kind === "producer" ? ["c"] : ["w1", "w2", "w3"];
    const producer = await simulation.start("p");
    const consumers: SimulatedNode[] = [];
    for (const name of names) consumers.push(await simulation.start(name));
    simulation.network.setConditions({ delayMs: [1, 20], loss: 0.2 });
    this.#startProducer(producer);
    for (const node of consumers) this.#startConsumer(node);
    const { crashing = [] } = this.#options;
    for (let round = 0; round < 400 && !this.#isComplete; round += 1) {
      await simulation.advance("5 s");
      // Crashes end at some time: a run must come to an end.
      const victim = round < 40 && crashing.length > 0 && simulation.random.chance(0.3) ? simulation.random.pick(crashing) : undefined;
      if (victim !== undefined) await this.#restart(victim === "p" ? producer : consumers.find(({ name }) => name === victim)!);
    }
    await simulation.advance("30 s");
    simulation.end();
    return this;
  }

  /** All that were sent in the last life of the producer and all that were stored before. */
  get #isComplete(): boolean {
    const got = new Set(this.delivered.map(({ text }) => text));
    return this.sent.length >= COUNT && this.sent.every((text) => got.has(text));
  }

  async #restart(node: SimulatedNode): Promise<void> {
    node.crash({ leavesWord: this.#simulation.random.chance(0.5) });
    await this.#simulation.advance("3 s");
    await node.start();
    if (node.name !== "p") {
      this.#startConsumer(node);
      return;
    }
    this.#startProducer(node);
    for (const name of this.#consumerControllers.keys()) this.#register(this.#simulation.nodes.find((each) => each.name === name)!);
  }

  #startProducer({ system }: SimulatedNode): void {
    const { config } = system;
    const common = { producerId: "p", durableQueue: this.#queue };
    const props =
      this.#options.kind === "producer"
        ? ProducerController.create({ ...common, settings: ProducerController.settingsFrom(config) })
        : WorkPulling.create({ ...common, settings: WorkPulling.settingsFrom(config) });
    const next = (seqNr: number): string | undefined => {
      // A message that was not stored when its process crashed was not sent: its number is given again.
      if (seqNr > 0) this.sent.length = Math.min(this.sent.length, seqNr - 1);
      if (this.sent.length >= COUNT) return undefined;
      const text = `message ${this.sent.length + 1}`;
      this.sent.push(text);
      return text;
    };
    system.actorOf(Props.create(Producer, system.actorOf(props, "controller") as ActorRef, next));
  }

  #startConsumer(node: SimulatedNode): void {
    const { system, name, incarnationCount } = node;
    const settings = ConsumerController.settingsFrom(system.config);
    const controller = system.actorOf(ConsumerController.create({ settings })) as ActorRef;
    const life = `${name} ${incarnationCount}`;
    system.actorOf(Props.create(Consumer, controller, (text: string) => void this.delivered.push({ text, life })));
    this.#consumerControllers.set(name, controller);
    this.#register(node);
  }

  #register({ name, system }: SimulatedNode): void {
    const producerController = system.resolveActorRef(CONTROLLER);
    this.#consumerControllers.get(name)?.tell(new ConsumerController.RegisterToProducerController(producerController));
  }
}

const expected = Array.from({ length: COUNT }, (_, index) => `message ${index + 1}`);

function assertNoGap({ delivered }: World, seed: number): void {
  let highest = 0;
  for (const { text } of delivered) {
    const number = Number(text.split(" ")[1]);
    assert.isAtMost(number, highest + 1, `seed ${seed}: no message is skipped`);
    highest = Math.max(highest, number);
  }
  assert.equal(highest, COUNT, `seed ${seed}`);
}

async function always(options: Omit<WorldOptions, "seed">, check: (world: World, seed: number) => void): Promise<void> {
  for (let seed = 1; seed <= SEEDS; seed += 1) check(await new World({ ...options, seed }).run(), seed);
}

describe(`Reliable delivery between systems that lose a fifth of all frames, in ${SEEDS} seeds`, {
  timeout: 60_000 + SEEDS * 20_000,
}, () => {
  it("delivers all messages once and in order", async () => {
    await always({ kind: "producer" }, ({ delivered }, seed) => {
      assert.deepEqual(
        delivered.map(({ text }) => text),
        expected,
        `seed ${seed}`,
      );
    });
  });

  for (const crashing of [["p"], ["c"], ["p", "c"]]) {
    it(`skips none while ${crashing.join(" and ")} crash and start again`, async () => {
      await always({ kind: "producer", crashing }, assertNoGap);
    });
  }

  it("gives each message to one worker", async () => {
    await always({ kind: "work-pulling" }, ({ delivered }, seed) => {
      const got = delivered.map(({ text }) => text);
      assert.sameMembers(got, expected, `seed ${seed}`);
      for (const worker of ["w1 1", "w2 1", "w3 1"]) {
        const numbers = delivered.filter(({ life }) => life === worker).map(({ text }) => Number(text.split(" ")[1]));
        assert.deepEqual(
          numbers,
          numbers.toSorted((one, other) => one - other),
          `seed ${seed}: order of ${worker}`,
        );
      }
    });
  });

  for (const crashing of [["p"], ["w1", "w2"], ["p", "w1", "w2", "w3"]]) {
    it(`gives each message to a worker at least once while ${crashing.join(" and ")} crash and start again`, async () => {
      await always({ kind: "work-pulling", crashing }, ({ delivered, sent }, seed) => {
        assert.sameMembers([...new Set(delivered.map(({ text }) => text))], sent, `seed ${seed}`);
      });
    });
  }
});
