import { type Config, parse } from "../../hocon/index.ts";
import { serializationReference } from "../../serialization/index.ts";
import { akkaSerializersReferenceConf } from "./reference-conf.ts";

/** The defaults of all serializers that a system with remoting has. */
export function serializersReference(): Config {
  return parse(akkaSerializersReferenceConf, { source: "remote/serializers/reference.conf" })
    .resolve()
    .withFallback(serializationReference());
}
