import { type Config, parse } from "../hocon/index.ts";
import { ioReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function ioReference(): Config {
  return parse(ioReferenceConf, { source: "io/reference.conf" }).resolve();
}
