import type { Address } from "../../actor/index.ts";
import { type Failure, sentenceOf } from "../../remote/index.ts";
import type { CoreEnvironment, Joining, Seeking, Waiting } from "./core-state.ts";
import { type Effect, warning } from "./effect.ts";

/** How often the log says why this node is in no cluster yet. */
const REPORT_INTERVAL_MS = 10_000;

/** A node begins to wait. */
export function waitingFrom(nowMs: number): Waiting {
  return { sinceMs: nowMs, reportAtMs: nowMs + REPORT_INTERVAL_MS, inNoCluster: new Set() };
}

/** After the seed node at `address` has answered that it is in no cluster. */
export function withoutClusterAt(waiting: Waiting, address: Address): Waiting {
  return { ...waiting, inNoCluster: new Set([...waiting.inNoCluster, address.toString()]) };
}

/** The state after a report, if one is due, and the line for the log: what was tried, with what result, and what to do. */
export function reportIfDue<S extends Seeking | Joining>(
  state: S,
  env: CoreEnvironment,
): { readonly state: S; readonly effects: readonly Effect[] } {
  const { waiting } = state;
  if (env.nowMs < waiting.reportAtMs) return { state, effects: [] };
  const seconds = Math.round((env.nowMs - waiting.sinceMs) / 1_000);
  const reasons = whyNotJoined(state, env).map((failure) => `\n  ${sentenceOf(failure)}`);
  const next = { ...state, waiting: { ...waiting, reportAtMs: env.nowMs + REPORT_INTERVAL_MS } };
  return { state: next, effects: [warning("In no cluster after {0} s:{1}", seconds, reasons.join(""))] };
}

/** What keeps this node from becoming a member, for each node that it has asked. */
export function whyNotJoined(state: Seeking | Joining, env: CoreEnvironment): readonly Failure[] {
  if (state.kind === "joining") return [env.failureAt?.(state.to) ?? { kind: "no-welcome", address: `${state.to}`, own: ownAddress(env) }];
  return state.seeds.map((seed) => whySilent(seed, state, env));
}

function whySilent(seed: Address, { waiting, seeds, isFirst }: Seeking, env: CoreEnvironment): Failure {
  const own = ownAddress(env);
  const address = seed.toString();
  if (seed.protocol !== env.self.address.protocol) return { kind: "seed-of-other-protocol", address, own };
  if (seed.system !== env.self.address.system) return { kind: "seed-of-other-system", address, own };
  const failure = env.failureAt?.(seed);
  if (failure !== undefined) return failure;
  if (waiting.inNoCluster.has(address)) return { kind: "seed-in-no-cluster", address, first: isFirst ? own : `${seeds[0] ?? seed}` };
  return { kind: "seed-silent", address, own };
}

function ownAddress({ self }: CoreEnvironment): string {
  return self.address.toString();
}
