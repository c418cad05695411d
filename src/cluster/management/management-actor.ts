import { Actor, Address } from "../../actor/index.ts";
import type { Cluster } from "../extension/cluster.ts";
import { GossipEnvelope } from "../message/gossip-messages.ts";
import { nodeReportOf, type OrderReply } from "./node-report.ts";

/** Orders of operators, and what they mean. */
const ORDERS = ["join", "leave", "down"] as const;
type Order = (typeof ORDERS)[number];

/**
 * Answers operators: `state` with a report as JSON, `gossip` with all that this node knows, and `join`, `leave` or `down` with an address with what
 * it has done. In untrusted mode it refuses everything.
 */
export class ManagementActor extends Actor {
  readonly #cluster: Cluster;
  readonly #isUntrusting: boolean;

  constructor(cluster: Cluster, isUntrusting: boolean) {
    super();
    this.#cluster = cluster;
    this.#isUntrusting = isUntrusting;
  }

  override receive(message: unknown): void {
    if (typeof message === "string") this.sender.tell(this.#answerTo(message), this.self);
    else this.unhandled(message);
  }

  #answerTo(question: string): unknown {
    if (this.#isUntrusting)
      return JSON.stringify({ refused: "this node takes no orders from other systems: akka.remote.untrusted-mode is on" });
    const { membership } = this.#cluster;
    if (question === "gossip" && membership.selfMember !== undefined) {
      return new GossipEnvelope(membership.self, membership.self, membership.gossip);
    }
    if (question === "gossip" || question === "state") return JSON.stringify(nodeReportOf(this.#cluster));
    return JSON.stringify(this.#obey(question));
  }

  #obey(text: string): OrderReply {
    const [verb = "", target = ""] = text.split(" ", 2);
    const order = ORDERS.find((each) => each === verb);
    if (order === undefined) return { refused: `this version does not know the order "${verb.slice(0, 20)}"` };
    try {
      return this.#carryOut(order, Address.parse(target));
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  }

  #carryOut(order: Order, address: Address): OrderReply {
    const cluster = this.#cluster;
    if (order === "join") {
      if (cluster.isTerminated) return { refused: "this node has left its cluster; it joins again only after a restart" };
      if (cluster.membership.selfMember !== undefined) return { refused: "this node is a member of a cluster already" };
      const own = cluster.selfAddress;
      if (address.system !== own.system || address.protocol !== own.protocol)
        return { refused: `${address} has another protocol or system name than this node, ${own}` };
      cluster.join(address);
      return { done: address.equals(own) ? "it forms a cluster" : `it joins the cluster of ${address}` };
    }
    const [member] = cluster.membership.membersAt(address);
    if (member === undefined) return { refused: `no member has the address ${address}` };
    if (order === "down") {
      if (member.status === "Down") return { refused: `${address} is Down already` };
      cluster.down(address);
      return { done: `${address} is declared dead; it is removed once it is silent` };
    }
    if (member.status !== "Up" && member.status !== "Joining" && member.status !== "WeaklyUp")
      return { refused: `${address} does not leave: it is ${member.status}` };
    cluster.leave(address);
    return { done: `${address} leaves` };
  }
}
