import { RitsemError } from "../../base/index.ts";

/** An address that a peer has named was not dialled, because peers have named too many others. */
export class TooManyDialsError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_TOO_MANY_DIALS";
  /** How long the address stays gated: not long, since it was not even tried. */
  readonly gateMs = 100;

  constructor(waiting: number) {
    super(
      `Did not connect: peers have named too many addresses, and up to ${waiting} of them wait to be dialled. Raise ` +
        "ritsem.remote.dials-for-peers if they are all real; addresses that this program names itself do not wait for them.",
    );
  }
}
