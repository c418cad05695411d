import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, AskTimeoutError, InvalidMessageError, Props } from "../../src/actor/index.ts";
import { InvalidArgumentError } from "../../src/base/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import {
  ClusterSharding,
  type EntityRef,
  EntityTypeKey,
  EntityTypeNotStartedError,
  HashCodeMessageExtractor,
} from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

class AddLine {
  readonly line: string;
  readonly replyTo: ActorRef<string>;
  constructor(line: string, replyTo: ActorRef<string>) {
    this.line = line;
    this.replyTo = replyTo;
  }
}
type OrderMessage = string | AddLine;

class Order extends Actor<OrderMessage> {
  readonly #id: string;
  readonly #lines: string[] = [];

  constructor(id: string) {
    super();
    this.#id = id;
  }

  override receive(message: OrderMessage): void {
    if (message === "silence") return;
    if (message === "show") this.sender.tell(`${this.#id}: ${this.#lines.join(", ")}`);
    else if (typeof message === "string") this.#lines.push(message);
    else {
      this.#lines.push(message.line);
      message.replyTo.tell(`${this.#id} has ${this.#lines.length}`);
    }
  }
}

const orders = new EntityTypeKey<OrderMessage>("Order", new HashCodeMessageExtractor(10));
let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      akka.cluster.sharding.state-store-mode = ddata
      ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

async function host(): Promise<ActorSystem> {
  const { system } = await systems.start("Shop", "akka.cluster.roles = [orders]");
  ClusterSharding.get(system).startEntities(orders, (id) => Props.create(Order, id), { role: "orders" });
  Cluster.get(system).join(system.address);
  await seconds(2);
  return system;
}

/** An order as a member sees it that hosts none. */
async function orderOfAProxy(id: string): Promise<EntityRef<OrderMessage>> {
  const { address } = await host();
  const { system: user } = await systems.start("Shop");
  ClusterSharding.get(user).startEntitiesProxy(orders, "orders");
  Cluster.get(user).join(address);
  await seconds(5);
  return orderOf(user, id);
}

const orderOf = (system: ActorSystem, id: string): EntityRef<OrderMessage> => ClusterSharding.get(system).entityRefFor(orders, id);

describe("An EntityRef", () => {
  it("reaches its entity by the id, tells it messages in order, and asks it", async () => {
    const order = await orderOfAProxy("order-1");
    order.tell("tea");
    order.tell("milk");
    const shown = order.ask("show", String, "20 s");
    await seconds(4);
    assert.equal(await shown, "order-1: tea, milk");
    assert.equal(String(order), "Order/order-1");
  });

  it("puts the ref that receives the reply into the message", async () => {
    const order = orderOf(await host(), "order-1");
    const added = order.ask((replyTo) => new AddLine("tea", replyTo), String, "20 s");
    await seconds(4);
    assert.equal(await added, "order-1 has 1");
  });

  it("gives up after the timeout, or when its signal aborts", async () => {
    const order = await orderOfAProxy("order-1");
    const late = order.ask("silence", "2 s").catch((error: unknown) => error);
    const stop = new AbortController();
    const aborted = order.ask("silence", { signal: stop.signal }).catch((error: unknown) => error);
    stop.abort(new Error("the customer left"));
    await seconds(4);
    assert.instanceOf(await late, AskTimeoutError);
    assert.equal(((await aborted) as Error).message, "the customer left");
  });

  it("refuses null and undefined, as every ref does", async () => {
    const order = (await orderOfAProxy("order-1")) as unknown as EntityRef<null | undefined>;
    assert.throws(() => order.tell(null), InvalidMessageError);
    assert.throws(() => order.tell(undefined), InvalidMessageError);
  });

  it("exists only for types that this node has started, and for ids that are not empty", async () => {
    const { system } = await systems.start("Shop");
    assert.throws(() => orderOf(system, "order-1"), EntityTypeNotStartedError, '"Order"');
    ClusterSharding.get(system).startEntitiesProxy(orders);
    assert.throws(() => orderOf(system, ""), InvalidArgumentError, '"Order"');
    assert.equal(orderOf(system, "order-1").entityId, "order-1");
  });
});
