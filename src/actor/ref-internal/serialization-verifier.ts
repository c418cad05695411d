/** Serializes a message within the system and deserializes it, to prove that it can be sent. The serialization module implements it. */
export interface SerializationVerifier {
  /** `value` as a receiver in another system would get it. Throws the error of serializing or deserializing it. */
  copyOf(value: unknown): unknown;
}
