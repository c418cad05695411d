export { ChunkedMessageTooLargeError, DurableQueueFailedError } from "./actor/errors.ts";
export * as ConsumerController from "./consumer-controller.ts";
export { UndeliveredMessageError, type UndeliveredReason } from "./mailbox/errors.ts";
export { MailboxDelivery } from "./mailbox/mailbox-delivery.ts";
export { DeliverySerializable } from "./message/delivery-serializable.ts";
export { DurableQueueState, MessageConfirmed, MessageSent } from "./message/durable-queue-events.ts";
export * as ProducerController from "./producer-controller.ts";
export type {
  DurableProducerQueue,
  DurableQueueCodec,
  DurableQueueContext,
  DurableQueueFactory,
  EncodedEvent,
} from "./queue/durable-producer-queue.ts";
export { inMemoryDurableQueue } from "./queue/in-memory-queue.ts";
export { MalformedDeliveryMessageError } from "./wire/errors.ts";
export * as WorkPullingProducerController from "./work-pulling-producer-controller.ts";
