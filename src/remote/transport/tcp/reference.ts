import { type Config, parse } from "../../../hocon/index.ts";
import { tcpReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function tcpReference(): Config {
  return parse(tcpReferenceConf, { source: "remote/transport/tcp/reference.conf" }).resolve();
}
