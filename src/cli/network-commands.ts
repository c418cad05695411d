import { type Command, InvalidArgumentError, Option } from "commander";
import { doctor } from "./doctor/doctor-command.ts";
import { MESSAGE_KINDS } from "./message-from.ts";
import { ask, type MessageOptions, type NetworkOptions, ping, type PingOptions, tell } from "./talk-commands.ts";
import type { Terminal } from "./terminal.ts";

/** Adds the commands that go on the network. `end` takes the exit code of those that have more than one. */
export function addNetworkCommands(program: Command, terminal: Terminal, end: (exitCode: number) => void): void {
  const withConfig = <O extends NetworkOptions>(options: O): O => ({ ...options, ...program.opts<{ readonly config?: string }>() });
  networkCommand(program, "ping", "Says whether a system, or one of its actors, answers, and how fast.")
    .argument("<address>", "akka.tcp://System@host:port, and a path behind it for an actor")
    .option("--count <n>", "how often", countFrom, 1)
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
  networkCommand(program, "doctor", "Walks the way to a system step by step, and says what is wrong and how to mend it.")
    .argument("<address>", "akka.tcp://System@host:port")
    .action(async (target: string, options: NetworkOptions) => {
      end(await doctor(target, withConfig(options), terminal));
    });
}

function networkCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("--timeout <duration>", "how long each step may take", "5 s")
    .option("--json", "print JSON, failures too");
}

function typeOption(): Option {
  return new Option("--type <type>", "what the message is for the recipient").choices(MESSAGE_KINDS).default("string");
}

function countFrom(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number from 1 on.");
}
