import { type Config, fileIncluder, parse, parseFile } from "../../hocon/index.ts";
import type { Terminal } from "./terminal.ts";

/** Stands for standard input where a file is expected. */
const STANDARD_INPUT = "-";
const APPLICATION_CONF = "application.conf";

/**
 * Returns the configuration in `file`, without defaults and not resolved; `-` is standard input. Without a `file` it is `application.conf` of
 * the working directory, or `undefined` if there is none. Throws the errors of `parseFile`.
 */
export function userConfig(file: string | undefined, { platform, readInput }: Terminal): Config | undefined {
  const readTextFile = (path: string): string | undefined => platform.readTextFile?.(path);
  if (file === STANDARD_INPUT && readInput !== undefined) {
    return parse(readInput(), { source: "standard input", includer: fileIncluder(readTextFile) });
  }
  if (file === undefined && readTextFile(APPLICATION_CONF) === undefined) return undefined;
  return parseFile(file ?? APPLICATION_CONF, { readTextFile });
}
