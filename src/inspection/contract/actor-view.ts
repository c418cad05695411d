/** What an actor does at the moment. `awaiting`: its handler or hook waits for a promise. `suspended`: its supervisor has not decided on a failure yet. */
export type ActorState = "starting" | "running" | "awaiting" | "suspended" | "restarting" | "stopping" | "terminated";

/**
 * How an actor copes with its messages. `idle`: none wait. `busy`: some wait, and it handles them. `stuck`: some have waited for at least
 * `ritsem.inspect.stuck-after` (5 s), and it has handled none since.
 */
export type ActorActivity = "idle" | "busy" | "stuck";

/** One actor. */
export interface ActorView {
  /** Without address and uid: `/user/orders/$a`. */
  readonly path: string;
  /** Last element of the path. */
  readonly name: string;
  /** Distinguishes the actor from earlier ones at the same path. */
  readonly uid: number;
  /** Class of the actor, or the name of its function. Empty if it has none; `remote` children have `""`, too. */
  readonly className: string;
  /** What it does at the moment. */
  readonly state: ActorState;
  /** How it copes with its messages. */
  readonly activity: ActorActivity;
  /** For how long it has awaited a promise, in ms; `null` if it does not. */
  readonly awaitingMs: number | null;
  /** Messages that wait in the mailbox. Count. */
  readonly mailbox: number;
  /** Change of `mailbox` during the last sample, in messages/s. 0 until there are two samples. */
  readonly mailboxGrowth: number;
  /** Messages in its stash. Count. */
  readonly stashed: number;
  /**
   * How long the oldest message in the mailbox has waited at least, in ms: counted since the look began, and as exact as the samples (1 s). `null`
   * if none waits, or if it came after the last sample.
   */
  readonly oldestMs: number | null;
  /** Messages handled since the look began. Count. */
  readonly handled: number;
  /** Messages handled, in messages/s, during the last sample. */
  readonly rate: number;
  /** Restarts since the system started. Count. */
  readonly restarts: number;
  /** Time in handlers since the look began, in ms. Estimated from samples if there are very many messages; without the time that it awaits promises. */
  readonly handlerMs: number;
  /** Share of the last sample that was spent in its handlers: 0 to 1. */
  readonly load: number;
  /** Children that it has. Count. */
  readonly childCount: number;
}

/** An actor with those of its children that the query asked for, and that fitted into the answer. */
export interface ActorNode extends ActorView {
  /** In the order of their creation. Fewer than `childCount` if the answer was cut: ask for this `path`, with `skip`, to see the others. */
  readonly children: readonly ActorNode[];
}

/** The tree, or a part of it. */
export interface ActorTree {
  /** The actor at the path that was asked for; `null` if there is none. */
  readonly root: ActorNode | null;
  /** Actors of the system at the last sample. Count. */
  readonly total: number;
  /** Actors at and below `root`, if the query asked for the part `subtotal`; `null` otherwise. Count. */
  readonly subtotal: number | null;
  /** Actors in this answer. Count. */
  readonly shown: number;
  /** Whether some below `root` were left out because of `limit`, `depth`, or the size of the answer. */
  readonly isCut: boolean;
}

/** What actors are sorted by: longest mailbox, most messages/s, most restarts, most time in handlers; first. */
export type ActorOrder = "mailbox" | "rate" | "restarts" | "time";

/** The first actors in an order. */
export interface ActorRanking {
  /** What they are sorted by. */
  readonly by: ActorOrder;
  /** The first ones, in that order. */
  readonly actors: readonly ActorView[];
  /** Actors of the system. Count. */
  readonly total: number;
}

/** One actor in detail. */
export interface ActorDetails extends ActorView {
  /** Path of its supervisor; `null` for the root. */
  readonly parent: string | null;
  /** Path of the section of its dispatcher. */
  readonly dispatcher: string;
  /** Actors that it watches, with addresses if they are elsewhere. At most 100. */
  readonly watches: readonly string[];
  /** Actors that watch it. At most 100. */
  readonly watchedBy: readonly string[];
  /** Actors that it watches, and that watch it, including those that are not listed. Count. */
  readonly watchCount: number;
  /** Present if it is a router. */
  readonly router: RouterView | null;
}

/** A router and its routees. */
export interface RouterView {
  /** Path of the actor, without an address. */
  readonly path: string;
  /** `pool` or `group`. */
  readonly kind: string;
  /** Class of its configuration, such as `RoundRobinPool`. */
  readonly logic: string;
  /** Paths. At most 100. */
  readonly routees: readonly string[];
  /** All routees. Count. */
  readonly routeeCount: number;
}

/** An actor that watches another one. */
export interface WatchView {
  /** Path, with an address if it is in another system. */
  readonly watcher: string;
  /** Path of the watched actor, in the same form. */
  readonly watchee: string;
}
