import { assert, describe, it } from "vitest";
import { InvalidArgumentError } from "../../base/index.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import { HashCodeMessageExtractor } from "./hash-code-message-extractor.ts";

interface Deposit {
  readonly account: string;
  readonly amount: number;
}

describe("HashCodeMessageExtractor", () => {
  it("finds the entity and its message in an envelope", () => {
    const extractor = new HashCodeMessageExtractor(10);
    const envelope = new ShardingEnvelope("e1", "hello");
    assert.equal(extractor.entityId(envelope), "e1");
    assert.equal(extractor.entityMessage(envelope), "hello");
    assert.equal(extractor.shardId("e1", envelope), "8");
  });

  it("finds no entity in other messages", () => {
    assert.isUndefined(new HashCodeMessageExtractor(10).entityId("hello"));
  });

  it("asks the functions of create about all messages but envelopes", () => {
    const extractor = HashCodeMessageExtractor.create(
      10,
      (message) => (message as Deposit).account,
      (message) => (message as Deposit).amount,
    );
    assert.equal(extractor.entityId({ account: "a", amount: 5 }), "a");
    assert.equal(extractor.entityMessage({ account: "a", amount: 5 }), 5);
    assert.equal(extractor.entityId(new ShardingEnvelope("b", "x")), "b");
    assert.equal(extractor.entityMessage(new ShardingEnvelope("b", "x")), "x");
  });

  for (const count of [0, -1, 1.5, Number.NaN, 2 ** 31]) {
    it(`refuses ${count} shards`, () => {
      assert.throws(() => new HashCodeMessageExtractor(count), InvalidArgumentError, `not ${count}`);
    });
  }
});
