import { type Config, parse } from "../hocon/index.ts";
import { serializationReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function serializationReference(): Config {
  return parse(serializationReferenceConf, { source: "serialization/reference.conf" }).resolve();
}
