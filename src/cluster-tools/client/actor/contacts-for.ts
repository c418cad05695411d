import type { Address } from "../../../actor/index.ts";
import { murmurHashOfText } from "../../../base/index.ts";

/** So many of `nodes` for a client: the same ones whenever it asks, and others for other clients. */
export function contactsFor(client: string, nodes: readonly Address[], count: number): readonly Address[] {
  const ring = nodes.toSorted((one, other) => (one.toString() < other.toString() ? -1 : 1));
  const start = ring.length === 0 ? 0 : (murmurHashOfText(client) >>> 0) % ring.length;
  return [...ring.slice(start), ...ring.slice(0, start)].slice(0, count);
}
