import { assert, describe, it } from "vitest";
import { LookupEventBus, ScanningEventBus, SubchannelEventBus } from "../../src/actor/index.ts";
import { startProbe, startTestSystem } from "./actor-harness.ts";

interface Sale {
  readonly shop: string;
  readonly price: number;
}

describe("An event bus", () => {
  it("by key delivers an event to those who subscribed to its key, actors and functions, once each", async () => {
    const { system, settle } = await startTestSystem();
    const bus = new LookupEventBus<Sale, string>(({ shop }) => shop);
    const probe = startProbe(system);
    const heard: Sale[] = [];
    const listener = (sale: Sale): void => void heard.push(sale);
    assert.isTrue(bus.subscribe(probe.ref, "north"));
    assert.isFalse(bus.subscribe(probe.ref, "north"));
    bus.subscribe(listener, "north");
    bus.subscribe(listener, "south");
    const [north, south, west] = ["north", "south", "west"].map((shop, index) => ({ shop, price: index }));
    for (const sale of [north, south, west]) bus.publish(sale as Sale);
    await settle();
    assert.deepEqual([probe.received, heard], [[north], [north as Sale, south as Sale]]);
    assert.isTrue(bus.unsubscribe(listener, "north"));
    assert.isFalse(bus.unsubscribe(listener, "north"));
    bus.publish(north as Sale);
    assert.lengthOf(heard, 2);
  });

  it("by predicate delivers an event to those whose predicate takes it", () => {
    const bus = new ScanningEventBus<Sale, (sale: Sale) => boolean>((predicate, sale) => predicate(sale));
    const heard: string[] = [];
    const dear = (sale: Sale): void => void heard.push(`dear ${sale.price}`);
    bus.subscribe(dear, ({ price }) => price > 100);
    bus.subscribe(dear, ({ price }) => price > 1_000); // fits too, and is heard once
    bus.subscribe(
      (sale) => void heard.push(`all ${sale.price}`),
      () => true,
    );
    for (const price of [1, 5_000]) bus.publish({ shop: "north", price });
    assert.deepEqual(heard, ["all 1", "dear 5000", "all 5000"]);
  });

  it("by channel delivers an event to its channel and to those above it", () => {
    const bus = new SubchannelEventBus<Sale, string>(
      ({ shop }) => shop,
      (channel, other) => channel === other || channel.startsWith(`${other}/`),
    );
    const heard: string[] = [];
    for (const channel of ["europe", "europe/north", "europe/south"]) {
      bus.subscribe(({ price }) => void heard.push(`${channel} ${price}`), channel);
    }
    bus.publish({ shop: "europe/north/oslo", price: 1 });
    bus.publish({ shop: "europe", price: 2 });
    bus.publish({ shop: "europe/northern", price: 3 });
    assert.deepEqual(heard, ["europe 1", "europe/north 1", "europe 2", "europe 3"]);
  });

  it("forgets actors that have terminated, and tells the publisher what listeners throw once all have heard", async () => {
    const { system, settle } = await startTestSystem();
    const bus = new LookupEventBus<Sale, string>(({ shop }) => shop);
    const probe = startProbe(system);
    bus.subscribe(probe.ref, "north");
    system.stop(probe.ref);
    await settle();
    let heard = 0;
    bus.subscribe(() => {
      throw new Error("deaf");
    }, "north");
    bus.subscribe(() => void (heard += 1), "north");
    assert.throws(() => bus.publish({ shop: "north", price: 1 }), "deaf");
    assert.equal(heard, 1);
    assert.isFalse(bus.unsubscribe(probe.ref));
  });
});
