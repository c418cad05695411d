import { type Command, InvalidArgumentError, Option } from "commander";
import type { BenchOptions } from "./bench/bench-command.ts";
import { doctor, type DoctorOptions } from "./doctor/doctor-command.ts";
import { durationFrom, networkCommand } from "./network-option.ts";
import { MESSAGE_KINDS } from "./talk/message-from.ts";
import { ask, type MessageOptions, type NetworkOptions, ping, type PingOptions, tell } from "./talk/talk-commands.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** Adds the commands that use the network. `end` receives the exit code of those that have more than one. */
export function addNetworkCommands(program: Command, terminal: Terminal, end: (exitCode: number) => void): void {
  const withConfig = <O extends NetworkOptions>(options: O): O => ({ ...options, ...program.opts<{ readonly config?: string }>() });
  networkCommand(program, "ping", "Tests whether a system, or one of its actors, answers, and how fast.")
    .argument("<address>", "akka.tcp://System@host:port, followed by a path for an actor")
    .option("--count <n>", "the number of pings", countFrom, 1)
    .action((target: string, options: PingOptions) => ping(target, withConfig(options), terminal));
  networkCommand(program, "tell", "Sends a message to an actor.")
    .argument("<path>", "akka.tcp://System@host:port/user/name")
    .argument("<message>")
    .addOption(typeOption())
    .action((target: string, message: string, options: MessageOptions) => tell(target, message, withConfig(options), terminal));
  networkCommand(program, "ask", "Sends a message to an actor and prints its reply.")
    .argument("<path>", "akka.tcp://System@host:port/user/name")
    .argument("<message>")
    .addOption(typeOption())
    .action((target: string, message: string, options: MessageOptions) => ask(target, message, withConfig(options), terminal));
  networkCommand(program, "bench", "Measures round trips to a system, or to one of its actors.")
    .argument("<address>", "akka.tcp://System@host:port, followed by a path for an actor")
    .argument("[message]", "what the actor replies to; default: Identify, which every actor answers")
    .addOption(typeOption())
    .option("--in-flight <n>", "the number of messages under way at the same time, at most 10000", inFlightFrom, 1)
    .addOption(new Option("--duration <duration>", "how long round trips are counted").argParser(durationFrom).default(5000, "5 s"))
    .action(async (target: string, message: string | undefined, options: BenchOptions) => {
      const { bench } = await import("./bench/bench-command.ts"); // the other commands do not need it
      return bench(target, message, withConfig(options), terminal);
    });
  networkCommand(program, "repl", "Reads lines of JavaScript that ask, tell and look at a system, and prints their results.")
    .argument("<address>", "akka.tcp://System@host:port")
    .action(async (target: string, options: NetworkOptions) => {
      const { repl } = await import("./repl/repl-command.ts");
      end(await repl(target, withConfig(options), terminal));
    });
  networkCommand(program, "doctor", "Tests the connection to a system step by step, and prints what is wrong and how to fix it.")
    .argument("<address>", "akka.tcp://System@host:port")
    .option("--system <name>", "for a node of a cluster: the name of its actor system; default: that in the address")
    .action(async (target: string, options: DoctorOptions) => {
      end(await doctor(target, withConfig(options), terminal));
    });
}

function typeOption(): Option {
  return new Option("--type <type>", "the .NET type of the message").choices(MESSAGE_KINDS).default("string");
}

function countFrom(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number of at least 1.");
}

function inFlightFrom(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= 10_000) return Number(text);
  throw new InvalidArgumentError("Expected a whole number from 1 to 10000.");
}
