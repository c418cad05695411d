import { type Config, parse } from "../hocon/index.ts";
import { healthReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function healthReference(): Config {
  return parse(healthReferenceConf, { source: "health/reference.conf" }).resolve();
}
