import type { Address } from "../../actor/index.ts";
import { inspectAs } from "../../base/index.ts";

/**
 * One incarnation of a node: its address, and the uid that its actor system has for its whole life. A node that restarts at the same address
 * has another uid, and so is another member.
 */
export class UniqueAddress {
  /** Where the node can be reached. */
  readonly address: Address;
  /** The uid of the actor system, the same as in the handshake of remoting. A signed 32-bit integer. */
  readonly uid: number;
  /** `akka.tcp://System@host:port-uid`: equal for equal unique addresses. */
  readonly key: string;

  constructor(address: Address, uid: number) {
    this.address = address;
    this.uid = uid | 0;
    this.key = `${address.toString()}-${this.uid}`;
  }

  /** Whether `other` is the same incarnation of the same node. */
  equals(other: UniqueAddress): boolean {
    return this === other || this.key === other.key;
  }

  /** `akka.tcp://System@host:port-uid`. */
  toString(): string {
    return this.key;
  }
}

inspectAs(UniqueAddress.prototype, ({ key }) => `UniqueAddress(${key})`);

/**
 * Orders addresses by host, then by port.
 * INTEROP: protocol and system are not compared, and hosts are compared by code unit (Member.AddressOrdering in Member.cs).
 */
export function compareAddresses(left: Address, right: Address): number {
  if (left === right) return 0;
  const leftHost = left.host ?? "";
  const rightHost = right.host ?? "";
  if (leftHost !== rightHost) return leftHost < rightHost ? -1 : 1;
  return (left.port ?? -1) - (right.port ?? -1);
}

/** Orders incarnations by address, then by uid. */
export function compareUniqueAddresses(left: UniqueAddress, right: UniqueAddress): number {
  return compareAddresses(left.address, right.address) || left.uid - right.uid;
}
