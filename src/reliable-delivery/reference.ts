import { type Config, parse } from "../hocon/index.ts";
import { reliableDeliveryReferenceConf } from "./reference-conf.ts";

/** `config` with the defaults in `reference-conf.ts` where it has no value. */
export function withReliableDeliveryReference(config: Config): Config {
  return config.withFallback(parse(reliableDeliveryReferenceConf, { source: "reliable-delivery/reference.conf" })).resolve();
}
