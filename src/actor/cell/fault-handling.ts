import { errorFrom } from "../../base/index.ts";
import { ActorRestarted, ActorStarted, ActorStopped, type ActorTelemetryEvent } from "../event/actor-telemetry.ts";
import type { InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import { ActorInitializationError, PostRestartError } from "../ref/errors.ts";
import { runHook, waitFor } from "./awaiting.ts";
import { isEnding, mayFail, RUNNING, TERMINATED, TERMINATING } from "./cell-phase.ts";
import type { Child } from "./children.ts";
import { tellOfDeath } from "./death-watch.ts";
import type { SupervisedCell } from "./supervised-cell.ts";
import { isPromiseLike } from "../context/is-promise-like.ts";
import { stopChild, supervisionContextOf } from "./supervision-context.ts";

// How an actor starts, fails, resumes, restarts and terminates. Stateless: the state is the cell's phase. Each step that runs user code may
// take a while, because hooks may be async; `runHook` calls back when it has completed.
// INTEROP: the order of hooks, the counting of suspensions and the notifications follow ActorCell.FaultHandling.cs.

type SystemMessageOf<Kind extends SystemMessage["kind"]> = Extract<SystemMessage, { kind: Kind }>;

/** Constructs the actor and runs `preStart`. */
export function create(cell: SupervisedCell): void {
  cell.system.observation.actorsCreated += 1;
  start(cell, undefined, []);
}

/**
 * The actor failed, itself or because it escalates the failure of its child `perpetrator`: the actor and its children are suspended until
 * its supervisor has decided.
 */
export function fail(cell: SupervisedCell, cause: Error, perpetrator: InternalActorRef = cell.self): void {
  if (!mayFail(cell.phase)) return;
  cell.phase = { kind: "failed", perpetrator, message: cell.currentMessage };
  cell.mailbox.addBarrier();
  for (const child of cell.supervised.refs()) {
    if (child !== perpetrator) child.sendSystemMessage({ kind: "suspend" }); // before the supervisor is notified: children must not run ahead of a restart
  }
  cell.supervisor.sendSystemMessage({ kind: "failed", child: cell.self, cause, uid: cell.self.path.uid });
}

/** Applies the strategy to the failure of a child; if the strategy escalates it, this actor fails. */
export function handleFailed(cell: SupervisedCell, { child: ref, cause, uid }: SystemMessageOf<"failed">): void {
  const child = cell.supervised.byRef(ref);
  if (child === undefined || child.ref.path.uid !== uid) return; // not a child of this actor (any more)
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

export function suspend(cell: SupervisedCell): void {
  cell.mailbox.addBarrier();
  for (const child of cell.supervised.refs()) child.sendSystemMessage({ kind: "suspend" });
}

export function resume(cell: SupervisedCell, causedByFailure: Error | undefined): void {
  const { phase } = cell;
  if (phase.kind === "failed" && causedByFailure !== undefined) {
    if (cell.actor === undefined) {
      recreate(cell, causedByFailure); // there is no instance to continue with
      return;
    }
    cell.phase = RUNNING;
  }
  cell.mailbox.removeBarrier();
  const perpetrator = phase.kind === "failed" ? phase.perpetrator : undefined;
  for (const child of cell.supervised.refs()) {
    child.sendSystemMessage({ kind: "resume", causedByFailure: child === perpetrator ? causedByFailure : undefined });
  }
}

/** Runs `preRestart`, waits for stopped children, then starts a new instance. */
export function recreate(cell: SupervisedCell, cause: Error): void {
  if (cell.phase.kind === "restarting" || isEnding(cell.phase)) {
    cell.mailbox.removeBarrier(); // already restarting or stopping; this only ends the suspension of the failure
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
    for (const child of cell.supervised.list()) stopChild(cell, child);
    next();
    return;
  }
  runHook(
    cell,
    () => actor.preRestart(cause, phase.kind === "failed" ? phase.message : undefined),
    next,
    (error) => {
      cell.log.error(error, "preRestart failed. The restart continues. Cause: {0}", error.message);
      next();
    },
  );
}

/** Stops the children, then the actor. */
export function terminate(cell: SupervisedCell): void {
  if (cell.phase.kind === "terminated") return;
  if (cell.phase.kind !== "terminating") {
    cell.cancelTimers();
    cell.deathWatch?.unwatchAll();
    cell.phase = TERMINATING;
    cell.mailbox.addBarrier();
    if (cell.system.settings.debug.lifecycle) cell.log.debug("stopping");
  }
  for (const child of cell.supervised.list()) stopChild(cell, child);
  continueWithoutChildren(cell);
}

/** A child has terminated: removes it, and continues with what waited for it. */
export function handleChildTerminated(cell: SupervisedCell, child: Child): void {
  cell.supervised.remove(child);
  continueWithoutChildren(cell);
}

function continueWithoutChildren(cell: SupervisedCell): void {
  if (cell.awaitingSinceMs !== undefined) return; // the running hook calls this again when it completes
  if (cell.phase.kind === "restarting" && cell.supervised.dyingCount === 0) finishRecreate(cell, cell.phase.cause);
  else if (cell.phase.kind === "terminating" && cell.supervised.size === 0) finishTerminate(cell);
}

function finishRecreate(cell: SupervisedCell, cause: Error): void {
  cell.phase = RUNNING;
  start(cell, cause, cell.supervised.refs()); // listed before the new instance creates children
}

/** Creates an instance, the first one or, if there is a `restartCause`, a new one with `survivors` of the old one's children. */
function start(cell: SupervisedCell, restartCause: Error | undefined, survivors: readonly InternalActorRef[]): void {
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
    waitFor(
      cell,
      result,
      () => onStarted(cell, restartCause, survivors),
      (error) => onStartFailed(cell, restartCause, error),
    );
  }
}

function onStarted(cell: SupervisedCell, restartCause: Error | undefined, survivors: readonly InternalActorRef[]): void {
  if (restartCause !== undefined) cell.system.observation.restarts += 1;
  cell.hasStarted = true;
  if (cell.phase.kind === "starting") cell.phase = RUNNING;
  if (cell.system.settings.debug.lifecycle) cell.log.debug(restartCause === undefined ? "started" : "restarted");
  if (isObserved(cell)) {
    const type = actorTypeOf(cell);
    report(cell, restartCause === undefined ? new ActorStarted(cell.self, type) : new ActorRestarted(cell.self, type, restartCause));
  }
  if (restartCause === undefined) return;
  for (const child of survivors) child.sendSystemMessage({ kind: "recreate", cause: restartCause });
  cell.mailbox.removeBarrier();
}

function onStartFailed(cell: SupervisedCell, restartCause: Error | undefined, error: Error): void {
  const { self } = cell;
  cell.hasStarted = false; // the next instance starts with preStart, not postRestart
  cell.clearInstance();
  fail(cell, restartCause === undefined ? ActorInitializationError.of(self, error) : new PostRestartError(self, error, restartCause));
  if (restartCause !== undefined) cell.mailbox.removeBarrier(); // the barrier of the earlier failure; this failure has added its own
}

function finishTerminate(cell: SupervisedCell): void {
  const { actor } = cell;
  runHook(
    cell,
    () => actor?.postStop(),
    () => end(cell),
    (error) => {
      cell.log.error(error, "postStop failed: {0}", error.message);
      end(cell);
    },
  );
}

function end(cell: SupervisedCell): void {
  cell.phase = TERMINATED;
  cell.system.observation.actorsStopped += 1;
  cell.releaseTimersAndStash(); // first, so that stashed messages become dead letters before later ones
  cell.mailbox.close();
  cell.system.eventStream.unsubscribe(cell.self);
  tellOfDeath(cell.self, cell.supervisor);
  cell.deathWatch?.tellWatchers(cell.supervisor);
  cell.deathWatch?.unwatchAll(); // postStop may have watched an actor
  if (cell.system.settings.debug.lifecycle) cell.log.debug("stopped");
  if (isObserved(cell)) report(cell, new ActorStopped(cell.self, actorTypeOf(cell)));
  cell.clearInstance();
}

function isObserved({ system }: SupervisedCell): boolean {
  return system.settings.publishesTelemetry || system.lifecycleObserver !== undefined;
}

function report({ system }: SupervisedCell, event: ActorTelemetryEvent): void {
  if (system.settings.publishesTelemetry) system.eventStream.publish(event);
  system.lifecycleObserver?.(event);
}

/** An actor that was never constructed has only the name in its props. */
function actorTypeOf({ actor, props }: SupervisedCell): string {
  return actor?.constructor.name ?? props.type?.name ?? "";
}
