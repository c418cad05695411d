import { type Config, configFromStored } from "../../hocon/index.ts";
import { serializationReference } from "../../serialization/index.ts";
import { storedReference } from "./gen/stored-reference.ts";

/** The defaults of all serializers that a system with remoting has. */
export function serializersReference(): Config {
  return configFromStored(storedReference, "remote/serializers/reference.conf").withFallback(serializationReference());
}
