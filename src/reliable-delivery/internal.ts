// For the module below this folder, and for the tests of the project that span modules. No promise about versions.
export { deliveryTypes } from "./serializer/delivery-serialization.ts";
export { RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "./serializer/reliable-delivery-serializer.ts";
export { EMPTY_QUEUE, withConfirmed, withoutPartialMessages, withSent } from "./queue/queue-state.ts";
export { Chunk } from "./message/chunk.ts";
export { queueCodecOf } from "./actor/queue-codec-of.ts";
