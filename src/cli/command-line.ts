import { Command, CommanderError, Option } from "commander";
import { isRitsemError } from "../base/index.ts";
import { CommandFailure, failureJson, failureText } from "./command-failure.ts";
import { type ConfigCommandOptions, printConfig } from "./config-command.ts";
import { addNetworkCommands } from "./network-commands.ts";
import { placedMessageOf } from "./placed-message.ts";
import type { ContractsCommandOptions } from "./contracts/contracts-command.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Runs `ritsem` with the arguments after its name and resolves with the exit code.
 *
 * | code | means |
 * |---|---|
 * | 0 | done |
 * | 1 | a mistake in the arguments or in a configuration file: one line on standard error, which begins with `file:line:column` for the latter |
 * | 2 | the other system was not reached, or something has to be installed first: standard error says why, and what to do |
 * | 3 | the other system was reached, and what was asked of it did not happen: the same |
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    let exitCode = 0;
    await programOf(terminal, (code) => void (exitCode = code)).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode; // it has spoken already
    if (!isRitsemError(error)) throw error;
    if (error instanceof CommandFailure) {
      if (args.includes("--json")) terminal.out(`${JSON.stringify({ failure: failureJson(error.failure) })}\n`);
      else terminal.err(failureText(error.failure));
    } else terminal.err(`${placedMessageOf(error)}\n`);
    return (error as { readonly exitCode?: number }).exitCode ?? 1;
  }
}

/** For options that may be given several times. */
function collected(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** Options that stand before or behind any command's name. */
interface ProgramOptions {
  readonly config?: string;
}

function programOf(terminal: Terminal, end: (exitCode: number) => void): Command {
  const program = new Command("ritsem")
    .description("Looks after actor systems and their configuration.")
    .option("--config <file>", "the HOCON file to go by; default: application.conf of the working directory, if there is one")
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });
  program
    .command("config")
    .description("Prints the configuration that a system would go by, or says what is wrong with it.")
    .argument("[file]", "the same as --config")
    .option("--json", "print JSON instead of HOCON")
    .option("--origins", "say where each value comes from")
    .option("--diff", "print only what differs from the defaults, one key a line")
    .option("--raw", "print only the file itself, resolved: no defaults, no check of its keys")
    .action((file: string | undefined, options: ConfigCommandOptions) => {
      return printConfig(file ?? program.opts<ProgramOptions>().config, options, terminal);
    });
  program
    .command("contracts")
    .description(
      "Writes TypeScript classes and registrations for the messages of .NET assemblies. Needs the .NET SDK; what it writes does not.",
    )
    .argument("<assembly...>", "files such as bin/Release/net10.0/Shop.Messages.dll")
    .requiredOption("--out <dir>", "the folder for the generated files")
    .option("--check", "write nothing, and end with 1 when the files in the folder are not what would be written")
    .option("--strict", "end with 1 when something of the assemblies has no counterpart")
    .option(
      "--include <pattern>",
      "take only types whose full name fits, such as 'Shop.Messages.*'; may be given several times",
      collected,
      [],
    )
    .option("--exclude <pattern>", "leave out types whose full name fits; may be given several times", collected, [])
    .option(
      "--closed <type>",
      "take a generic type with these arguments, such as 'Shop.Reply<Shop.Order>'; may be given several times",
      collected,
      [],
    )
    .addOption(
      new Option("--import-extension <extension>", "what ends the names in imports between generated files")
        .choices([".js", ".ts"])
        .default(".js"),
    )
    .action(async (assemblies: readonly string[], options: ContractsCommandOptions) => {
      const { makeContracts } = await import("./contracts/contracts-command.ts"); // the other commands need none of it
      end(await makeContracts(assemblies, options, terminal));
    });
  addNetworkCommands(program, terminal, end);
  return program;
}
