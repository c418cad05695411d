import { assert, describe, it } from "vitest";
import { readMovesReply, readShardingReport } from "./sharding-report.ts";

const ORDER = { name: "Order", kind: "region", coordinator: "akka.tcp://Shop@a:1" } as const;

describe("A node's report about sharding", () => {
  it("is read from JSON, without types that make no sense", () => {
    const wrong = [{ ...ORDER, name: "" }, { ...ORDER, kind: "shard" }, { kind: "region" }, null, 7, "Order"];
    const text = JSON.stringify({
      guardian: "sharding",
      types: [...wrong, ORDER, { name: "Cart", kind: "proxy", coordinator: 7 }],
      more: 1,
    });
    assert.deepEqual(readShardingReport(text), {
      guardian: "sharding",
      types: [ORDER, { name: "Cart", kind: "proxy", coordinator: null }],
    });
  });

  it("is none if a member is missing, has another type, or if it is longer than any node has reason for", () => {
    for (const other of [7, undefined, "", "null", "[", "[]", '{"types":[]}', '{"guardian":"","types":[]}', '{"guardian":"a","types":{}}'])
      assert.isUndefined(readShardingReport(other));
    assert.isUndefined(readShardingReport(JSON.stringify({ guardian: "sharding", types: [], more: "x".repeat(65_536) })));
  });
});

describe("The answer about shards that are moving", () => {
  it("lists them, or says why it does not", () => {
    assert.deepEqual(readMovesReply('{"moves":[{"shard":"8","from":"a"},{"shard":8,"from":"a"},null]}'), {
      moves: [{ shard: "8", from: "a" }],
    });
    assert.deepEqual(readMovesReply('{"refused":"not here"}'), { refused: "not here" });
    for (const other of ['{"moves":1}', "{}", "null", undefined]) assert.isUndefined(readMovesReply(other));
  });
});
