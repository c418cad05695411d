import type { ActorRef, Address, LoggingAdapter, Props } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { CoreState } from "../core/core-state.ts";
import type { StopReason } from "../core/effect.ts";
import type { MemberDetectors } from "../heartbeat/member-detectors.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import type { ClusterSettings } from "../settings/cluster-settings.ts";

/** As `ref.tell`, ahead of all that waits to be sent to that system. */
export type TellUrgently = (ref: ActorRef, message: unknown, sender: ActorRef) => void;

/** `props` on the dispatcher of the cluster's actors. */
export function inCluster<M>(props: Props<M>, { dispatcher }: ClusterSettings): Props<M> {
  return props.withDispatcher(dispatcher ?? "akka.actor.internal-dispatcher");
}

/** What the actors of a cluster borrow from their system. */
export interface ClusterContext {
  readonly node: UniqueAddress;
  readonly settings: ClusterSettings;
  readonly platform: Platform;
  readonly log: LoggingAdapter;
  readonly detectors: MemberDetectors;
  /** Whether peers are not trusted: they may not let members leave or down them. Key: `akka.remote.untrusted-mode` (off). */
  readonly isUntrusting: boolean;
  /** Whether this node looks for other nodes by itself. Key: `ritsem.cluster.bootstrap.enabled` (off). */
  readonly findsSeeds: boolean;
  readonly tellUrgently: TellUrgently;
  /** The root of the system at `address`, where selections start. */
  rootAt(address: Address): ActorRef;
  /** The actor that downs members; `undefined` if nothing does. */
  downingActorProps(): Props | undefined;
  /** The state of this node has changed. */
  onStateChanged(before: CoreState, after: CoreState): void;
  /** The leader lets this node go: run the shutdown tasks. */
  onExit(): void;
  /** This node has ended its membership. */
  onStopped(reason: StopReason): void;
}
