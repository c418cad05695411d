import { assert, beforeEach, describe, it } from "vitest";
import type { ActorRef, LoggingAdapter } from "../../actor/index.ts";
import { someRef } from "../core/some-ref.fixture.ts";
import { ExtractorCheck, nameOfExtractor } from "./extractor-check.ts";
import { HashCodeMessageExtractor } from "./hash-code-message-extractor.ts";

const extractor = new HashCodeMessageExtractor(10);
const other = someRef(2);
let logged: unknown[][];
let check: ExtractorCheck;

beforeEach(() => {
  logged = [];
  const log = { error: (...args: unknown[]) => logged.push(args) } as unknown as LoggingAdapter;
  check = new ExtractorCheck("Counter", extractor, log);
});

describe("ExtractorCheck", () => {
  it("names a node once that has a shard which does not exist here", () => {
    for (const shard of ["0", "9"]) check.shardFrom(shard, other);
    assert.deepEqual(logged, []);
    for (const shard of ["10", "11", "x", "01"]) check.shardFrom(shard, other);
    assert.lengthOf(logged, 1);
    const texts = (logged[0] ?? []).map(String);
    assert.include(texts, "akka.tcp://Test@127.0.0.1:2");
    assert.include(texts, "HashCodeMessageExtractor with 10 shards");
    check.shardFrom("10", someRef(3));
    assert.lengthOf(logged, 2);
  });

  it("names a node from which many messages come that belong to it", () => {
    const sender = someRef(2, "client");
    for (let count = 0; count < 99; count += 1) check.passedOn(sender, other);
    check.intervalEnded();
    for (let count = 0; count < 99; count += 1) check.passedOn(sender, other);
    check.passedOn(someRef(3, "client"), other);
    assert.deepEqual(logged, []);
    check.passedOn(sender, other);
    assert.lengthOf(logged, 1);
  });

  it("names extractors by their class", () => {
    assert.equal(nameOfExtractor(extractor), "HashCodeMessageExtractor with 10 shards");
    assert.equal(nameOfExtractor({ entityId: () => "", entityMessage: () => "", shardId: () => "" }), "an extractor of its own");
  });

  it("knows nothing of the shards of other extractors", () => {
    const own = { entityId: () => "", entityMessage: () => "", shardId: () => "" };
    new ExtractorCheck("Counter", own, {} as LoggingAdapter).shardFrom("anything", other as ActorRef);
  });
});
