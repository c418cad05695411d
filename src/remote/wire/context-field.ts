/**
 * The field of a RemoteEnvelope with what goes with a message, such as its trace: text, length-delimited. The number is far above those of
 * Akka, and Google's protobuf ignores it. Only sent to peers whose ASSOCIATE says {@link CONTEXT_READER_FIELD}.
 */
export const CONTEXT_FIELD = 2000;

/** The field of an ASSOCIATE's handshake information that says with 1 that its sender reads {@link CONTEXT_FIELD}. A varint. */
export const CONTEXT_READER_FIELD = 2000;
