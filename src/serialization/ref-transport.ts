/** How refs inside messages become text and come back; lent by whoever owns the actors. */
export interface RefTransport<Ref> {
  /** The full path with uid, with this system's advertised address for local actors. */
  pathOf(ref: Ref): string;
  /** The ref of a full path: the living local actor, or a remote ref. */
  resolve(path: string): Ref;
}
