import { effectiveConfigOf } from "../actor/internal.ts";
import { Config, type ConfigEntry, HoconFileMissingError, originText } from "../hocon/index.ts";
import { configurationHost } from "./talk/configuration-host.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { userConfig } from "./terminal/user-config.ts";

/** Options of `ritsem config`. */
export interface ConfigCommandOptions {
  readonly json?: boolean;
  readonly origins?: boolean;
  readonly diff?: boolean;
  readonly raw?: boolean;
}

/**
 * Prints the configuration of `file` as a system would use it: over the defaults, resolved, checked. Numbers keep their spelling. Writes to
 * standard error what a system would log about it. Throws the first error in it.
 */
export async function printConfig(file: string | undefined, options: ConfigCommandOptions, terminal: Terminal): Promise<void> {
  const { config, reference } = options.raw ? rawConfig(file, terminal) : await effectiveConfig(file, terminal);
  const entries = options.diff ? differences(config, reference) : [...config.entries()];
  terminal.out(options.json ? jsonOf(config, entries, options) : hoconOf(config, entries, options));
}

function rawConfig(file: string | undefined, terminal: Terminal): { readonly config: Config; readonly reference: Config } {
  const user = userConfig(file, terminal);
  if (user === undefined) throw new HoconFileMissingError("There is no application.conf in the working directory. Name a file.");
  return { config: user.resolve({ env: terminal.platform.environment }), reference: Config.empty() };
}

async function effectiveConfig(file: string | undefined, terminal: Terminal) {
  const effective = await effectiveConfigOf(configurationHost(terminal.platform), userConfig(file, terminal));
  effective.check();
  for (const { level, text } of effective.notes) terminal.err(`${level}: ${text}\n`);
  return effective;
}

/** Returns the values of `config` that differ from `reference` or are not in it. */
function differences(config: Config, reference: Config): readonly ConfigEntry[] {
  const defaults = new Map(Array.from(reference.entries(), ({ path, value }) => [path, JSON.stringify(value)]));
  return Array.from(config.entries()).filter(({ path, value }) => defaults.get(path) !== JSON.stringify(value));
}

/** Writes the tree, or one member for each key if there are places or only differences. */
function jsonOf(config: Config, entries: readonly ConfigEntry[], { origins = false, diff = false }: ConfigCommandOptions): string {
  if (!origins && !diff) return config.render({ format: "json" });
  const members = entries.map(({ path, origin }) => {
    const value = config.renderValue(path, "json");
    const member = origins ? `{ "value": ${value}, "origin": ${JSON.stringify(originText(origin))} }` : value;
    return `  ${JSON.stringify(path)}: ${member}`;
  });
  return members.length === 0 ? "{}\n" : `{\n${members.join(",\n")}\n}\n`;
}

function hoconOf(config: Config, entries: readonly ConfigEntry[], { origins = false, diff = false }: ConfigCommandOptions): string {
  if (!diff) return config.render({ origins });
  return entries.map(({ path, origin }) => `${path} = ${config.renderValue(path)}${origins ? ` # ${originText(origin)}` : ""}\n`).join("");
}
