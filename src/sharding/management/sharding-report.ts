/** The actor below `/system` that tells operators of sharding. Nodes of Akka.NET have none. */
export const SHARDING_MANAGEMENT_NAME = "ritsem-sharding";

/** Longer replies are none. Unit: characters. */
const LONGEST_REPLY = 65_536;

/** A type of entities on one node. */
export interface StartedType {
  readonly name: string;
  readonly kind: "region" | "proxy";
  /** Address of the node that runs the coordinator, as far as this node knows; `null` if no member does. */
  readonly coordinator: string | null;
}

/** What a node says of its sharding. */
export interface ShardingReport {
  /** Name of the actor below `/system` that is the parent of regions. */
  readonly guardian: string;
  readonly types: readonly StartedType[];
}

/** Shards that are moving. */
export type MovesReply =
  | { readonly moves: readonly { readonly shard: string; readonly from: string }[] }
  /** Why the node does not say. */
  | { readonly refused: string };

/** Reads what arrived as a report; `undefined` if it is none. */
export function readShardingReport(reply: unknown): ShardingReport | undefined {
  const { guardian, types } = partsOf(reply) ?? {};
  if (typeof guardian !== "string" || guardian === "" || !Array.isArray(types)) return undefined;
  return { guardian, types: types.map(startedTypeFrom).filter((each) => each !== undefined) };
}

/** Reads what arrived as the answer about shards that are moving; `undefined` if it is none. */
export function readMovesReply(reply: unknown): MovesReply | undefined {
  const { moves, refused } = partsOf(reply) ?? {};
  if (typeof refused === "string") return { refused };
  if (!Array.isArray(moves)) return undefined;
  const read = moves.map((each: unknown) => {
    const { shard, from } = objectFrom(each) ?? {};
    return typeof shard === "string" && typeof from === "string" ? { shard, from } : undefined;
  });
  return { moves: read.filter((each) => each !== undefined) };
}

function startedTypeFrom(value: unknown): StartedType | undefined {
  const { name, kind, coordinator } = objectFrom(value) ?? {};
  if (typeof name !== "string" || name === "" || (kind !== "region" && kind !== "proxy")) return undefined;
  return { name, kind, coordinator: typeof coordinator === "string" ? coordinator : null };
}

function partsOf(reply: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof reply !== "string" || reply.length > LONGEST_REPLY) return undefined;
  try {
    return objectFrom(JSON.parse(reply));
  } catch {
    return undefined;
  }
}

function objectFrom(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}
