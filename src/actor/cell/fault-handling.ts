import { ActorRestarted, ActorStarted, ActorStopped } from "../event/actor-telemetry.ts";
import type { InternalActorRef, SystemMessage } from "../ref/internal-actor-ref.ts";
import { ActorInitializationError, errorFrom, PostRestartError } from "./actor-error.ts";
import { isEnding, mayFail, RUNNING, TERMINATED, TERMINATING } from "./cell-phase.ts";
import type { Child } from "./children.ts";
import { tellOfDeath } from "./death-watch.ts";
import type { FaultyCell } from "./faulty-cell.ts";
import { isPromiseLike } from "./is-promise-like.ts";
import { stopChild, supervisionContextOf } from "./supervision-context.ts";

// How an actor starts, fails, goes on, is restarted and ends. Stateless: what is to be remembered is the cell's phase. Each step that runs
// code of the user's may take a while, since hooks may be async; `cell.runHook` calls back when it is over.
// INTEROP: order of hooks, counting of suspensions and who is told when follow ActorCell.FaultHandling.cs.

type SystemMessageOf<Kind extends SystemMessage["kind"]> = Extract<SystemMessage, { kind: Kind }>;

/** Constructs the actor and runs `preStart`. */
export function create(cell: FaultyCell): void {
  start(cell, undefined, []);
}

/**
 * The actor failed, itself or for `perpetrator`, a child whose failure is escalated: nothing moves below it any more until its supervisor
 * has decided.
 */
export function fail(cell: FaultyCell, cause: Error, perpetrator: InternalActorRef = cell.self): void {
  if (!mayFail(cell.phase)) return;
  cell.phase = { kind: "failed", perpetrator, message: cell.currentMessage };
  cell.mailbox.addBarrier();
  for (const child of cell.childRefs()) {
    if (child !== perpetrator) child.sendSystemMessage({ kind: "suspend" }); // before the supervisor hears of it: children must not outrun a restart
  }
  cell.supervisor.sendSystemMessage({ kind: "failed", child: cell.self, cause, uid: cell.self.path.uid });
}

/** Asks the strategy what to do about a child; a failure that it escalates becomes the actor's own. */
export function handleFailed(cell: FaultyCell, { child: ref, cause, uid }: SystemMessageOf<"failed">): void {
  const child = cell.childOf(ref);
  if (child === undefined || child.ref.path.uid !== uid) return; // an incarnation that is no child of ours (any more)
  if (cell.phase.kind === "restarting" || isEnding(cell.phase) || cell.actor === undefined) {
    stopChild(cell, child);
    return;
  }
  try {
    if (!cell.strategy().handleFailure(supervisionContextOf(cell), child, cause)) fail(cell, cause, child.ref);
  } catch (error) {
    fail(cell, errorFrom(error), child.ref);
  }
}

export function suspend(cell: FaultyCell): void {
  cell.mailbox.addBarrier();
  for (const child of cell.childRefs()) child.sendSystemMessage({ kind: "suspend" });
}

export function resume(cell: FaultyCell, causedByFailure: Error | undefined): void {
  const { phase } = cell;
  if (phase.kind === "failed" && causedByFailure !== undefined) {
    if (cell.actor === undefined) {
      recreate(cell, causedByFailure); // there is no instance to go on with
      return;
    }
    cell.phase = RUNNING;
  }
  cell.mailbox.removeBarrier();
  const perpetrator = phase.kind === "failed" ? phase.perpetrator : undefined;
  for (const child of cell.childRefs()) {
    child.sendSystemMessage({ kind: "resume", causedByFailure: child === perpetrator ? causedByFailure : undefined });
  }
}

/** Says good bye to the instance, waits for the children it stopped, and starts a fresh one. */
export function recreate(cell: FaultyCell, cause: Error): void {
  if (cell.phase.kind === "restarting" || isEnding(cell.phase)) {
    cell.mailbox.removeBarrier(); // it is on its way already; the suspension that came with this verdict is over
    return;
  }
  const { actor, phase } = cell;
  cell.phase = { kind: "restarting", cause };
  cell.cancelTimers();
  const next = (): void => {
    cell.clearInstance();
    continueWithoutChildren(cell);
  };
  if (actor === undefined) {
    for (const child of cell.childList()) stopChild(cell, child);
    next();
    return;
  }
  cell.runHook(
    () => actor.preRestart(cause, phase.kind === "failed" ? phase.message : undefined),
    next,
    (error) => {
      cell.log.error(error, "preRestart failed; the restart goes on. {0}", error.message);
      next();
    },
  );
}

