import type { Address } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";
import { type ConnectFailure, sentenceOf } from "../explanation/index.ts";

/** No connection to an address came about: nobody listens, the name is unknown, it took too long. Trying again later may help. */
export class ConnectError extends RitsemError {
  readonly code = "RITSEM_REMOTE_CONNECT";
  readonly address: Address;
  readonly failure: ConnectFailure;

  /** @param why the cause as a value, or one sentence, cure included, without the address: `nobody listens there. Is the system started?` */
  constructor(address: Address, why: string | ConnectFailure, options?: { cause?: unknown }) {
    const failure: ConnectFailure = typeof why === "string" ? { kind: "cannot-connect", address: address.toString(), why } : why;
    super(sentenceOf(failure), options);
    this.address = address;
    this.failure = failure;
  }
}
