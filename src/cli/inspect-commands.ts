import { type Command, InvalidArgumentError, Option } from "commander";
import type { ConversationOptions } from "./inspect/conversation-command.ts";
import type { TopOptions } from "./inspect/top-command.ts";
import type { TreeOptions } from "./inspect/tree-command.ts";
import type { WatchOptions } from "./inspect/watch-command.ts";
import type { InspectOptions } from "./inspect/open-inspector.ts";
import { networkCommand } from "./network-option.ts";
import type { NetworkOptions } from "./talk/talk-commands.ts";
import type { Terminal } from "./terminal/terminal.ts";

const SYSTEM = "akka.tcp://System@host:port, or http://127.0.0.1:port from the log of the system";

/** Adds `ritsem tree`, `top`, `watch`, `flight` and `conversation`, which look at systems with `ritsem.inspect.enabled`. */
export function addInspectCommands(program: Command, terminal: Terminal): void {
  const withConfig = <O extends NetworkOptions>(options: O): O => ({ ...options, ...program.opts<{ readonly config?: string }>() });
  const inspectCommand = (name: string, description: string, argument = "<address>"): Command =>
    networkCommand(program, name, description)
      .argument(argument, SYSTEM)
      .option("--token <token>", "for http://…; default: that of a system of the same user on this machine");
  inspectCommand("tree", "Prints the tree of actors in a system.")
    .option("--path <path>", "the actor to start from, such as /user/orders")
    .option("--depth <n>", "generations below it", countFrom, 16)
    .option("--limit <n>", "the number of actors", countFrom, 200)
    .action(async (target: string, options: TreeOptions) => {
      const { tree } = await import("./inspect/tree-command.ts");
      return tree(target, withConfig(options), terminal);
    });
  inspectCommand("top", "Prints the actors that have most to do, on a screen again every second.")
    .addOption(new Option("--by <order>", "what comes first").choices(["mailbox", "rate", "restarts", "time"]).default("mailbox"))
    .option("--path <path>", "only actors at or below this path")
    .option("--limit <n>", "the number of actors", countFrom, 20)
    .option("--watch", "print again every second, also if the output is no screen")
    .option("--once", "print once, also on a screen")
    .action(async (target: string, options: TopOptions) => {
      const { top } = await import("./inspect/top-command.ts");
      return top(target, withConfig(options), terminal);
    });
  inspectCommand("watch", "Prints associations, dead letters, restarts, starts and stops as they happen, until interrupted.")
    .option("--past", "print first what the system still knows")
    .action(async (target: string, options: WatchOptions) => {
      const { watch } = await import("./inspect/watch-command.ts");
      return watch(target, withConfig(options), terminal);
    });
  inspectCommand("flight", "Prints the last events of the association between a system and a peer.")
    .argument("<peer>", "akka.tcp://System@host:port of the peer")
    .action(async (target: string, peer: string, options: InspectOptions) => {
      const { flight } = await import("./inspect/flight-command.ts");
      return flight(target, peer, withConfig(options), terminal);
    });
  inspectCommand(
    "conversation",
    "Prints the messages of one trace, over all systems that are named, as a sequence diagram of Mermaid.",
    "<address...>",
  )
    .option("--trace <id>", "the trace; without it, the command lists those that the systems know")
    .action(async (targets: readonly string[], options: ConversationOptions) => {
      const { conversation } = await import("./inspect/conversation-command.ts");
      return conversation(targets, withConfig(options), terminal);
    });
}

function countFrom(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number.");
}
