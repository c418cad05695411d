import { Actor, type ActorRef, type Address, Terminated } from "../../actor/index.ts";
import { ActorSelectionMessage, type InternalActorRef, internalRef } from "../../actor/spi.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { FailureDetector } from "../failure-detector/failure-detector.ts";
import type { WatchSettings } from "../remote-settings.ts";
import { addressOf, WatchBook } from "./watch-book.ts";
import { PeerSevered, RemoteWatcherHeartbeat, RemoteWatcherHeartbeatResponse, UnwatchRemote, WatchRemote } from "./watch-messages.ts";

/** What the remote watcher borrows from its system. */
export interface RemoteWatcherContext {
  readonly platform: Platform;
  readonly settings: WatchSettings;
  /** Count of system messages that the peer may leave unacknowledged. Key: `akka.remote.system-message-buffer-size`. */
  readonly systemMessageBufferSize: number;
  /** Count of system messages that the system at `address` has not acknowledged yet. */
  readonly unacknowledgedAt: (address: Address) => number;
  /** One for each system where something is watched. */
  createFailureDetector(): FailureDetector;
  /** The incarnation by which `peer` knows this system: what the answers to its heartbeats say. */
  uidFor(peer: Address): number;
  /** The root of another system, where heartbeats go. */
  rootGuardianAt(address: Address): InternalActorRef;
  /** As `ref.tell`, ahead of all that waits to be sent there. */
  tellUrgently(ref: ActorRef, message: unknown, sender: ActorRef): void;
  /** Refuses that incarnation from now on; without `uid` it was never heard of. */
  quarantine(address: Address, uid: number | undefined, reason: string): void;
}

/** What is known of a system where something is watched. */
interface Node {
  readonly address: Address;
  readonly detector: FailureDetector;
  /** From its latest response. */
  uid: number | undefined;
  /** The verdict has fallen; only a new watch gives it another chance. */
  isUnreachable: boolean;
  cancelExpectation: CancelTimer;
  /** Whose watches are still to be sent again. */
  repeats: InternalActorRef[];
}

/** INTEROP: the elements of the selection that heartbeats take; Akka.NET sends them as patterns. */
const HEARTBEAT_STEPS = [
  { kind: "pattern", pattern: "system" },
  { kind: "pattern", pattern: "remote-watcher" },
] as const;

/** Watches that are sent again stop short of this many unacknowledged system messages. Count. */
const MOST_UNACKNOWLEDGED = 5_000;

/** Its own clock striking. */
const BEAT = { kind: "beat" } as const;
const REAP = { kind: "reap" } as const;

/**
 * Watches remote actors in the name of local ones. The watcher that other systems know is always this actor, so that an actor is watched
 * once however many watch it here. While anything is watched on a system it gets a heartbeat each interval; when it falls silent, it is
 * quarantined and everything watched there counts as terminated.
 *
 * INTEROP: Akka.NET's `RemoteWatcher`, at the same path, `/system/remote-watcher`.
 */
export class RemoteWatcher extends Actor {
  readonly #deps: RemoteWatcherContext;
  readonly #book = new WatchBook();
  readonly #nodes = new Map<string, Node>();
  #cancelBeat: CancelTimer = () => {};
  #cancelReap: CancelTimer = () => {};

  constructor(deps: RemoteWatcherContext) {
    super();
    this.#deps = deps;
  }

  override postStop(): void {
    this.#cancelBeat();
    this.#cancelReap();
    for (const node of this.#nodes.values()) node.cancelExpectation();
  }

  override receive(message: unknown): void {
    if (message instanceof WatchRemote) this.#watch(message);
    else if (message instanceof UnwatchRemote) this.#unwatch(message);
    else if (message instanceof Terminated) this.#onTerminated(message);
    else if (message instanceof RemoteWatcherHeartbeat) this.#answer();
    else if (message instanceof RemoteWatcherHeartbeatResponse) this.#onResponse(message.uid);
    else if (message instanceof PeerSevered) this.#onSevered(message.address);
    else if (message === BEAT) this.#beat();
    else if (message === REAP) this.#reap();
    else this.unhandled(message);
  }

  #answer(): void {
    const uid = this.#deps.uidFor(this.sender.path.address);
    this.#deps.tellUrgently(this.sender, new RemoteWatcherHeartbeatResponse(uid), this.self);
  }

  #watch({ watchee, watcher }: WatchRemote): void {
    this.#meetNode(watchee.path.address);
    if (this.#book.add(watchee, watcher)) this.context.watch(watchee);
  }

  #unwatch({ watchee, watcher }: UnwatchRemote): void {
    if (!this.#book.remove(watchee, watcher)) return;
    this.context.unwatch(watchee);
    this.#leaveNodeOf(watchee);
  }

