import type { UniqueAddress } from "../../../cluster/index.ts";
import type { SingletonDraft } from "./draft.ts";
import type { SingletonEvent, SingletonPhase } from "./singleton-state.ts";

type Younger = Extract<SingletonPhase, { kind: "younger" }>;
type BecomingOldest = Extract<SingletonPhase, { kind: "becoming-oldest" }>;

/** Its node is Up: who has the singleton? `older`: the members that may have it. */
export function onFirstState(draft: SingletonDraft, older: readonly UniqueAddress[]): void {
  const { selfStatus } = draft.environment;
  const isLeaving = selfStatus === "Down" || selfStatus === "Exiting" || selfStatus === "Leaving";
  if (older.length > 0) draft.goTo({ kind: "younger", previousOldest: older });
  else if (isLeaving) draft.goTo({ kind: "becoming-oldest", previousOldest: [], retries: 1 });
  else draft.tryOldest();
}

/** Another node has become the oldest, or this one. */
export function onOldestChangedInYounger(draft: SingletonDraft, { previousOldest }: Younger, oldest: UniqueAddress | undefined): void {
  draft.log(`Younger observed OldestChanged: [${previousOldest[0]?.address ?? ""} -> ${oldest?.address ?? ""}]`);
  if (!draft.isSelf(oldest)) {
    draft.wantChange();
    if (oldest === undefined) return;
    // INTEROP: the last oldest comes first, as it is the one to ask. See https://github.com/akkadotnet/akka.net/issues/6973
    draft.stay({ kind: "younger", previousOldest: [oldest, ...previousOldest.filter((node) => !node.equals(oldest))] });
    return;
  }
  const [previous] = previousOldest;
  if (previous === undefined || previousOldest.every((node) => draft.isRemoved(node))) draft.tryOldest();
  else {
    draft.tell("hand-over-to-me", previous.address);
    draft.goTo({ kind: "becoming-oldest", previousOldest, retries: 1 });
  }
}

/** Returns whether the event has been handled. */
export function onEventInYounger(draft: SingletonDraft, { previousOldest }: Younger, event: SingletonEvent): boolean {
  switch (event.kind) {
    case "self-downed":
      draft.stop("Self downed");
      return true;
    case "member-removed":
      waitForMargin(draft, event.member.uniqueAddress);
      return true;
    case "margin-passed":
      draft.addRemoved(event.node);
      draft.stay({ kind: "younger", previousOldest: previousOldest.filter((node) => !node.equals(event.node)) });
      return true;
    case "message": {
      if (event.message !== "hand-over-to-me") return false;
      const { selfStatus } = draft.environment;
      // This node was probably restarted at its address: the singleton of its former life has ended.
      if (selfStatus !== "Leaving" && selfStatus !== "Exiting") draft.tell("hand-over-done", event.from);
      else draft.log(`Ignoring HandOverToMe in Younger from [${event.from.address}] because self is [${selfStatus}]`);
      return true;
    }
    default:
      return false;
  }
}

/** Returns whether the event has been handled. */
export function onEventInBecomingOldest(draft: SingletonDraft, phase: BecomingOldest, event: SingletonEvent): boolean {
  switch (event.kind) {
    case "self-downed":
      draft.stop("Self downed");
      return true;
    case "member-removed":
      waitForMargin(draft, event.member.uniqueAddress);
      return true;
    case "margin-passed":
      onMarginPassed(draft, phase, event.node);
      return true;
    case "timer":
      if (event.timer === "hand-over-retry") retryHandOver(draft, phase);
      return true;
    case "message":
      if (event.message === "hand-over-in-progress") draft.do({ kind: "cancel-timer", timer: "hand-over-retry" });
      else if (event.message === "hand-over-done") onHandOverDone(draft, phase, event);
      else if (event.message === "take-over-from-me") onTakeOver(draft, phase, event);
      else return false;
      return true;
    default:
      return false;
  }
}

function onMarginPassed(draft: SingletonDraft, phase: BecomingOldest, gone: UniqueAddress): void {
  const { previousOldest } = phase;
  draft.addRemoved(gone);
  if (draft.environment.isClusterTerminated) return; // this node shuts down: it only waits for its own removal
  const wasOldest = previousOldest.some((node) => node.equals(gone));
  if (wasOldest && previousOldest.every((node) => draft.isRemoved(node))) draft.tryOldest();
  else draft.stay({ ...phase, previousOldest: previousOldest.filter((node) => !node.equals(gone)) });
}

/**
 * Not INTEROP: a node that was restarted at the address of the previous oldest answers that its singleton has ended. Akka.NET takes that for the end of any
 * singleton; but another member may have been the oldest in between, and still have it.
 */
function onHandOverDone(draft: SingletonDraft, phase: BecomingOldest, { from }: Extract<SingletonEvent, { kind: "message" }>): void {
  const [previous, ...others] = phase.previousOldest;
  if (previous?.address.equals(from.address) !== true) {
    draft.log(`Ignoring HandOverDone in BecomingOldest from [${from.address}]`);
    return;
  }
  const [next] = others;
  const isPrevious = draft.environment.memberAt(from.address)?.equals(previous) === true;
  if (next === undefined || isPrevious || others.every((node) => draft.isRemoved(node))) {
    draft.tryOldest();
    return;
  }
  draft.log(`[${previous.address}] was restarted, sending HandOverToMe to [${next.address}]`);
  draft.tell("hand-over-to-me", next.address);
  draft.do({ kind: "start-timer", timer: "hand-over-retry", afterMs: draft.environment.rules.handOverRetryIntervalMs });
  draft.stay({ ...phase, previousOldest: others });
}

function onTakeOver(draft: SingletonDraft, phase: BecomingOldest, { from }: Extract<SingletonEvent, { kind: "message" }>): void {
  const sender = draft.environment.memberAt(from.address);
  const [previous] = phase.previousOldest;
  if (sender === undefined || previous?.equals(sender) === false) {
    draft.log(`Ignoring TakeOver request in BecomingOldest from [${from.address}]. Expected previous oldest [${previous?.address ?? ""}]`);
    return;
  }
  draft.tell("hand-over-to-me", from);
  if (previous === undefined) draft.stay({ ...phase, previousOldest: [sender] });
}

function retryHandOver(draft: SingletonDraft, phase: BecomingOldest): void {
  const { previousOldest, retries } = phase;
  const [previous] = previousOldest;
  if (retries <= draft.maxHandOverRetries) {
    draft.log(`Retry [${retries}], sending HandOverToMe to [${previous?.address ?? ""}]`);
    if (previous !== undefined) draft.tell("hand-over-to-me", previous.address);
    draft.do({ kind: "start-timer", timer: "hand-over-retry", afterMs: draft.environment.rules.handOverRetryIntervalMs });
    draft.stay({ ...phase, retries: retries + 1 });
  } else if (previousOldest.every((node) => draft.isRemoved(node))) {
    draft.log("Timeout in BecomingOldest. Previous oldest unknown, removed and no TakeOver request.");
    draft.tryOldest();
  } else if (draft.environment.isClusterTerminated) draft.stop();
  else draft.do({ kind: "fail", reason: `the previous oldest member, ${previous?.address ?? ""}, did not hand the singleton over` });
}

function waitForMargin(draft: SingletonDraft, node: UniqueAddress): void {
  if (draft.isSelf(node)) draft.stop("Self removed");
  else draft.do({ kind: "wait-for-margin", node, afterMs: draft.environment.rules.removalMarginMs });
}
