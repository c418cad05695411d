import type { Address } from "../../../actor/index.ts";
import type { Member, MemberStatus, UniqueAddress } from "../../../cluster/index.ts";
import type { OldestMembers } from "./oldest-members.ts";

/** The manager on another node, as a message from it shows. */
export interface SingletonPeer {
  /** The node. */
  readonly address: Address;
  /** Equal for the same actor. */
  readonly key: string;
}

/** What managers tell each other. */
export type HandOverMessage = "hand-over-to-me" | "hand-over-in-progress" | "hand-over-done" | "take-over-from-me";

/** Where a manager is. INTEROP: ClusterSingletonState in ClusterSingletonManager.cs. */
export type SingletonPhase =
  /** Waits until its node is Up. → every phase. */
  | { readonly kind: "start" }
  /** Another node has the singleton. → becoming-oldest, acquiring-lease, oldest. */
  | { readonly kind: "younger"; readonly previousOldest: readonly UniqueAddress[] }
  /** It is the oldest now, and the previous one may still have the singleton. → acquiring-lease, oldest. */
  | { readonly kind: "becoming-oldest"; readonly previousOldest: readonly UniqueAddress[]; readonly retries: number }
  /** May run the singleton as soon as it has the lease. → oldest, was-oldest, handing-over. */
  | { readonly kind: "acquiring-lease"; readonly isRunning: boolean }
  /** Has the singleton. → was-oldest, handing-over, acquiring-lease, stopping. */
  | { readonly kind: "oldest"; readonly isRunning: boolean }
  /** Still has the singleton, and waits for the new oldest to ask for it. → handing-over, stopping. */
  | { readonly kind: "was-oldest"; readonly isRunning: boolean; readonly newOldest: UniqueAddress | undefined; readonly retries: number }
  /** Waits for the end of the singleton. → end, younger. */
  | { readonly kind: "handing-over"; readonly to: SingletonPeer | undefined }
  /** Waits for the end of the singleton, and ends with it. → stopped. */
  | { readonly kind: "stopping" }
  /** Has handed over; waits for the removal of its node. → stopped. */
  | { readonly kind: "end" }
  /** Has ended. */
  | { readonly kind: "stopped" };

/** A manager between two events. */
export interface SingletonState {
  readonly phase: SingletonPhase;
  /** `undefined` before its node is Up. */
  readonly members: OldestMembers | undefined;
  /** Changes of the oldest that wait until the manager is ready for the next one. */
  readonly changes: readonly (UniqueAddress | undefined)[];
  /** Whether it is ready for the next change. */
  readonly wantsChange: boolean;
  /** Whether its node is leaving, and the shutdown has come to it. */
  readonly hasExited: boolean;
  /** When removed members were removed, by the key of their incarnation. */
  readonly removedAtMs: ReadonlyMap<string, number>;
}

/** What happens to a manager. */
export type SingletonEvent =
  | { readonly kind: "self-up"; readonly members: readonly Member[] }
  | { readonly kind: "member-up" | "member-exited" | "member-removed"; readonly member: Member }
  | { readonly kind: "self-downed" }
  /** The margin after the removal of a member has passed. */
  | { readonly kind: "margin-passed"; readonly node: UniqueAddress }
  /** The shutdown of this node waits for the singleton to end here. */
  | { readonly kind: "self-exiting" }
  | { readonly kind: "message"; readonly message: HandOverMessage; readonly from: SingletonPeer }
  | { readonly kind: "singleton-ended" }
  | { readonly kind: "timer"; readonly timer: SingletonTimer }
  | { readonly kind: "lease-answered"; readonly isHeld: boolean }
  | { readonly kind: "lease-lost" };

/** The timers of a manager; each runs at most once at a time. */
export type SingletonTimer = "hand-over-retry" | "take-over-retry" | "lease-retry";

/** What a manager wants done, in this order. */
export type SingletonEffect =
  | { readonly kind: "start-singleton" }
  /** Sends it the termination message. */
  | { readonly kind: "terminate-singleton" }
  /** To the sender of a message, or to the manager at the same path on another node. */
  | { readonly kind: "tell"; readonly message: HandOverMessage; readonly to: SingletonPeer | Address }
  | { readonly kind: "start-timer"; readonly timer: SingletonTimer; readonly afterMs: number }
  | { readonly kind: "cancel-timer"; readonly timer: SingletonTimer }
  /** `margin-passed` follows after this time. */
  | { readonly kind: "wait-for-margin"; readonly node: UniqueAddress; readonly afterMs: number }
  /** `lease-answered` follows. */
  | { readonly kind: "acquire-lease" }
  | { readonly kind: "release-lease" }
  /** The shutdown of this node may go on. */
  | { readonly kind: "exiting-done" }
  | { readonly kind: "log"; readonly text: string }
  /** Starts over with a clean state: no consistent one was found in time. */
  | { readonly kind: "fail"; readonly reason: string }
  | { readonly kind: "stop" };

/** What a manager knows besides its own state. */
export interface SingletonEnvironment {
  readonly self: UniqueAddress;
  readonly nowMs: number;
  /** Whether this node has ended its membership. */
  readonly isClusterTerminated: boolean;
  readonly selfStatus: MemberStatus;
  /** The incarnation of the member at `address`; `undefined` for none. */
  readonly memberAt: (address: Address) => UniqueAddress | undefined;
  readonly rules: SingletonRules;
}

/** The settings that decide. */
export interface SingletonRules {
  /** Empty: all members. */
  readonly role: string;
  readonly considersAppVersion: boolean;
  readonly handOverRetryIntervalMs: number;
  readonly removalMarginMs: number;
  /** Count. */
  readonly minNumberOfHandOverRetries: number;
  readonly usesLease: boolean;
  readonly leaseRetryIntervalMs: number;
}

/** A state, and what is to be done on the way to it. */
export interface SingletonStep {
  readonly state: SingletonState;
  readonly effects: readonly SingletonEffect[];
}

/** A manager whose node is not Up yet. */
export const initialSingletonState: SingletonState = {
  phase: { kind: "start" },
  members: undefined,
  changes: [],
  wantsChange: false,
  hasExited: false,
  removedAtMs: new Map(),
};
