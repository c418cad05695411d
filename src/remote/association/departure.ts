import type { ActorRef, Address } from "../../actor/index.ts";
import type { MessageFailure } from "../explanation/index.ts";
import type { CodecDeparture } from "./outbound-codec.ts";

/** Receivers and protocols that were reported. Count. */
const MOST_REPORTED = 1_000;

/**
 * By which transport the message leaves that is being written: its refs carry the address of that transport, since the receiver may have no other.
 * Reports refs that the receiver may be unable to use: those of systems that this one reaches over another protocol.
 */
export class Departure {
  readonly #report: (failure: MessageFailure) => void;
  readonly #reported = new Set<string>();
  #localAddress: Address | undefined;
  #peer: Address | undefined;

  /** @param report called once for each receiver and protocol */
  constructor(report: (failure: MessageFailure) => void) {
    this.#report = report;
  }

  /** What the codec of the transport that listens at `localAddress` tells. */
  by(localAddress: Address): CodecDeparture {
    return {
      begin: (peer) => {
        this.#localAddress = localAddress;
        this.#peer = peer;
      },
      end: () => {
        this.#localAddress = undefined;
      },
    };
  }

  /** Runs `write`, which writes a part of a message for `peer`. */
  write<T>(localAddress: Address, peer: Address, write: () => T): T {
    this.#localAddress = localAddress;
    this.#peer = peer;
    try {
      return write();
    } finally {
      this.#localAddress = undefined;
    }
  }

  /** The text by which the receiver knows `ref`; `undefined` if no message to another system is being written. */
  pathOf(ref: ActorRef): string | undefined {
    const localAddress = this.#localAddress;
    if (localAddress === undefined) return undefined;
    this.check(ref, localAddress);
    return ref.path.toSerializationFormat(localAddress);
  }

  /** Reports `ref` if it is one of another system with another protocol than the receiver's. */
  check(ref: ActorRef, localAddress: Address): void {
    const { address } = ref.path;
    const peer = this.#peer;
    if (peer === undefined || address.host === undefined || address.protocol === localAddress.protocol) return;
    const key = `${peer} ${address.protocol}`;
    if (this.#reported.has(key)) return;
    if (this.#reported.size >= MOST_REPORTED) this.#reported.clear();
    this.#reported.add(key);
    this.#report({
      kind: "unreachable-ref",
      address: peer.toString(),
      ref: address.toString(),
      protocol: address.protocol,
      relayProtocol: localAddress.protocol,
    });
  }
}
