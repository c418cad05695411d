import { type Config, parse } from "../../../../hocon/index.ts";
import { webSocketReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function webSocketReference(): Config {
  return parse(webSocketReferenceConf, { source: "remote/transport/websocket/reference.conf" }).resolve();
}
