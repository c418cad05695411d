/** Turns messages of some types into bytes and back. The numbered promises are those of the compliance suite. */
export interface Serializer {
  /** Travels with each message; 0 to 40 belong to Akka.NET's own serializers. */
  readonly identifier: number;
  /** S1 the text that tells the reader which type the bytes are; empty when the bytes say it themselves. Cheap: called per message. */
  manifestOf(message: unknown): string;
  /** S2 the bytes alone, without identifier or manifest. S3 throws `SerializationError` naming the type when it cannot. */
  toBytes(message: unknown): Uint8Array;
  /** S4 gives back what `toBytes` was given. S5 throws `SerializationError` for what it cannot read. `bytes` is valid during the call only. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown;
  /**
   * Optional and fast: as `toBytes`, but writes at `offset` of `target` and returns the offset behind the last byte, or -1 when
   * there is too little room, in which case `target` may hold rubbish from `offset` on.
   */
  encodeInto?(message: unknown, target: Uint8Array, offset: number): number;
}

/** How refs inside messages become text and come back; lent by whoever owns the actors. */
export interface RefTransport<Ref> {
  /** The full path with uid, with this system's advertised address for local actors. */
  pathOf(ref: Ref): string;
  /** The ref of a full path: the living local actor, or a remote ref. */
  resolve(path: string): Ref;
}
