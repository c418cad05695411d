import type { Address } from "../../actor/index.ts";
import { ClusterMessage } from "./cluster-message.ts";

/** Tells a member to let the node at `address` leave. */
export class Leave extends ClusterMessage {
  readonly address: Address;

  constructor(address: Address) {
    super();
    this.address = address;
  }
}

/** Tells a member that the node at `address` is dead. */
export class Down extends ClusterMessage {
  readonly address: Address;

  constructor(address: Address) {
    super();
    this.address = address;
  }
}