  #onTerminated({ actor, existenceConfirmed, addressTerminated }: Terminated): void {
    const watchee = internalRef(actor);
    for (const watcher of this.#book.removeWatchee(watchee)) {
      watcher.sendSystemMessage({ kind: "deathWatchNotification", actor: watchee, existenceConfirmed, addressTerminated });
    }
    this.#leaveNodeOf(watchee);
  }

  /** Starts to observe a system with the first watch there, and gives an unreachable one another chance. */
  #meetNode(address: Address): void {
    const key = address.toString();
    const known = this.#nodes.get(key);
    if (known !== undefined && !known.isUnreachable) return;
    known?.cancelExpectation();
    const { platform, settings } = this.#deps;
    const detector = this.#deps.createFailureDetector();
    const cancelExpectation = platform.timers.once(settings.expectedResponseAfterMs, () => {
      if (!detector.isMonitoring) detector.heartbeat(platform.clock.nowMs()); // or one that never answers would never fall silent
    });
    if (this.#nodes.size === 0) {
      this.#scheduleBeat();
      this.#scheduleReap();
    }
    this.#nodes.set(key, { address, detector, uid: undefined, isUnreachable: false, cancelExpectation, repeats: [] });
  }

  #leaveNodeOf(watchee: InternalActorRef): void {
    const key = addressOf(watchee);
    if (this.#book.hasNode(key)) return;
    this.#nodes.get(key)?.cancelExpectation();
    this.#nodes.delete(key);
    if (this.#nodes.size > 0) return;
    this.#cancelBeat();
    this.#cancelReap();
  }

  #onResponse(uid: number): void {
    const node = this.#nodes.get(addressOf(this.sender));
    if (node === undefined || node.isUnreachable) return;
    node.detector.heartbeat(this.#deps.platform.clock.nowMs());
    if (node.uid === uid) return;
    node.uid = uid;
    this.#watchAgain(node);
  }

  /** INTEROP: the first response, and one of a restarted system, has every watch sent again: who was watched before may not know of it. */
  #watchAgain(node: Node): void {
    node.repeats = [...this.#book.watcheesAt(node.address.toString())];
    this.#repeatWatches(node);
  }

  /** As many as leave the peer room for everything else; the others with later heartbeats. */
  #repeatWatches({ address, repeats }: Node): void {
    if (repeats.length === 0) return;
    const { systemMessageBufferSize, unacknowledgedAt } = this.#deps;
    const watcher = internalRef(this.self);
    let room = Math.min(MOST_UNACKNOWLEDGED, Math.ceil(systemMessageBufferSize / 4)) - unacknowledgedAt(address);
    for (; room > 0 && repeats.length > 0; room -= 1) {
      const watchee = repeats.pop();
      if (watchee !== undefined && this.#book.has(watchee)) watchee.sendSystemMessage({ kind: "watch", watchee, watcher });
    }
  }

  #beat(): void {
    for (const node of this.#nodes.values()) {
      const { address, isUnreachable } = node;
      if (isUnreachable) continue;
      this.#repeatWatches(node);
      const heartbeat = new ActorSelectionMessage(RemoteWatcherHeartbeat.instance, HEARTBEAT_STEPS, false);
      this.#deps.tellUrgently(this.#deps.rootGuardianAt(address), heartbeat, this.self);
    }
    if (this.#nodes.size > 0) this.#scheduleBeat();
  }

  #reap(): void {
    const nowMs = this.#deps.platform.clock.nowMs();
    for (const node of this.#nodes.values()) {
      if (!node.isUnreachable && !node.detector.isAvailable(nowMs)) this.#giveUp(node);
    }
    if (this.#nodes.size > 0) this.#scheduleReap();
  }

  #giveUp(node: Node): void {
    const { address, uid } = node;
    node.isUnreachable = true;
    this.log.warning("Detected unreachable: [{0}]", address);
    this.#deps.quarantine(address, uid, "its remote watcher has not answered heartbeats (akka.remote.watch-failure-detector)");
    this.#endAllAt(address);
  }

  #onSevered(address: Address): void {
    const node = this.#nodes.get(address.toString());
    if (node === undefined || node.isUnreachable) return;
    node.isUnreachable = true; // until something is watched there again
    this.#endAllAt(address);
  }

  #endAllAt(address: Address): void {
    for (const watchee of this.#book.watcheesAt(address.toString())) {
      const end = { kind: "deathWatchNotification", actor: watchee, existenceConfirmed: true, addressTerminated: true } as const;
      internalRef(this.self).sendSystemMessage(end); // comes back as Terminated, like any other end
    }
  }

  #scheduleBeat(): void {
    const { platform, settings } = this.#deps;
    this.#cancelBeat(); // the last one may have struck while nothing was watched
    this.#cancelBeat = platform.timers.once(settings.heartbeatIntervalMs, () => this.self.tell(BEAT));
  }

  #scheduleReap(): void {
    const { platform, settings } = this.#deps;
    this.#cancelReap();
    this.#cancelReap = platform.timers.once(settings.reaperIntervalMs, () => this.self.tell(REAP));
  }
}
