import type { CoreState } from "../core/core-state.ts";
import type { Cluster } from "../extension/cluster.ts";

/** The actor below `/system` that operators talk to. Nodes of Akka.NET have none. */
export const MANAGEMENT_NAME = "ritsem-cluster";

/** Longer replies are none: a report names some dozens of roles and seed nodes. Unit: characters. */
const LONGEST_REPLY = 16_384;
const STATES = ["uninitialized", "seeking", "joining", "member", "stopped"] as const;

/** What a node says of itself. */
export interface NodeReport {
  readonly state: CoreState["kind"];
  readonly address: string;
  readonly uid: number;
  readonly roles: readonly string[];
  readonly appVersion: string;
  /** The nodes that it tries to join; empty if it is a member, or tries none. */
  readonly tries: readonly string[];
}

/** What a node did with an order, or why it did nothing. */
export type OrderReply = { readonly done: string } | { readonly refused: string };

/** The report of a node. */
export function nodeReportOf({ coreState, selfUniqueAddress, settings }: Cluster): NodeReport {
  const tried = coreState.kind === "seeking" ? coreState.seeds : coreState.kind === "joining" ? [coreState.to] : [];
  return {
    state: coreState.kind,
    address: selfUniqueAddress.address.toString(),
    uid: selfUniqueAddress.uid,
    roles: [...settings.roles],
    appVersion: settings.appVersion.toString(),
    tries: tried.map(String),
  };
}

/** Reads what arrived as a report; `undefined` if it is none. */
export function readNodeReport(reply: unknown): NodeReport | undefined {
  const parts = partsOf(reply);
  if (parts === undefined) return undefined;
  const { state, address, uid, roles, appVersion, tries } = parts;
  const known = STATES.find((each) => each === state);
  if (known === undefined || typeof address !== "string" || typeof uid !== "number" || typeof appVersion !== "string") return undefined;
  return { state: known, address, uid, roles: textsIn(roles), appVersion, tries: textsIn(tries) };
}

/** Reads what arrived as the reply to an order; `undefined` if it is none. */
export function readOrderReply(reply: unknown): OrderReply | undefined {
  const { done, refused } = partsOf(reply) ?? {};
  if (typeof done === "string") return { done };
  return typeof refused === "string" ? { refused } : undefined;
}

function partsOf(reply: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof reply !== "string" || reply.length > LONGEST_REPLY) return undefined;
  try {
    const parsed: unknown = JSON.parse(reply);
    return typeof parsed === "object" && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
