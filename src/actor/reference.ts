import { type Config, parse } from "../hocon/index.ts";
import { actorReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function actorReference(): Config {
  return parse(actorReferenceConf, { source: "actor/reference.conf" }).resolve();
}