/** Stops the children, then the actor. */
export function terminate(cell: FaultyCell): void {
  if (cell.phase.kind === "terminated") return;
  if (cell.phase.kind !== "terminating") {
    cell.cancelTimers();
    cell.deathWatch?.unwatchAll();
    cell.phase = TERMINATING;
    cell.mailbox.addBarrier();
    if (cell.system.settings.debug.lifecycle) cell.log.debug("stopping");
  }
  for (const child of cell.childList()) stopChild(cell, child);
  continueWithoutChildren(cell);
}

/** A child has gone: forgets it, and goes on with what waited for it. */
export function handleChildTerminated(cell: FaultyCell, child: Child): void {
  cell.removeChild(child);
  continueWithoutChildren(cell);
}

function continueWithoutChildren(cell: FaultyCell): void {
  if (cell.isAwaiting) return; // the hook that is running comes back here
  if (cell.phase.kind === "restarting" && cell.dyingCount === 0) finishRecreate(cell, cell.phase.cause);
  else if (cell.phase.kind === "terminating" && cell.childCount === 0) finishTerminate(cell);
}

function finishRecreate(cell: FaultyCell, cause: Error): void {
  cell.phase = RUNNING;
  start(cell, cause, cell.childRefs()); // listed before the fresh instance makes children of its own
}

/** Brings an instance into being, the first one or, when there is a `restartCause`, a fresh one with `survivors` of the old one's children. */
function start(cell: FaultyCell, restartCause: Error | undefined, survivors: readonly InternalActorRef[]): void {
  let result: unknown;
  try {
    const actor = cell.construct();
    result = restartCause !== undefined && cell.hasStarted ? actor.postRestart(restartCause) : actor.preStart();
  } catch (error) {
    onStartFailed(cell, restartCause, errorFrom(error));
    return;
  }
  if (!isPromiseLike(result)) onStarted(cell, restartCause, survivors);
  else {
    cell.waitFor(
      result,
      () => onStarted(cell, restartCause, survivors),
      (error) => onStartFailed(cell, restartCause, error),
    );
  }
}

function onStarted(cell: FaultyCell, restartCause: Error | undefined, survivors: readonly InternalActorRef[]): void {
  cell.hasStarted = true;
  if (cell.phase.kind === "starting") cell.phase = RUNNING;
  const { settings, eventStream } = cell.system;
  if (settings.debug.lifecycle) cell.log.debug(restartCause === undefined ? "started" : "restarted");
  if (settings.publishesTelemetry) {
    const type = actorTypeOf(cell);
    eventStream.publish(restartCause === undefined ? new ActorStarted(cell.self, type) : new ActorRestarted(cell.self, type, restartCause));
  }
  if (restartCause === undefined) return;
  for (const child of survivors) child.sendSystemMessage({ kind: "recreate", cause: restartCause });
  cell.mailbox.removeBarrier();
}

function onStartFailed(cell: FaultyCell, restartCause: Error | undefined, error: Error): void {
  const { path } = cell.self;
  cell.hasStarted = false; // whoever comes next has nobody to come after
  cell.clearInstance();
  fail(cell, restartCause === undefined ? ActorInitializationError.of(path, error) : new PostRestartError(path, error, restartCause));
  if (restartCause !== undefined) cell.mailbox.removeBarrier(); // of the failure that led here; this one has put up its own
}

function finishTerminate(cell: FaultyCell): void {
  const { actor } = cell;
  cell.runHook(
    () => actor?.postStop(),
    () => end(cell),
    (error) => {
      cell.log.error(error, "postStop failed: {0}", error.message);
      end(cell);
    },
  );
}

function end(cell: FaultyCell): void {
  cell.phase = TERMINATED;
  cell.releaseTimersAndStash(); // first, so that stashed messages become dead letters before those that came after them
  cell.mailbox.close();
  cell.system.eventStream.unsubscribe(cell.self);
  tellOfDeath(cell.self, cell.supervisor);
  cell.deathWatch?.tellWatchers(cell.supervisor);
  cell.deathWatch?.unwatchAll(); // postStop may have watched someone
  if (cell.system.settings.debug.lifecycle) cell.log.debug("stopped");
  if (cell.system.settings.publishesTelemetry) cell.system.eventStream.publish(new ActorStopped(cell.self, actorTypeOf(cell)));
  cell.clearInstance();
}

/** An actor that never came into being has only its recipe to be named by. */
function actorTypeOf({ actor, props }: FaultyCell): string {
  return actor?.constructor.name ?? props.type?.name ?? "";
}
