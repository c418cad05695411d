/** Where a member is in its life. `Removed` appears in events only: a removed member is absent from the gossip. */
export const MemberStatus: Readonly<{ [Name in MemberStatus]: Name }> = {
  /** It has joined and waits for the leader. */
  Joining: "Joining",
  /** It has joined while not all members could agree; the leader will set it to Up later. */
  WeaklyUp: "WeaklyUp",
  /** It is a full member. */
  Up: "Up",
  /** It has been told to leave. */
  Leaving: "Leaving",
  /** The leader has seen it leaving; it stops its work now. */
  Exiting: "Exiting",
  /** It has been declared dead, by an operator or by a downing provider. */
  Down: "Down",
  /** It is not a member any more. */
  Removed: "Removed",
};

/** A status of a member; the values are in the object of this name. */
export type MemberStatus = "Joining" | "WeaklyUp" | "Up" | "Leaving" | "Exiting" | "Down" | "Removed";

const NEXT: Readonly<Record<MemberStatus, readonly MemberStatus[]>> = {
  Joining: ["WeaklyUp", "Up", "Leaving", "Down", "Removed"],
  WeaklyUp: ["Up", "Leaving", "Down", "Removed"],
  Up: ["Leaving", "Down", "Removed"],
  Leaving: ["Exiting", "Down", "Removed"],
  Exiting: ["Down", "Removed"],
  Down: ["Removed"],
  Removed: [],
};

/** Whether a member may go from one status to another. Staying is always allowed. */
export function mayBecome(from: MemberStatus, to: MemberStatus): boolean {
  return from === to || NEXT[from].includes(to);
}
