import type { Address } from "../../actor/index.ts";
import type { Association } from "./association.ts";

/**
 * The reference that remote refs have to the association with their system. The association exists as long as it has state (a connection,
 * messages, a quarantine), not as long as the refs: a peer may name any number of systems, and refs to them are cached for a while.
 */
export class AssociationLink {
  /** The address by which the system knows this one, if it is not that of the first transport of its protocol. */
  readonly over: Address | undefined;
  readonly #find: (namedBy: string | undefined) => Association;
  #namedBy: string | undefined;
  #association: Association | undefined;

  /** `find` returns the association with the system and creates it if necessary; `namedBy` is the peer that named it, `undefined` for the program. */
  constructor(find: (namedBy: string | undefined) => Association, namedBy: string | undefined, over?: Address) {
    this.over = over;
    this.#find = find;
    this.#namedBy = namedBy;
  }

  get association(): Association {
    this.#association ??= this.#find(this.#namedBy);
    return this.#association;
  }

  /** The program has named the system too. */
  onNamedByProgram(): void {
    this.#namedBy = undefined;
    if (this.#association !== undefined) this.#association.namedBy = undefined;
  }

  /** The association has no state left to keep; the next use creates another. */
  release(): void {
    this.#association = undefined;
  }
}
