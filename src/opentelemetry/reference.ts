import { type Config, parse } from "../hocon/index.ts";
import { openTelemetryReferenceConf } from "./reference-conf.ts";

/** The defaults in `reference-conf.ts`. */
export function openTelemetryReference(): Config {
  return parse(openTelemetryReferenceConf, { source: "opentelemetry/reference.conf" }).resolve();
}
