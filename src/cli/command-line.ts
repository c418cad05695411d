import { createRequire } from "node:module";
import { Command, CommanderError, Option } from "commander";
import { isRitsemError } from "../base/index.ts";
import { CommandError, errorJson, failureJson, failureText } from "./terminal/errors.ts";
import { type ConfigCommandOptions, printConfig } from "./config-command.ts";
import { addClusterCommands } from "./cluster-commands.ts";
import { addInspectCommands } from "./inspect-commands.ts";
import { addNetworkCommands } from "./network-commands.ts";
import { placedMessageOf } from "./talk/placed-message.ts";
import type { ContractsCommandOptions } from "./contracts/contracts-command.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** By the package's own name: the path differs between the source and the bundle. */
const { version } = createRequire(import.meta.url)("ritsem/package.json") as { readonly version: string };

/**
 * Runs `ritsem` with the arguments after its name. Resolves with the exit code.
 *
 * | code | meaning |
 * |---|---|
 * | 0 | success |
 * | 1 | a mistake in the arguments or in a configuration file: one line on standard error, which begins with `file:line:column` for a file |
 * | 2 | the other system was not reached, or a tool is missing: standard error has the reason and the cure |
 * | 3 | the other system was reached, but the command failed there: the same |
 *
 * With `--json` every failure is an object on standard output instead: `{ "failure": { "kind": …, "what": … } }`.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const isJson = args.includes("--json");
  try {
    let exitCode = 0;
    await programOf(terminal, isJson, (code) => void (exitCode = code)).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (isJson && error.exitCode !== 0) {
        writeFailure(terminal, { kind: "arguments", code: error.code, what: error.message.replace(/^error: /, "") });
      }
      return error.exitCode; // without --json it has written its message
    }
    if (!isRitsemError(error)) throw error;
    if (isJson) writeFailure(terminal, error instanceof CommandError ? failureJson(error.failure) : errorJson(error));
    else terminal.err(error instanceof CommandError ? failureText(error.failure) : `${placedMessageOf(error)}\n`);
    return (error as { readonly exitCode?: number }).exitCode ?? 1;
  }
}

function writeFailure(terminal: Terminal, failure: Readonly<Record<string, unknown>>): void {
  terminal.out(`${JSON.stringify({ failure })}\n`);
}

/** For options that may be repeated. */
function collected(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** Options that may precede or follow the name of any command. */
interface ProgramOptions {
  readonly config?: string;
}

function programOf(terminal: Terminal, isJson: boolean, end: (exitCode: number) => void): Command {
  const program = new Command("ritsem")
    .description("Inspects actor systems and their configuration.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .option(
      "--config <file>",
      "the HOCON file to use, - for standard input; default: application.conf in the working directory, if it exists",
    )
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => (isJson ? undefined : terminal.err(text)) });
  program
    .command("config")
    .description("Prints the configuration that a system would use, or the first error in it.")
    .argument("[file]", "the same as --config")
    .option("--json", "print JSON instead of HOCON, also for errors")
    .option("--origins", "print where each value was set")
    .option("--diff", "print only the differences from the defaults, one key a line")
    .option("--raw", "print only the file, resolved: no defaults, no check of its keys")
    .action((file: string | undefined, options: ConfigCommandOptions) => {
      return printConfig(file ?? program.opts<ProgramOptions>().config, options, terminal);
    });
  program
    .command("contracts")
    .description(
      "Writes TypeScript classes and registrations for the messages of .NET assemblies. Needs the .NET SDK; the generated code does not.",
    )
    .argument("<assembly...>", "files such as bin/Release/net10.0/Shop.Messages.dll")
    .requiredOption("--out <dir>", "the folder for the generated files")
    .option("--check", "write nothing; exit with 1 if the files in the folder are not up to date")
    .option("--strict", "exit with 1 if a part of the assemblies has no counterpart")
    .option("--include <pattern>", "include only types whose full name matches, such as 'Shop.Messages.*'; may be repeated", collected, [])
    .option("--exclude <pattern>", "leave out types whose full name matches; may be repeated", collected, [])
    .option(
      "--closed <type>",
      "include a generic type with these arguments, such as 'Shop.Reply<Shop.Order>'; may be repeated",
      collected,
      [],
    )
    .addOption(
      new Option("--import-extension <extension>", "the extension in imports between generated files")
        .choices([".js", ".ts"])
        .default(".js"),
    )
    .action(async (assemblies: readonly string[], options: ContractsCommandOptions) => {
      const { makeContracts } = await import("./contracts/contracts-command.ts"); // the other commands do not need it
      end(await makeContracts(assemblies, options, terminal));
    });
  addNetworkCommands(program, terminal, end);
  addClusterCommands(program, terminal);
  addInspectCommands(program, terminal);
  return program;
}
