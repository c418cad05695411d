import { type Config, parse } from "../../../../hocon/index.ts";
import { workerReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function workerReference(): Config {
  return parse(workerReferenceConf, { source: "remote/transport/worker/reference.conf" }).resolve();
}
