// For the tests of the project that span modules. No promise about versions.
export { deliveryTypes } from "./serializer/delivery-serialization.ts";
export { RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "./serializer/reliable-delivery-serializer.ts";
