import { type Config, parse } from "../../../hocon/index.ts";
import { memoryReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function memoryReference(): Config {
  return parse(memoryReferenceConf, { source: "remote/transport/memory/reference.conf" }).resolve();
}
