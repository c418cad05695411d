import type { Kill } from "../message/kill.ts";
import type { PoisonPill } from "../message/poison-pill.ts";
import type { Broadcast, ConsistentHashableEnvelope } from "./router-envelope.ts";
import type { RouterManagementMessage } from "./router-management-message.ts";

/** The messages that a router accepts in addition to the messages `M` of its routees. */
export type RouterMessage<M> = Broadcast<M | PoisonPill | Kill> | ConsistentHashableEnvelope<M> | RouterManagementMessage;
