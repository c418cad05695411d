import { Actor, type ActorRef } from "../../actor/index.ts";
import { ActorSelectionMessage } from "../../actor/internal.ts";
import { WatchedMembers } from "../heartbeat/watched-members.ts";
import type { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { Heartbeat, HeartbeatResponse, LegacyHeartbeat } from "../message/heartbeat-messages.ts";
import type { ClusterContext } from "./cluster-context.ts";

/** To the heartbeat sender: who is a member, and who of them is unreachable. */
export class WatchMembers {
  readonly members: UniqueAddressSet;
  readonly unreachable: UniqueAddressSet;

  constructor(members: UniqueAddressSet, unreachable: UniqueAddressSet) {
    this.members = members;
    this.unreachable = unreachable;
  }
}

const BEAT = { kind: "beat" } as const;
const NS_PER_MS = 1_000_000n;
const MICROSECONDS_PER_MS = 1_000;
const TO_RECEIVER = ["system", "cluster", "heartbeatReceiver"].map((name) => ({ kind: "name", name }) as const);

/** Sends heartbeats to the members that this node watches. INTEROP: `/system/cluster/core/daemon/heartbeatSender`. */
export class HeartbeatSender extends Actor {
  readonly #context: ClusterContext;
  readonly #watched: WatchedMembers;
  #sequenceNr = 0;

  constructor(context: ClusterContext) {
    super();
    this.#context = context;
    const { node, settings, detectors } = context;
    this.#watched = new WatchedMembers(node, settings.monitoredByMembers, detectors);
  }

  override preStart(): void {
    const { heartbeatIntervalMs, periodicTasksInitialDelayMs } = this.#context.settings;
    const initialDelay = Math.max(periodicTasksInitialDelayMs, heartbeatIntervalMs);
    this.timers.startPeriodicTimer(BEAT, BEAT, heartbeatIntervalMs, { initialDelay });
  }

  override receive(message: unknown): void {
    if (message === BEAT) this.#beat();
    else if (message instanceof HeartbeatResponse) this.#onResponse(message);
    else if (message instanceof WatchMembers) this.#watched.update(message.members, message.unreachable, this.#nowMs);
    else this.unhandled(message);
  }

  get #nowMs(): number {
    return this.#context.platform.clock.nowMs();
  }

  #beat(): void {
    for (const node of this.#watched.active) this.#send(node);
  }

  #send(node: UniqueAddress): void {
    const { detectors, settings, tellUrgently, log, platform } = this.#context;
    if (!detectors.isMonitoring(node.address)) {
      platform.timers.once(settings.expectedResponseAfterMs, () => this.#watched.expectFirstResponse(node, this.#nowMs));
    }
    if (settings.logsHeartbeats) log.debug("Heartbeat to [{0}]", node.address);
    tellUrgently(
      this.#context.rootAt(node.address),
      new ActorSelectionMessage(this.#heartbeat(), TO_RECEIVER, false),
      this.self as ActorRef,
    );
    detectors.heartbeats.sent += 1;
  }

  #heartbeat(): Heartbeat {
    const { settings, node } = this.#context;
    if (settings.usesLegacyHeartbeats) return new LegacyHeartbeat(node.address);
    this.#sequenceNr += 1;
    const timeNs = (BigInt(Math.floor(this.#nowMs * MICROSECONDS_PER_MS)) * NS_PER_MS) / BigInt(MICROSECONDS_PER_MS);
    return new Heartbeat(node.address, this.#sequenceNr, timeNs);
  }

  #onResponse({ from }: HeartbeatResponse): void {
    const { settings, log, detectors } = this.#context;
    if (settings.logsHeartbeats) log.debug("Heartbeat response from [{0}]", from.address);
    detectors.heartbeats.received += 1;
    this.#watched.onResponse(from, this.#nowMs);
  }
}
