import { Actor, type ActorRef, type Address, Terminated } from "../../actor/index.ts";
import { ActorSelectionMessage, type InternalActorRef, internalRef } from "../../actor/internal.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { FailureDetector } from "../failure-detector/failure-detector.ts";
import type { Heartbeats } from "../failure-detector/heartbeats.ts";
import type { WatchSettings } from "../settings/remote-settings.ts";
import { addressOf, WatchBook } from "./watch-book.ts";
import {
  MemberGone,
  MemberWatched,
  PeerReset,
  RemoteWatcherHeartbeat,
  RemoteWatcherHeartbeatResponse,
  UnwatchRemote,
  WatchRemote,
} from "./watch-messages.ts";

/** What the remote watcher borrows from its system. */
export interface RemoteWatcherContext {
  readonly platform: Platform;
  readonly settings: WatchSettings;
  /** Count of system messages that the peer may leave unacknowledged. Key: `akka.remote.system-message-buffer-size`. */
  readonly systemMessageBufferSize: number;
  /** Count of system messages that the system of `ref` has not acknowledged yet. */
  readonly unacknowledgedAt: (ref: InternalActorRef) => number;
  /** What was sent and heard, for metrics. */
  readonly heartbeats: Heartbeats;
  /** One for each system where something is watched. */
  createFailureDetector(): FailureDetector;
  /** The incarnation by which `peer` knows this system: what the answers to its heartbeats say. */
  uidFor(peer: Address): number;
  /** The root of the system of `watchee`, where heartbeats go, over the transport that leads to `watchee`. */
  rootGuardianOf(watchee: InternalActorRef): InternalActorRef;
  /** As `ref.tell`, ahead of all that waits to be sent there. */
  tellUrgently(ref: ActorRef, message: unknown, sender: ActorRef): void;
  /** Refuses that incarnation from now on; without `uid` no incarnation is known. */
  quarantine(address: Address, uid: number | undefined, reason: string): void;
}

/** What is known of a system where something is watched. */
interface Node {
  readonly address: Address;
  readonly root: InternalActorRef;
  readonly detector: FailureDetector;
  /** From its latest response. */
  uid: number | undefined;
  /** It was found unreachable; only a new watch monitors it again. */
  isUnreachable: boolean;
  /** Waits for the first response; `undefined` before the first heartbeat. */
  cancelExpectation: CancelTimer | undefined;
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
 * Watches remote actors on behalf of local ones. The watcher that other systems know is always this actor, so that an actor is watched
 * once however many watch it here. While anything is watched on a system it gets a heartbeat each interval; when it falls silent, it is
 * quarantined and everything watched there counts as terminated.
 *
 * INTEROP: Akka.NET's `RemoteWatcher`, at the same path, `/system/remote-watcher`.
 */
export class RemoteWatcher extends Actor {
  readonly #context: RemoteWatcherContext;
  readonly #book = new WatchBook();
  readonly #nodes = new Map<string, Node>();
  /** Systems that a cluster watches over: they get no heartbeats, and the cluster says when they have ended. */
  readonly #members = new Set<string>();
  #cancelBeat: CancelTimer = () => {};
  #cancelReap: CancelTimer = () => {};

  constructor(context: RemoteWatcherContext) {
    super();
    this.#context = context;
  }

  override postStop(): void {
    this.#cancelBeat();
    this.#cancelReap();
    for (const node of this.#nodes.values()) node.cancelExpectation?.();
    this.#context.heartbeats.forgetAll();
  }

  override receive(message: unknown): void {
    if (message instanceof WatchRemote) this.#watch(message);
    else if (message instanceof UnwatchRemote) this.#unwatch(message);
    else if (message instanceof Terminated) this.#onTerminated(message);
    else if (message instanceof RemoteWatcherHeartbeat) this.#answer();
    else if (message instanceof RemoteWatcherHeartbeatResponse) this.#onResponse(message.uid);
    else if (message instanceof PeerReset) this.#onAssociationReset(message.address);
    else if (message instanceof MemberWatched) this.#onMemberWatched(message.address);
    else if (message instanceof MemberGone) this.#onMemberGone(message.address);
    else if (message === BEAT) this.#beat();
    else if (message === REAP) this.#reap();
    else this.unhandled(message);
  }

  #answer(): void {
    const uid = this.#context.uidFor(this.sender.path.address);
    this.#context.tellUrgently(this.sender, new RemoteWatcherHeartbeatResponse(uid), this.self);
  }

  #watch({ watchee, watcher }: WatchRemote): void {
    this.#meetNode(watchee);
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
  #meetNode(watchee: InternalActorRef): void {
    const { address } = watchee.path;
    const key = address.toString();
    const known = this.#nodes.get(key);
    if (known !== undefined && !known.isUnreachable) return;
    known?.cancelExpectation?.();
    const detector = this.#context.createFailureDetector();
    if (this.#nodes.size === 0) {
      this.#scheduleBeat();
      this.#scheduleReap();
    }
    const root = this.#context.rootGuardianOf(watchee);
    this.#nodes.set(key, { address, root, detector, uid: undefined, isUnreachable: false, cancelExpectation: undefined, repeats: [] });
  }

