import { type Config, parse } from "../hocon/index.ts";
import { distributedDataReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function distributedDataReference(): Config {
  return parse(distributedDataReferenceConf, { source: "distributed-data/reference.conf" }).resolve();
}
