import {
  ActorIdentity,
  BroadcastPool,
  ConsistentHashingPool,
  DefaultResizer,
  FromConfig,
  Identify,
  Kill,
  PoisonPill,
  RandomPool,
  RoundRobinPool,
  ScatterGatherFirstCompletedPool,
  Status,
  TailChoppingPool,
} from "../../actor/index.ts";
import { ActorSelectionMessage } from "../../actor/internal.ts";
import { Config } from "../../hocon/index.ts";
import { type BindableType, isActorRef } from "../../serialization/index.ts";
import { DaemonMsgCreate } from "../deploy/create-command.ts";
import { RemoteWatcherHeartbeat, RemoteWatcherHeartbeatResponse } from "../watch/watch-messages.ts";

/** INTEROP: system messages have no class here; the serializer bound to this name writes them. */
export const SYSTEM_MESSAGE_TYPE = "Akka.Dispatch.SysMsg.SystemMessage, Akka";

/** Akka's own types, for `akka.actor.serialization-bindings`. */
export const akkaBindableTypes: readonly BindableType[] = [
  { name: "Akka.Actor.ActorSelectionMessage, Akka", type: ActorSelectionMessage },
  { name: "Akka.Remote.DaemonMsgCreate, Akka.Remote", type: DaemonMsgCreate },
  { name: "Akka.Actor.Identify, Akka", type: Identify },
  { name: "Akka.Actor.ActorIdentity, Akka", type: ActorIdentity },
  { name: "Akka.Actor.IActorRef, Akka", matches: isActorRef },
  { name: "Akka.Actor.PoisonPill, Akka", type: PoisonPill },
  { name: "Akka.Actor.Kill, Akka", type: Kill },
  { name: "Akka.Actor.Status+Failure, Akka", type: Status.Failure },
  { name: "Akka.Actor.Status+Success, Akka", type: Status.Success },
  { name: "Akka.Routing.FromConfig, Akka", type: FromConfig },
  { name: "Akka.Routing.DefaultResizer, Akka", type: DefaultResizer },
  { name: "Akka.Routing.RoundRobinPool, Akka", type: RoundRobinPool },
  { name: "Akka.Routing.BroadcastPool, Akka", type: BroadcastPool },
  { name: "Akka.Routing.RandomPool, Akka", type: RandomPool },
  { name: "Akka.Routing.ScatterGatherFirstCompletedPool, Akka", type: ScatterGatherFirstCompletedPool },
  { name: "Akka.Routing.TailChoppingPool, Akka", type: TailChoppingPool },
  { name: "Akka.Routing.ConsistentHashingPool, Akka", type: ConsistentHashingPool },
  { name: "Akka.Configuration.Config, Akka", type: Config },
  { name: "Akka.Remote.RemoteWatcher+Heartbeat, Akka.Remote", type: RemoteWatcherHeartbeat },
  { name: "Akka.Remote.RemoteWatcher+HeartbeatRsp, Akka.Remote", type: RemoteWatcherHeartbeatResponse },
  { name: SYSTEM_MESSAGE_TYPE },
];
