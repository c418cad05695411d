import type { Address } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";

/** The system that answers at an address calls itself by another one. It would drop what is sent to the wrong one, so nothing is. */
export class MisaddressedError extends RitsemError {
  readonly code = "RITSEM_REMOTE_MISADDRESSED";
  /** Where the message was sent. */
  readonly dialled: Address;
  /** What the system there calls itself. */
  readonly actual: Address;

  constructor(dialled: Address, actual: Address) {
    super(
      `Nothing is sent to ${dialled}: the system there is ${actual}, and addresses must agree letter by letter. Send to ${actual}, or let ` +
        "that system take the other name: its system name, or hostname, public-hostname, port and public-port in akka.remote.dot-netty.tcp.",
    );
    this.dialled = dialled;
    this.actual = actual;
  }
}
