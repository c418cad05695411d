import type { Address } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";

/** No connection to an address came about: nobody listens, the name is unknown, it took too long. Trying again later may help. */
export class ConnectError extends RitsemError {
  readonly code = "RITSEM_REMOTE_CONNECT";
  readonly address: Address;

  /** @param why one sentence, cure included, without the address: `nobody listens there. Is the system started?` */
  constructor(address: Address, why: string, options?: { cause?: unknown }) {
    super(`Cannot connect to ${address}: ${why}`, options);
    this.address = address;
  }
}
