/** Converts refs inside messages to text and back. The owner of the actors implements it. */
export interface ActorRefResolver<Ref> {
  /** The full path with uid, with this system's advertised address for local actors. */
  pathOf(ref: Ref): string;
  /** The ref of a full path: the living local actor, or a remote ref. */
  resolve(path: string): Ref;
}
