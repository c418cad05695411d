import type { AnyActorRef } from "../../actor/index.ts";
import type { ActorState, ActorView } from "../contract/actor-view.ts";
import type { Cell } from "../sampling/local-actor.ts";
import type { ActorFigures } from "../sampling/sampler.ts";

/** What is known of actors besides their cells. */
export interface ActorKnowledge {
  figuresOf(cell: Cell): ActorFigures;
  restartsOf(actor: AnyActorRef): number;
  nowMs(): number;
}

/** Names of classes that say nothing, because they stand for any actor. */
const FUNCTIONS = new Set(["FunctionActor", "RouterActor", "Object", ""]);

/** One actor as it is now. */
export function actorViewOf(cell: Cell, knowledge: ActorKnowledge): ActorView {
  const { path } = cell.self;
  const { handled, timeMs, rate, growth, load, oldestMs, activity } = knowledge.figuresOf(cell);
  const { awaitingSinceMs } = cell;
  return {
    path: path.toStringWithoutAddress(),
    name: path.name,
    uid: path.uid,
    className: classNameOf(cell),
    state: stateOf(cell),
    activity,
    awaitingMs: awaitingSinceMs === undefined ? null : tenths(knowledge.nowMs() - awaitingSinceMs),
    mailbox: cell.mailbox.length,
    mailboxGrowth: tenths(growth),
    stashed: cell.stashedCount,
    oldestMs: oldestMs === undefined ? null : tenths(oldestMs),
    handled,
    rate: tenths(rate),
    restarts: knowledge.restartsOf(cell.self),
    handlerMs: tenths(timeMs),
    load: Math.round(load * 1000) / 1000,
    childCount: cell.supervised.size,
  };
}

function stateOf({ phase, isAwaiting }: Cell): ActorState {
  switch (phase.kind) {
    case "starting":
    case "running":
      return isAwaiting && phase.kind === "running" ? "awaiting" : phase.kind;
    case "failed":
      return "suspended";
    case "restarting":
      return "restarting";
    case "terminating":
      return "stopping";
    case "terminated":
      return "terminated";
  }
}

/** Name of the class of an actor. */
export function classNameOf({ actor, props }: Cell): string {
  const name = actor?.constructor.name ?? "";
  return FUNCTIONS.has(name) ? (props.type?.name ?? name) : name;
}

/** One decimal: more says nothing, and takes room. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