  #leaveNodeOf(watchee: InternalActorRef): void {
    const key = addressOf(watchee);
    if (this.#book.hasNode(key)) return;
    this.#nodes.get(key)?.cancelExpectation?.();
    this.#nodes.delete(key);
    this.#context.heartbeats.forget(key);
    if (this.#nodes.size > 0) return;
    this.#cancelBeat();
    this.#cancelReap();
  }

  #onResponse(uid: number): void {
    const node = this.#nodes.get(addressOf(this.sender));
    if (node === undefined || node.isUnreachable) return;
    const { heartbeats, platform } = this.#context;
    heartbeats.received += 1;
    heartbeats.heard(node.address.toString(), node.detector, platform.clock.nowMs());
    if (node.uid === uid) return;
    node.uid = uid;
    this.#watchAgain(node);
  }

  /** INTEROP: the first response, and one of a restarted system, causes every watch to be sent again, since the system may not know of it. */
  #watchAgain(node: Node): void {
    node.repeats = [...this.#book.watcheesAt(node.address.toString())];
    this.#repeatWatches(node);
  }

  /** As many as leave the peer room for everything else; the others with later heartbeats. */
  #repeatWatches({ root, repeats }: Node): void {
    if (repeats.length === 0) return;
    const { systemMessageBufferSize, unacknowledgedAt } = this.#context;
    const watcher = internalRef(this.self);
    let room = Math.min(MOST_UNACKNOWLEDGED, Math.ceil(systemMessageBufferSize / 4)) - unacknowledgedAt(root);
    for (; room > 0 && repeats.length > 0; room -= 1) {
      const watchee = repeats.pop();
      if (watchee !== undefined && this.#book.has(watchee)) watchee.sendSystemMessage({ kind: "watch", watchee, watcher });
    }
  }

  #beat(): void {
    for (const node of this.#nodes.values()) {
      const { root, address, isUnreachable } = node;
      if (isUnreachable || this.#members.has(address.toString())) continue;
      this.#repeatWatches(node);
      this.#expectFirstResponse(node);
      const heartbeat = new ActorSelectionMessage(RemoteWatcherHeartbeat.instance, HEARTBEAT_STEPS, false);
      this.#context.tellUrgently(root, heartbeat, this.self);
      this.#context.heartbeats.sent += 1;
    }
    if (this.#nodes.size > 0) this.#scheduleBeat();
  }

  /** From the first heartbeat on, not from the watch: its response must not come after a sign of life that was made up for it. */
  #expectFirstResponse(node: Node): void {
    const { address, detector } = node;
    if (detector.isMonitoring || node.cancelExpectation !== undefined) return;
    const { platform, settings, heartbeats } = this.#context;
    node.cancelExpectation = platform.timers.once(settings.expectedResponseAfterMs, () => {
      // or one that never answers would never fall silent
      if (!detector.isMonitoring) heartbeats.heard(address.toString(), detector, platform.clock.nowMs());
    });
  }

  #reap(): void {
    const nowMs = this.#context.platform.clock.nowMs();
    for (const node of this.#nodes.values()) {
      const isWatched = !node.isUnreachable && !this.#members.has(node.address.toString());
      if (isWatched && !node.detector.isAvailable(nowMs)) this.#giveUp(node);
    }
    if (this.#nodes.size > 0) this.#scheduleReap();
  }

  #giveUp(node: Node): void {
    const { address, uid } = node;
    node.isUnreachable = true;
    this.log.warning("Detected unreachable: [{0}]", address);
    this.#context.quarantine(address, uid, "its remote watcher has not answered heartbeats (akka.remote.watch-failure-detector)");
    this.#endAllAt(address);
  }

  /** The cluster sends heartbeats from now on. */
  #onMemberWatched(address: Address): void {
    this.#members.add(address.toString());
    this.#context.heartbeats.forget(address.toString());
  }

  #onMemberGone(address: Address): void {
    this.#members.delete(address.toString());
    this.#onAssociationReset(address);
  }

  #onAssociationReset(address: Address): void {
    const node = this.#nodes.get(address.toString());
    if (node === undefined || node.isUnreachable) return;
    node.isUnreachable = true; // until something is watched there again
    this.#endAllAt(address);
  }

  #endAllAt(address: Address): void {
    for (const watchee of this.#book.watcheesAt(address.toString())) {
      const end = { kind: "deathWatchNotification", actor: watchee, existenceConfirmed: true, addressTerminated: true } as const;
      internalRef(this.self).sendSystemMessage(end); // arrives as Terminated, like any other end
    }
  }

  #scheduleBeat(): void {
    const { platform, settings } = this.#context;
    this.#cancelBeat(); // the last one may have struck while nothing was watched
    this.#cancelBeat = platform.timers.once(settings.heartbeatIntervalMs, () => this.self.tell(BEAT));
  }

  #scheduleReap(): void {
    const { platform, settings } = this.#context;
    this.#cancelReap();
    this.#cancelReap = platform.timers.once(settings.reaperIntervalMs, () => this.self.tell(REAP));
  }
}
