import { effectiveConfigOf } from "../actor/spi.ts";
import { Config, type ConfigEntry, originText, parseFile } from "../hocon/index.ts";
import { configurationHost } from "./configuration-host.ts";
import type { Terminal } from "./terminal.ts";

/** Options of `ritsem config`. */
export interface ConfigCommandOptions {
  readonly json?: boolean;
  readonly origins?: boolean;
  readonly diff?: boolean;
  readonly raw?: boolean;
}

/**
 * Prints the configuration of `file` as a system would see it: over the defaults, resolved, checked. What a system would log about its
 * keys goes to standard error. Throws what is wrong with it.
 */
export async function printConfig(file: string | undefined, options: ConfigCommandOptions, terminal: Terminal): Promise<void> {
  const { config, reference } = options.raw ? rawConfig(file, terminal) : await effectiveConfig(file, terminal);
  const entries = options.diff ? differences(config, reference) : [...config.entries()];
  terminal.out(options.json ? `${JSON.stringify(jsonOf(config, entries, options), null, 2)}\n` : hoconOf(config, entries, options));
}

function rawConfig(file: string | undefined, terminal: Terminal): { readonly config: Config; readonly reference: Config } {
  const user = file === undefined ? fileConfig("application.conf", terminal) : fileConfig(file, terminal);
  return { config: user.resolve({ env: terminal.platform.environment }), reference: Config.empty() };
}

async function effectiveConfig(file: string | undefined, terminal: Terminal) {
  const host = configurationHost(terminal.platform);
  const effective = await effectiveConfigOf(host, file === undefined ? undefined : fileConfig(file, terminal));
  effective.check();
  for (const { level, text } of effective.notes) terminal.err(`${level}: ${text}\n`);
  return effective;
}

function fileConfig(file: string, { platform }: Terminal): Config {
  return parseFile(file, { readTextFile: (path) => platform.readTextFile?.(path) });
}

/** What `config` sets otherwise than `reference`, or on top of it. */
function differences(config: Config, reference: Config): readonly ConfigEntry[] {
  const defaults = new Map(Array.from(reference.entries(), ({ path, value }) => [path, JSON.stringify(value)]));
  return Array.from(config.entries()).filter(({ path, value }) => defaults.get(path) !== JSON.stringify(value));
}

/** The tree; with places, or of differences, one member for each key. */
function jsonOf(config: Config, entries: readonly ConfigEntry[], { origins, diff }: ConfigCommandOptions): unknown {
  if (origins) return Object.fromEntries(entries.map(({ path, value, origin }) => [path, { value, origin: originText(origin) }]));
  return diff ? Object.fromEntries(entries.map(({ path, value }) => [path, value])) : config.toJSON();
}

function hoconOf(config: Config, entries: readonly ConfigEntry[], { origins = false, diff }: ConfigCommandOptions): string {
  if (!diff) return config.render({ origins });
  const lines = entries.map(
    ({ path, value, origin }) => `${path} = ${JSON.stringify(value)}${origins ? ` # ${originText(origin)}` : ""}\n`,
  );
  return lines.join("");
}
