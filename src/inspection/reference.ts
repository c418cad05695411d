import { type Config, parse } from "../hocon/index.ts";
import { inspectionReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function inspectionReference(): Config {
  return parse(inspectionReferenceConf, { source: "inspection/reference.conf" }).resolve();
}
