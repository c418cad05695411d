/** What controllers send to each other, and what durable queues store. INTEROP: `IDeliverySerializable`, to which serializer 36 is bound. */
export abstract class DeliverySerializable {
  /** Only a type: it tells these messages from others. */
  declare readonly isDeliverySerializable: true;
}

/** The type of messages that may be of any type. INTEROP: `object` in C#. */
export const ANY_MESSAGE_TYPE = "System.Object, System.Private.CoreLib";
