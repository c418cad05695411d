import { type ActorRef, AskTimeoutError } from "../../actor/index.ts";
import { MembershipState } from "../../cluster/index.ts";
import {
  GossipEnvelope,
  Heartbeat,
  HeartbeatResponse,
  InitJoin,
  InitJoinAck,
  InitJoinNack,
  MANAGEMENT_NAME,
  type NodeReport,
  readNodeReport,
  readOrderReply,
} from "../../cluster/internal.ts";
import type { CallingSystem } from "../talk/calling-system.ts";
import { CommandError } from "../terminal/errors.ts";
import { onOneLine } from "../terminal/one-line.ts";

/** What a node tells a system that is no member. */
export type NodeView =
  /** A Ritsem node; `membership` is absent if it is no member. */
  | { readonly kind: "ritsem"; readonly report: NodeReport; readonly membership?: MembershipState }
  /** A node of Akka.NET, or of another Akka. `uid` is that of its answer to a heartbeat. */
  | { readonly kind: "other"; readonly isInCluster: boolean | undefined; readonly uid: number | undefined };

/** The actor that takes orders; `undefined` in nodes of Akka.NET. */
export async function managementOf(caller: CallingSystem): Promise<ActorRef | undefined> {
  await caller.locate(`${caller.target.address}/user`); // with the reason if the system cannot be reached
  try {
    return await caller.locate(`${caller.target.address}/system/${MANAGEMENT_NAME}`);
  } catch (error) {
    if (error instanceof CommandError && error.failure.kind === "no-actor") return undefined;
    throw error;
  }
}

/** Asks the node at the target what it knows. `heartbeatWaitMs` limits what a system without a cluster does not answer. */
export async function viewOf(caller: CallingSystem, waitMs: number): Promise<NodeView> {
  const management = await managementOf(caller);
  if (management === undefined) return viewOfOther(caller, waitMs);
  const reply = await caller.ask(management, "state");
  const report = readNodeReport(reply);
  if (report === undefined) throw refusalOf(caller, reply);
  if (report.state !== "member") return { kind: "ritsem", report };
  const gossip = await caller.ask(management, "gossip");
  if (!(gossip instanceof GossipEnvelope)) return { kind: "ritsem", report: readNodeReport(gossip) ?? report };
  return { kind: "ritsem", report, membership: new MembershipState(gossip.gossip, gossip.from) };
}

/** The error for a reply that is none of those that were expected. */
export function refusalOf({ target }: CallingSystem, reply: unknown): CommandError {
  const order = readOrderReply(reply);
  const why =
    order !== undefined && "refused" in order ? onOneLine(order.refused) : "it answered with something that this version does not know";
  const cure = "Run the command against another node, or use the same version on both sides.";
  return new CommandError({ kind: "order-refused", address: `${target.address}`, why, cure });
}

async function viewOfOther(caller: CallingSystem, waitMs: number): Promise<NodeView> {
  const [joinable, alive] = await Promise.all([
    answerOf(caller, "core/daemon", new InitJoin(), waitMs),
    answerOf(caller, "heartbeatReceiver", new Heartbeat(caller.system.address, 1, 0n), waitMs),
  ]);
  const isInCluster = joinable instanceof InitJoinAck ? true : joinable instanceof InitJoinNack ? false : undefined;
  return { kind: "other", isInCluster, uid: alive instanceof HeartbeatResponse ? alive.from.uid : undefined };
}

/** What an actor of the node's cluster replies; `undefined` without a reply. */
async function answerOf({ system, target }: CallingSystem, path: string, message: unknown, waitMs: number): Promise<unknown> {
  try {
    return await system.actorSelection(`${target.address}/system/cluster/${path}`).ask(message, { timeout: waitMs });
  } catch (error) {
    if (error instanceof AskTimeoutError) return undefined;
    throw error;
  }
}

/** Whether the node at the target is in a cluster that can be joined; `undefined` if it does not say. */
export async function isInCluster(caller: CallingSystem, waitMs: number): Promise<boolean | undefined> {
  const answer = await answerOf(caller, "core/daemon", new InitJoin(), waitMs);
  return answer instanceof InitJoinAck ? true : answer instanceof InitJoinNack ? false : undefined;
}
