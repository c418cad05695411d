import { Command, CommanderError } from "commander";
import { isRitsemError } from "../base/index.ts";
import { type ConfigCommandOptions, printConfig } from "./config-command.ts";
import { placedMessageOf } from "./placed-message.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Runs `ritsem` with the arguments after its name and resolves with the exit code: 0, or 1 after one line on standard error. A mistake
 * in a configuration file begins that line with `file:line:column`.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await programOf(terminal).parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode; // it has spoken already
    if (!isRitsemError(error)) throw error;
    terminal.err(`${placedMessageOf(error)}\n`);
    return 1;
  }
}

/** Options that stand before or behind any command's name. */
interface ProgramOptions {
  readonly config?: string;
}

function programOf(terminal: Terminal): Command {
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
  return program;
}
