import { type Config, parse } from "../../../../hocon/index.ts";
import { udpReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function udpReference(): Config {
  return parse(udpReferenceConf, { source: "remote/transport/udp/reference.conf" }).resolve();
}
