// The ids of Akka.NET's serializers that remoting itself writes or recognizes.

/** Identities, refs, failures and other messages of the actor module. */
export const MISC_SERIALIZER_ID = 16;
/** Strings, ints and longs. */
export const PRIMITIVE_SERIALIZER_ID = 17;
/** System messages. */
export const SYSTEM_MESSAGE_SERIALIZER_ID = 22;
