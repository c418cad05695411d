import { type Config, parse } from "../hocon/index.ts";
import { testkitReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function testkitReference(): Config {
  return parse(testkitReferenceConf, { source: "testkit/reference.conf" }).resolve();
}
