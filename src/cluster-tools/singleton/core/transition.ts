import type { Member, UniqueAddress } from "../../../cluster/index.ts";
import { compareByAge } from "../../../cluster/internal.ts";
import { SingletonDraft } from "./draft.ts";
import { byVersionAndAge, OldestMembers } from "./oldest-members.ts";
import {
  onEventInAcquiringLease,
  onEventInEnd,
  onEventInHandingOver,
  onEventInOldest,
  onEventInWasOldest,
  onOldestChangedWhileRunning,
} from "./running-phases.ts";
import type { SingletonEnvironment, SingletonEvent, SingletonState, SingletonStep } from "./singleton-state.ts";
import { onEventInBecomingOldest, onEventInYounger, onFirstState, onOldestChangedInYounger } from "./waiting-phases.ts";

/**
 * What a manager does about an event. Pure: the clock and the cluster are arguments, and everything that happens is an effect.
 * INTEROP: ClusterSingletonManager.cs and OldestChangedBuffer.cs, which is an actor of its own there.
 */
export function transition(state: SingletonState, event: SingletonEvent, environment: SingletonEnvironment): SingletonStep {
  const draft = new SingletonDraft(state, environment);
  if (state.phase.kind === "stopped") return draft.step;
  if (event.kind === "self-up") onSelfUp(draft, event.members);
  else {
    if (event.kind === "self-exiting") {
      draft.update({ hasExited: true });
      draft.log(`Exited [${environment.self.address}]`);
    }
    if (!onEventInPhase(draft, event)) onUnhandled(draft, event);
    trackOldest(draft, event);
  }
  deliverChanges(draft);
  return draft.step;
}

function onSelfUp(draft: SingletonDraft, all: readonly Member[]): void {
  if (draft.state.members !== undefined) return;
  const { rules, self } = draft.environment;
  const members = OldestMembers.of(all, rules.role, rules.considersAppVersion ? byVersionAndAge : compareByAge);
  const older = members.olderThan(self);
  const [first] = older;
  // Not INTEROP: Akka.NET would start a second singleton on a new node with a higher app version. Only an older member can have it.
  draft.update({ members: first === undefined ? members : members.startingWith(first.uniqueAddress) });
  onFirstState(
    draft,
    older.map(({ uniqueAddress }) => uniqueAddress),
  );
}

function onEventInPhase(draft: SingletonDraft, event: SingletonEvent): boolean {
  const { phase } = draft.state;
  switch (phase.kind) {
    case "start":
    case "stopped":
      return false;
    case "younger":
      return onEventInYounger(draft, phase, event);
    case "becoming-oldest":
      return onEventInBecomingOldest(draft, phase, event);
    case "acquiring-lease":
      return onEventInAcquiringLease(draft, phase, event);
    case "oldest":
      return onEventInOldest(draft, phase, event);
    case "was-oldest":
      return onEventInWasOldest(draft, phase, event);
    case "handing-over":
      return onEventInHandingOver(draft, phase, event);
    case "stopping":
      if (event.kind === "singleton-ended") draft.stop();
      return event.kind === "singleton-ended";
    case "end":
      return onEventInEnd(draft, event);
  }
}

function onUnhandled(draft: SingletonDraft, event: SingletonEvent): void {
  switch (event.kind) {
    case "self-exiting":
      draft.do({ kind: "exiting-done" });
      return;
    case "member-removed": {
      const { uniqueAddress } = event.member;
      if (draft.isSelf(uniqueAddress) && !draft.state.hasExited) draft.stop("Self removed");
      else draft.addRemoved(uniqueAddress);
      return;
    }
    case "margin-passed":
      draft.addRemoved(event.node);
      return;
    case "lease-answered":
      if (event.isHeld) draft.do({ kind: "release-lease" }); // it came too late
      return;
    default:
  }
}

/** Remembers a change of the oldest until the manager is ready for it. */
function trackOldest(draft: SingletonDraft, event: SingletonEvent): void {
  const { members } = draft.state;
  if (members === undefined) return;
  const after = membersAfter(members, event, draft.environment.self);
  const hasChanged = after.oldest?.key !== members.oldest?.key;
  draft.update({ members: after, ...(hasChanged ? { changes: [...draft.state.changes, after.oldest] } : {}) });
}

function membersAfter(members: OldestMembers, event: SingletonEvent, self: UniqueAddress): OldestMembers {
  switch (event.kind) {
    case "member-up":
      return members.with(event.member);
    case "member-removed":
      return members.without(event.member.uniqueAddress);
    case "member-exited": // that of this node counts when its shutdown comes to the singleton
      return event.member.uniqueAddress.equals(self) ? members : members.without(event.member.uniqueAddress);
    case "self-exiting":
      return members.without(self);
    default:
      return members;
  }
}

function deliverChanges(draft: SingletonDraft): void {
  while (draft.state.wantsChange && draft.state.changes.length > 0 && !draft.environment.isClusterTerminated) {
    const [oldest, ...later] = draft.state.changes;
    draft.update({ wantsChange: false, changes: later });
    const { phase } = draft.state;
    if (phase.kind === "younger") onOldestChangedInYounger(draft, phase, oldest);
    else if (phase.kind === "oldest" || phase.kind === "acquiring-lease") onOldestChangedWhileRunning(draft, phase, oldest);
  }
}
