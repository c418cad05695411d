import type { Kill } from "../author/kill.ts";
import type { PoisonPill } from "../author/poison-pill.ts";
import type { Broadcast, ConsistentHashableEnvelope } from "./router-envelope.ts";
import type { RouterManagementMessage } from "./router-management-message.ts";

/** What a router takes besides the messages `M` of its routees. */
export type RouterMessage<M> = Broadcast<M | PoisonPill | Kill> | ConsistentHashableEnvelope<M> | RouterManagementMessage;
