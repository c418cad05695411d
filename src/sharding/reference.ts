import { type Config, parse } from "../hocon/index.ts";
import { shardingReferenceConf } from "./settings/reference-conf.ts";

/** The defaults in `settings/reference-conf.ts`. */
export function shardingReference(): Config {
  return parse(shardingReferenceConf, { source: "sharding/reference.conf" });
}
