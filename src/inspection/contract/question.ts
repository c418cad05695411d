import type { ConversationQuery } from "./conversation-view.ts";
import type { RankingQuery, SnapshotQuery } from "./snapshot.ts";

/**
 * What one system asks another: JSON in a string, sent to `/system/ritsem-inspection`. The answer is a string with JSON: what the path of HTTP with
 * the same name answers, `null` if there is no such thing, or a {@link Refusal}. `events` is answered with one string for each event, until it
 * is asked with `end`, or has not been repeated for 15 s.
 */
export type Question =
  | ({ readonly get: "snapshot" } & SnapshotQuery)
  | ({ readonly get: "top" } & RankingQuery)
  | { readonly get: "actor"; readonly path: string }
  | { readonly get: "flight"; readonly peer: string }
  | ({ readonly get: "conversations" } & ConversationQuery)
  | ({ readonly get: "conversation"; readonly trace: string } & ConversationQuery)
  | { readonly get: "events"; readonly since?: number; readonly end?: boolean };

/** Name of the actor below `/system` that answers. Systems of Akka.NET have none. */
export const INSPECTION_NAME = "ritsem-inspection";

/** For how long events are sent to a system that does not ask again. Unit: ms. */
export const SUBSCRIPTION_MS = 15_000;

/** Why a question is not answered. */
export interface Refusal {
  /** In one sentence, for people. */
  readonly refused: string;
}
