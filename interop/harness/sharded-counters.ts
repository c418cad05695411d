import { assert } from "vitest";
import type { AkkaNetPeer } from "./akka-net-peer.ts";
import { PeerCommandError } from "./peer-command.ts";

const WITHIN_MS = 60_000;
const ANSWER_MS = 2_000;
/** Their shards of 10 are 8, 0, 4, 2, 2, 8, 2 and 6. */
export const COUNTER_IDS = ["e1", "e2", "e3", "e4", "e5", "e6", "e9", "e10"];

/** The answer of an entity. */
export interface CounterAnswer {
  /** Messages that this incarnation got, this one included. */
  readonly count: number;
  /** Of the node on which it lives. */
  readonly address: string;
}

/** Asks until the entity answers: the cluster may still be looking for its home. */
export async function askCounter(node: AkkaNetPeer, id: string): Promise<CounterAnswer> {
  const deadlineMs = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      const { reply } = await node.send({ command: "shard-ask", entity: id, text: "count", timeoutMs: ANSWER_MS });
      const [answered = "", count = "", address = ""] = reply.split(" ");
      assert.equal(answered, id);
      return { count: Number(count), address };
    } catch (error) {
      if (!(error instanceof PeerCommandError) || performance.now() > deadlineMs) throw error;
    }
  }
}

/** The node of each entity, as `node` finds it. */
export async function homesOf(node: AkkaNetPeer): Promise<ReadonlyMap<string, string>> {
  const homes = new Map<string, string>();
  for (const id of COUNTER_IDS) homes.set(id, (await askCounter(node, id)).address);
  return homes;
}

/** Asks until the entities live on all of these nodes and no others. */
export async function untilSpread(node: AkkaNetPeer, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const deadlineMs = performance.now() + WITHIN_MS;
  const wanted = addresses.toSorted().join();
  for (;;) {
    const homes = await homesOf(node);
    const places = [...new Set(homes.values())].toSorted();
    if (places.join() === wanted) return homes;
    if (performance.now() > deadlineMs) throw new Error(`entities live on ${places.join(", ")}, expected ${wanted}`);
  }
}
