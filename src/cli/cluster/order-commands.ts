import type { Address } from "../../actor/index.ts";
import { Down, Leave, readOrderReply } from "../../cluster/internal.ts";
import { CallingSystem } from "../talk/calling-system.ts";
import { clusterClientHost } from "../talk/configuration-host.ts";
import { remoteTargetFrom } from "../talk/remote-target.ts";
import type { NetworkOptions } from "../talk/talk-commands.ts";
import { CommandError } from "../terminal/errors.ts";
import { onOneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { isInCluster, managementOf, refusalOf } from "./node-view.ts";

/** What a node can be told. */
export type Order = "join" | "leave" | "down";

/** Tells the node at `targetText` to join the cluster of `memberText`, or to let that member leave, or to declare it dead. */
export async function clusterOrder(
  order: Order,
  targetText: string,
  memberText: string,
  options: NetworkOptions,
  terminal: Terminal,
): Promise<void> {
  const target = remoteTargetFrom(targetText);
  const member = remoteTargetFrom(memberText).address;
  const { config, timeout } = options;
  await using caller = await CallingSystem.start(target, { config, timeoutMs: timeout }, terminal, clusterClientHost(terminal.platform));
  const management = await managementOf(caller);
  const done = management === undefined ? await tellOther(caller, order, member, timeout) : await tellOurs(caller, `${order} ${member}`);
  terminal.out(options.json ? `${JSON.stringify({ address: `${target.address}`, order, member: `${member}`, done })}\n` : `${done}\n`);

  async function tellOurs(by: CallingSystem, text: string): Promise<string> {
    const reply = management === undefined ? undefined : await by.ask(management, text);
    const answer = readOrderReply(reply);
    if (answer !== undefined && "done" in answer) return `${target.address}: ${onOneLine(answer.done)}.`;
    throw answer === undefined ? refusalOf(by, reply) : refused(target.address, onOneLine(answer.refused), STATUS_CURE(target.address));
  }
}

const STATUS_CURE = (address: Address): string => `ritsem cluster status ${address} prints the members that it knows.`;

/** INTEROP: nodes of Akka.NET obey the messages Leave and Down of any system, and answer neither. */
async function tellOther(caller: CallingSystem, order: Order, member: Address, timeoutMs: number): Promise<string> {
  const { address } = caller.target;
  if (order === "join") {
    throw refused(
      address,
      "it is not a Ritsem node, and such nodes take no order to join from other systems",
      "Set akka.cluster.seed-nodes there and restart it, or let its program call Cluster.Join.",
    );
  }
  if ((await isInCluster(caller, timeoutMs)) !== true)
    throw refused(address, "it is in no cluster, or does not say so", STATUS_CURE(address));
  const message = order === "leave" ? new Leave(member) : new Down(member);
  caller.system.actorSelection(`${address}/system/cluster/core/daemon`).tell(message);
  await caller.locate(`${address}/user`); // its answer follows the message: the connection keeps the order
  return (
    `${address} has the order to ${order === "leave" ? "let" : "declare"} ${member} ${order === "leave" ? "leave" : "dead"}. ` +
    "It is not a Ritsem node, and such nodes do not answer. Its log tells whether it knows that member."
  );
}

function refused(address: Address, why: string, cure: string): CommandError {
  return new CommandError({ kind: "order-refused", address: `${address}`, why, cure });
}
