import type { Command } from "commander";
import { clusterOrder } from "./cluster/order-commands.ts";
import { clusterShards, type ShardsOptions } from "./cluster/shards-command.ts";
import { clusterStatus, type StatusOptions } from "./cluster/status-command.ts";
import { networkCommand } from "./network-option.ts";
import type { NetworkOptions } from "./talk/talk-commands.ts";
import type { Terminal } from "./terminal/terminal.ts";

const NODE = "akka.tcp://System@host:port of the node that is asked";

/** Adds `ritsem cluster`. */
export function addClusterCommands(program: Command, terminal: Terminal): void {
  const withConfig = <O extends NetworkOptions>(options: O): O => ({ ...options, ...program.opts<{ readonly config?: string }>() });
  const cluster = program
    .command("cluster")
    .description("Shows a cluster, and tells its nodes to join, to leave, or to declare members dead.");
  networkCommand(cluster, "status", "Prints the members, the leader, and who cannot reach whom, as one node sees them.")
    .argument("<address>", NODE)
    .option("--watch", "print again whenever it changes, until interrupted")
    .action((target: string, options: StatusOptions) => clusterStatus(target, withConfig(options), terminal));
  networkCommand(cluster, "shards", "Prints the types of sharded entities, their regions, shards and rebalances, as one node sees them.")
    .argument("<address>", NODE)
    .option("--type <name>", "only this type, with the ids of its entities on the node")
    .action((target: string, options: ShardsOptions) => clusterShards(target, withConfig(options), terminal));
  networkCommand(cluster, "join", "Tells a Ritsem node that is in no cluster to join one.")
    .argument("<address>", NODE)
    .argument("<member>", "a node of the cluster; the same address to form a cluster")
    .action((target: string, member: string, options: NetworkOptions) =>
      clusterOrder("join", target, member, withConfig(options), terminal),
    );
  networkCommand(cluster, "leave", "Lets a member leave in order.")
    .argument("<address>", NODE)
    .argument("[member]", "the member that leaves; default: the node itself")
    .action((target: string, member: string | undefined, options: NetworkOptions) =>
      clusterOrder("leave", target, member ?? target, withConfig(options), terminal),
    );
  networkCommand(cluster, "down", "Declares a member dead, such as one that has crashed.")
    .argument("<address>", NODE)
    .argument("<member>", "the member that is dead")
    .action((target: string, member: string, options: NetworkOptions) =>
      clusterOrder("down", target, member, withConfig(options), terminal),
    );
}
