import type { ActorRef, ActorSystem, ExtensionId } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { BindableType, Serialization } from "../../serialization/index.ts";
import { DeliverySerializable } from "../message/delivery-serializable.ts";
import { RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "./reliable-delivery-serializer.ts";

/** The types that the serializer is bound to. */
export const deliveryTypes: readonly BindableType[] = [
  { name: "Akka.Delivery.Internal.IDeliverySerializable, Akka", type: DeliverySerializable as unknown as new () => DeliverySerializable },
];

const serializationId: ExtensionId<Serialization<ActorRef> | undefined> = {
  name: "ReliableDeliverySerialization",
  createExtension(system) {
    const { provider } = system as ExtendedActorSystem;
    if (!hasSerialization(provider)) return undefined;
    provider.serialization.addSerializer(
      ({ payloads, refs }) => new ReliableDeliverySerializer(RELIABLE_DELIVERY_SERIALIZER_ID, payloads, refs),
      deliveryTypes,
    );
    return provider.serialization;
  },
};

/**
 * The serialization of a system, with serializer 36 from the first call on; `undefined` in a system without remoting, which has none. Throws
 * InvalidRegistrationError if a serializer of the program has the same id.
 */
export function deliverySerializationOf(system: ActorSystem): Serialization<ActorRef> | undefined {
  return system.extension(serializationId);
}

function hasSerialization(provider: object): provider is { readonly serialization: Serialization<ActorRef> } {
  return "serialization" in provider;
}
