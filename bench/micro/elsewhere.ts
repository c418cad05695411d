/** Hot files that do their work only as part of a whole system, and the benchmark of the whole that shows what they cost. */
export const elsewhere: Readonly<Record<string, string>> = {
  "src/actor/minimal-ref/ask.ts": "local.ts, local-ask-1000wide: what it buys is that the engine inlines it into its callers",
  "src/actor/cell/actor-cell.ts": "local.ts, local-create: what it buys is the memory of an actor",
  "src/remote/association/endpoint-writer.ts": "remote-ping-pong.ts: what it buys is fewer writes to a socket",
  "src/sharding/actor/shard-region.ts": "remote-sharding.ts: one private method of an actor",
  "src/sharding/actor/shard.ts": "remote-sharding.ts: one private method of an actor",
};
