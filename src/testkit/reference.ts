import { type Config, configFromStored } from "../hocon/index.ts";
import { storedReference } from "./gen/stored-reference.ts";

/** The defaults in `reference-conf.ts`, parsed when this library was built. */
export function testkitReference(): Config {
  return configFromStored(storedReference, "testkit/reference.conf");
}
