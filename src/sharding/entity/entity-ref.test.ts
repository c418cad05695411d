import { assert, describe, expectTypeOf, it } from "vitest";
import { Actor, type ActorRef, Props } from "../../actor/index.ts";
import { InvalidArgumentError } from "../../base/index.ts";
import type { ClusterSharding } from "../cluster-sharding.ts";
import { HashCodeMessageExtractor } from "../extractor/hash-code-message-extractor.ts";
import type { EntityRef } from "./entity-ref.ts";
import { EntityTypeKey } from "./entity-type-key.ts";

class Price {
  readonly amount = 1;
}
class GetPrice {
  readonly replyTo: ActorRef<Price>;
  constructor(replyTo: ActorRef<Price>) {
    this.replyTo = replyTo;
  }
}
type OrderMessage = "show" | GetPrice;
class Order extends Actor<OrderMessage> {
  readonly id: string;
  constructor(id: string) {
    super();
    this.id = id;
  }
  override receive(message: OrderMessage): void {
    void message;
  }
}
class Clock extends Actor<Date> {
  override receive(message: Date): void {
    void message;
  }
}
class Anything extends Actor {
  override receive(): void {}
}
const orders = new EntityTypeKey<OrderMessage>("Order", new HashCodeMessageExtractor(20));

// Checked by the compiler; nothing here runs.
function _typed(sharding: ClusterSharding): void {
  sharding.startEntities(orders, (id) => Props.create(Order, id));
  sharding.startEntities(orders, Props.create(Anything), { role: "shop" });
  // @ts-expect-error a clock accepts no messages for orders
  sharding.startEntities(orders, Props.create(Clock));
  // @ts-expect-error a clock accepts no messages for orders
  sharding.startEntities(orders, () => Props.create(Clock));
  const order = sharding.entityRefFor(orders, "order-1");
  expectTypeOf(order).toEqualTypeOf<EntityRef<OrderMessage>>();
  order.tell("show");
  // @ts-expect-error orders do not know this message
  order.tell("hide");
  // @ts-expect-error orders do not know this message
  void order.ask("hide");
  expectTypeOf(order.ask("show", String, "1 s")).toEqualTypeOf<Promise<string>>();
  expectTypeOf(order.ask("show", { signal: AbortSignal.abort() })).toEqualTypeOf<Promise<unknown>>();
  expectTypeOf(order.ask((replyTo) => new GetPrice(replyTo), Price, "1 s")).toEqualTypeOf<Promise<Price>>();
  // @ts-expect-error orders do not know this message
  void order.ask(() => new Date(), Price);
  const shown: EntityRef<"show"> = order; // who takes more takes less
  // @ts-expect-error who takes less does not take more
  const wrong: EntityRef<OrderMessage> = shown;
  // @ts-expect-error the messages are part of the type
  const other: EntityTypeKey<Date> = orders;
  void [wrong, other];
}

describe("A type of entities as a value", () => {
  it("has a name", () => {
    assert.equal(orders.name, "Order");
    assert.throws(() => new EntityTypeKey("", orders.extractor), InvalidArgumentError, 'such as "Order"');
  });
});
