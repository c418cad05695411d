import { type Config, configFromStored } from "../hocon/index.ts";
import { storedReference } from "./gen/stored-reference.ts";

/** The defaults in `reference-conf.ts`, parsed when this library was built: starting a system need not parse them again. */
export function actorReference(): Config {
  return configFromStored(storedReference, "actor/reference.conf");
}
