import type { UniqueAddress } from "../../../cluster/index.ts";
import type { SingletonDraft } from "./draft.ts";
import type { SingletonEvent, SingletonPhase } from "./singleton-state.ts";

type InPhase<K extends SingletonPhase["kind"]> = Extract<SingletonPhase, { kind: K }>;

/** Another node is the oldest than this one, which runs the singleton or is about to. */
export function onOldestChangedWhileRunning(
  draft: SingletonDraft,
  { kind, isRunning }: InPhase<"oldest" | "acquiring-lease">,
  oldest: UniqueAddress | undefined,
): void {
  draft.log(`${kind} observed OldestChanged: [${draft.environment.self.address} -> ${oldest?.address ?? ""}]`);
  if (draft.isSelf(oldest)) draft.wantChange();
  else if (oldest !== undefined && !draft.state.hasExited && draft.isRemoved(oldest)) {
    draft.handOver(isRunning, undefined); // the removal was not completed, and the removed one is the oldest again: it has the singleton
  } else {
    if (oldest !== undefined) draft.tell("take-over-from-me", oldest.address); // in case it does not know who was the oldest before
    draft.goTo({ kind: "was-oldest", isRunning, newOldest: oldest, retries: 1 });
    draft.do({ kind: "start-timer", timer: "take-over-retry", afterMs: draft.environment.rules.handOverRetryIntervalMs });
  }
}

/** Returns whether the event has been handled. */
export function onEventInAcquiringLease(draft: SingletonDraft, { isRunning }: InPhase<"acquiring-lease">, event: SingletonEvent): boolean {
  switch (event.kind) {
    case "lease-answered":
      if (event.isHeld) draft.becomeOldest();
      else draft.do({ kind: "start-timer", timer: "lease-retry", afterMs: draft.environment.rules.leaseRetryIntervalMs });
      return true;
    case "singleton-ended":
    case "timer":
      if (event.kind === "singleton-ended" || event.timer === "lease-retry") draft.askForLease();
      return true;
    case "message":
      return onMessageToOldest(draft, isRunning, event);
    case "self-exiting":
      return true; // the hand-over ends it
    case "self-downed":
      draft.stop("Self downed");
      return true;
    default:
      return false;
  }
}

/** Returns whether the event has been handled. */
export function onEventInOldest(draft: SingletonDraft, { isRunning }: InPhase<"oldest">, event: SingletonEvent): boolean {
  switch (event.kind) {
    case "message":
      return onMessageToOldest(draft, isRunning, event);
    case "singleton-ended":
      draft.log("Singleton actor was terminated");
      draft.stay({ kind: "oldest", isRunning: false });
      return true;
    case "self-exiting":
      return true;
    case "self-downed":
      draft.stopWithSingleton(isRunning, "Self downed");
      return true;
    case "lease-lost":
      draft.log("Lease has been lost. Terminating singleton and trying to re-acquire lease");
      if (!isRunning) draft.askForLease();
      else {
        draft.do({ kind: "terminate-singleton" });
        draft.goTo({ kind: "acquiring-lease", isRunning });
      }
      return true;
    default:
      return false;
  }
}

/** Returns whether the event has been handled. */
export function onEventInWasOldest(draft: SingletonDraft, phase: InPhase<"was-oldest">, event: SingletonEvent): boolean {
  const { isRunning, newOldest } = phase;
  const { hasExited } = draft.state;
  switch (event.kind) {
    case "timer":
      if (event.timer === "take-over-retry") retryTakeOver(draft, phase);
      return true;
    case "message":
      if (event.message !== "hand-over-to-me") return false;
      draft.handOver(isRunning, event.from);
      return true;
    case "member-removed": {
      const gone = event.member.uniqueAddress;
      if (draft.isSelf(gone) && !hasExited) draft.stop("Self removed");
      else if (newOldest?.equals(gone) === true && !hasExited) {
        draft.addRemoved(gone);
        draft.handOver(isRunning, undefined);
      } else return false;
      return true;
    }
    case "singleton-ended":
      draft.stay({ ...phase, isRunning: false });
      return true;
    case "self-exiting":
      return true;
    case "self-downed":
      draft.stopWithSingleton(isRunning, "Self downed");
      return true;
    default:
      return false;
  }
}

/** Returns whether the event has been handled. */
export function onEventInHandingOver(draft: SingletonDraft, { to }: InPhase<"handing-over">, event: SingletonEvent): boolean {
  if (event.kind === "singleton-ended") draft.handOverDone(to);
  else if (event.kind === "message" && event.message === "hand-over-to-me" && event.from.key === to?.key) {
    draft.tell("hand-over-in-progress", event.from); // it asks again
  } else return event.kind === "self-exiting";
  return true;
}

/** Returns whether the event has been handled. */
export function onEventInEnd(draft: SingletonDraft, event: SingletonEvent): boolean {
  if (event.kind !== "member-removed" || !draft.isSelf(event.member.uniqueAddress)) return false;
  draft.stop("Self removed");
  return true;
}

function onMessageToOldest(
  draft: SingletonDraft,
  isRunning: boolean,
  { message, from }: Extract<SingletonEvent, { kind: "message" }>,
): boolean {
  if (message === "hand-over-to-me") draft.handOver(isRunning, from);
  else if (message === "take-over-from-me")
    draft.tell("hand-over-to-me", from); // it is the oldest already, and goes on as that
  else return false;
  return true;
}

function retryTakeOver(draft: SingletonDraft, phase: InPhase<"was-oldest">): void {
  const { newOldest, retries, isRunning } = phase;
  const isLeaving = draft.environment.isClusterTerminated || draft.state.hasExited;
  if (isLeaving && (newOldest === undefined || retries > draft.maxTakeOverRetries)) draft.stopWithSingleton(isRunning);
  else if (retries <= draft.maxTakeOverRetries) {
    if (newOldest !== undefined) draft.tell("take-over-from-me", newOldest.address);
    draft.do({ kind: "start-timer", timer: "take-over-retry", afterMs: draft.environment.rules.handOverRetryIntervalMs });
    draft.stay({ ...phase, retries: retries + 1 });
  } else draft.do({ kind: "fail", reason: `the new oldest member, ${newOldest?.address ?? ""}, did not take the singleton over` });
}
