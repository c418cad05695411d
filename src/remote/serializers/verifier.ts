import type { ActorRef } from "../../actor/index.ts";
import type { ExtendedActorSystem, SerializationVerifier } from "../../actor/internal.ts";
import type { ActorRefResolver, Serialization } from "../../serialization/index.ts";
import { type SerializationSetup, systemSerialization } from "./system-serialization.ts";

/** Lets messages travel through `serialization` and back. */
export function verifierOf(serialization: Serialization<ActorRef>): SerializationVerifier {
  return {
    copyOf(value) {
      const { bytes, serializerId, manifest } = serialization.serialize(value);
      return serialization.deserialize(bytes, serializerId, manifest);
    },
  };
}

/** As {@link verifierOf} for a system without remoting: it has the same serializers as one with it, and refs travel under their local paths. */
export function localVerifier(system: ExtendedActorSystem, setup: SerializationSetup): SerializationVerifier {
  const refs: ActorRefResolver<ActorRef> = {
    pathOf: (ref) => ref.path.toSerializationFormat(),
    resolve: (path) => system.provider.resolveActorRef(path),
  };
  const { serialization, warnings } = systemSerialization(system.config, setup, refs);
  for (const text of warnings) system.log("serialization").warning("{0}", text);
  return verifierOf(serialization);
}
