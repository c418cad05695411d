import { InvalidArgumentError } from "../../base/index.ts";
import type { ActorOrder } from "../contract/actor-view.ts";
import type { ConversationQuery } from "../contract/conversation-view.ts";
import { type RankingQuery, type SnapshotQuery, snapshotParts } from "../contract/snapshot.ts";

const DEFAULT_DEPTH = 16;
const DEFAULT_LIMIT = 500;
const DEFAULT_RANKED = 50;
const MOST_RANKED = 1000;
const DEFAULT_CONVERSATIONS = 100;
const DEFAULT_SPANS = 1000;
const MOST_SPANS = 1000;
const DEEPEST = 1000;
const LONGEST_PATH = 8192;
const ORDERS: readonly ActorOrder[] = ["mailbox", "rate", "restarts", "time"];

/** A snapshot query with its defaults, within the limits. */
export interface CompleteSnapshotQuery extends Required<Omit<SnapshotQuery, "parts">> {
  readonly parts: ReadonlySet<SnapshotPart>;
}

/** Something that a snapshot may leave out. */
type SnapshotPart = (typeof snapshotParts)[number];

/** A ranking query with its defaults, within the limits. */
export interface CompleteRankingQuery extends Required<RankingQuery> {}

/** Reads what came from outside. Throws InvalidArgumentError, with a text for the one who asked. */
export function snapshotQueryFrom(parts: Readonly<Record<string, unknown>>, maximumActors: number): CompleteSnapshotQuery {
  return {
    path: pathFrom(parts["path"]),
    depth: wholeNumber("depth", parts["depth"], DEFAULT_DEPTH, 0, DEEPEST),
    limit: wholeNumber("limit", parts["limit"], Math.min(DEFAULT_LIMIT, maximumActors), 1, maximumActors),
    skip: wholeNumber("skip", parts["skip"], 0, 0, Number.MAX_SAFE_INTEGER),
    parts: partsFrom(parts["parts"]),
  };
}

function partsFrom(value: unknown): ReadonlySet<SnapshotPart> {
  if (value === undefined || value === "") return new Set(snapshotParts);
  if (typeof value !== "string" || value.length > LONGEST_PATH)
    throw new InvalidArgumentError(`"parts" names what is wanted, with commas between: ${snapshotParts.join(",")}.`);
  const named = new Set(value.split(","));
  return new Set(snapshotParts.filter((part) => named.has(part)));
}

/** The same for a ranking. */
export function rankingQueryFrom(parts: Readonly<Record<string, unknown>>, maximumActors: number): CompleteRankingQuery {
  const by = ORDERS.find((each) => each === (parts["by"] ?? "mailbox"));
  if (by === undefined) throw new InvalidArgumentError(`"by" is one of ${ORDERS.join(", ")}.`);
  const most = Math.min(MOST_RANKED, maximumActors);
  return { by, path: pathFrom(parts["path"]), limit: wholeNumber("limit", parts["limit"], Math.min(DEFAULT_RANKED, most), 1, most) };
}

/** The same for conversations. */
export function conversationQueryFrom(
  parts: Readonly<Record<string, unknown>>,
  of: "conversations" | "spans",
): Required<ConversationQuery> {
  return {
    limit: wholeNumber("limit", parts["limit"], of === "spans" ? DEFAULT_SPANS : DEFAULT_CONVERSATIONS, 1, MOST_SPANS),
    skip: wholeNumber("skip", parts["skip"], 0, 0, Number.MAX_SAFE_INTEGER),
  };
}

/** The id of a trace. */
export function traceFrom(value: unknown): string {
  if (typeof value !== "string" || !/^[\da-f]{32}$/i.test(value))
    throw new InvalidArgumentError('"trace" is the id of a trace: 32 hexadecimal digits.');
  return value.toLowerCase();
}

/** A path from the root, `/user/name`, or with the address of the system. */
export function pathFrom(value: unknown): string {
  if (value === undefined || value === "") return "/";
  if (typeof value !== "string" || value.length > LONGEST_PATH)
    throw new InvalidArgumentError('"path" is the path of an actor, such as /user/orders.');
  const path = value.replace(/^akka[\w.]*:\/\/[^/]*/, "").replace(/#\d+$/, "");
  if (!path.startsWith("/")) throw new InvalidArgumentError('"path" starts with "/", such as /user/orders.');
  return path;
}

/** A number beyond the limits is brought back to them: who asks for too much gets what there is. */
function wholeNumber(name: string, value: unknown, fallback: number, least: number, most: number): number {
  if (value === undefined || value === "") return fallback;
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError(`"${name}" is a whole number.`);
  return Math.min(Math.max(number, least), most);
}
