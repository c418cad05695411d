import type { Address } from "../../actor/index.ts";
import { compareAddresses } from "../member/unique-address.ts";
import type { BootstrapSettings } from "./bootstrap-settings.ts";

/**
 * What a node knows that looks for a cluster.
 *
 * - searching: it looks up contact points and asks them. Next: decided.
 * - decided: it joins, or forms a cluster.
 */
export type BootstrapState = Searching | { readonly kind: "decided"; readonly decision: Decision };

export interface Searching {
  readonly kind: "searching";
  /** In the order of addresses, each once. */
  readonly contactPoints: readonly Address[];
  /** When the contact points were last found to be others, or could not be found. Unit: monotonic ms. */
  readonly changedAtMs: number;
  /** What contact points have answered, by address. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Whether a contact point is in a cluster that can be joined. */
export interface Answer {
  readonly isInCluster: boolean;
  /** Unit: monotonic ms. */
  readonly atMs: number;
}

/** What a node does in the end. `seeds` begins with those that are in a cluster; the others may be by the time that these have ended. */
export type Decision = { readonly kind: "join"; readonly seeds: readonly Address[] } | { readonly kind: "form" };

/** What happens to a node that looks for a cluster. */
export type BootstrapEvent =
  | { readonly kind: "found"; readonly contactPoints: readonly Address[] }
  | { readonly kind: "lookup-failed" }
  | { readonly kind: "answer"; readonly from: Address; readonly isInCluster: boolean }
  | { readonly kind: "tick" };

/** What transitions use besides the state and the event. */
export interface BootstrapEnvironment {
  readonly self: Address;
  readonly settings: BootstrapSettings;
  /** Monotonic ms. */
  readonly nowMs: number;
}

/** A node that knows nothing yet. */
export function searchingFrom(nowMs: number): Searching {
  return { kind: "searching", contactPoints: [], changedAtMs: nowMs, answers: new Map() };
}

/** The state after `event`. Pure. */
export function onBootstrapEvent(state: BootstrapState, event: BootstrapEvent, env: BootstrapEnvironment): BootstrapState {
  if (state.kind === "decided") return state;
  const next = changedBy(state, event, env);
  const decision = decide(next, env);
  return decision === undefined ? next : { kind: "decided", decision };
}

function changedBy(state: Searching, event: BootstrapEvent, { nowMs }: BootstrapEnvironment): Searching {
  switch (event.kind) {
    case "found": {
      const contactPoints = sorted(event.contactPoints);
      const isSame = contactPoints.map(String).join() === state.contactPoints.map(String).join();
      return isSame ? state : { ...state, contactPoints, changedAtMs: nowMs, answers: answersOf(contactPoints, state) };
    }
    case "lookup-failed":
      return { ...state, changedAtMs: nowMs }; // INTEROP: as if others had been found, so that no node decides without a lookup
    case "answer": {
      if (!isContactPoint(event.from, state)) return state;
      const answer: Answer = { isInCluster: event.isInCluster, atMs: nowMs };
      return { ...state, answers: new Map(state.answers).set(event.from.toString(), answer) };
    }
    case "tick":
      return state;
  }
}

/**
 * What the node does, if anything. INTEROP: as `LowestAddressJoinDecider` of Akka.Management, except that contact points are asked over remoting, and that
 * answers which are too old do not count.
 */
export function decide(state: Searching, env: BootstrapEnvironment): Decision | undefined {
  const others = state.contactPoints.filter((each) => !each.equals(env.self));
  const inCluster = others.filter((each) => answerOf(each, state, env)?.isInCluster === true);
  if (inCluster.length > 0) return { kind: "join", seeds: [...new Set([...inCluster, ...others])] };
  return whyNotFormed(state, env) === undefined ? { kind: "form" } : undefined;
}

/** Why this node does not form a cluster, as a sentence for the log; `undefined` if it does. */
export function whyNotFormed(state: Searching, env: BootstrapEnvironment): string | undefined {
  const { settings, self, nowMs } = env;
  const { contactPoints, changedAtMs } = state;
  const found = contactPoints.length === 0 ? "none" : contactPoints.join(", ");
  if (contactPoints.length < settings.requiredContactPoints)
    return `found ${contactPoints.length} of ${settings.requiredContactPoints} contact points (required-contact-point-nr): ${found}`;
  const silent = contactPoints.filter((each) => !each.equals(self) && answerOf(each, state, env) === undefined);
  const answered = contactPoints.length - silent.length;
  if (settings.needsAllContactPoints ? silent.length > 0 : answered < settings.requiredContactPoints)
    return `no answer from ${silent.join(", ")}`;
  const stableForMs = nowMs - changedAtMs;
  if (stableForMs < settings.stableMarginMs)
    return `the contact points have been the same for ${Math.floor(stableForMs)} of ${settings.stableMarginMs} ms (stable-margin): ${found}`;
  if (!settings.mayFormCluster) return "this node does not form a cluster (new-cluster-enabled = off), and no contact point is in one";
  if (contactPoints[0]?.equals(self) === true) return undefined;
  if (!isContactPoint(self, state)) return `this node, ${self}, is not among the contact points: ${found}`;
  return `${contactPoints[0] ?? "another node"} has the lowest address and forms the cluster`;
}

function answerOf(address: Address, { answers }: Searching, { nowMs, settings }: BootstrapEnvironment): Answer | undefined {
  const answer = answers.get(address.toString());
  return answer !== undefined && nowMs - answer.atMs <= settings.answerLifetimeMs ? answer : undefined;
}

function isContactPoint(address: Address, { contactPoints }: Searching): boolean {
  return contactPoints.some((each) => each.equals(address));
}

function answersOf(contactPoints: readonly Address[], { answers }: Searching): Searching["answers"] {
  const kept = new Set(contactPoints.map(String));
  return new Map([...answers].filter(([address]) => kept.has(address)));
}

function sorted(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((each) => [each.toString(), each])).values()].sort(compareAddresses);
}
