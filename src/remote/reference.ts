import { type Config, parse } from "../hocon/index.ts";
import { remoteReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function remoteReference(): Config {
  return parse(remoteReferenceConf, { source: "remote/reference.conf" }).resolve();
}
