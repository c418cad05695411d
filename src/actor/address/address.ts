import { inspectAs, RitsemError } from "../../base/index.ts";
import { canonicalHost } from "./canonical-host.ts";

/** The text is not a valid address, or the address lacks a part that the call needs. */
export class InvalidAddressError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INVALID_ADDRESS";
}

/** No host name has more than 253 characters; a longer address is not worth a look. */
const LONGEST_ADDRESS = 1024;
const LONGEST_SHOWN = 200;
const ADDRESS = /^([a-z][a-z0-9.+-]*):\/\/([A-Za-z0-9][A-Za-z0-9_-]*)(?:@(\[[0-9A-Fa-f:.%]+\]|[^@:/?#[\]\s]+):(\d{1,5}))?$/;

/**
 * The address of an actor system: `akka.tcp://System@host:port`, or `akka://System` for a system without remoting.
 * Two addresses are equal only if protocol, system, host and port match exactly, as in Akka.NET. The host is kept in one
 * spelling, however it was given: lower case, and IPv6 addresses in their shortest form in brackets.
 */
export class Address {
  /** `akka` for local addresses; otherwise `akka.` and the transport's scheme, such as `akka.tcp`. */
  readonly protocol: string;
  /** Name of the system. */
  readonly system: string;
  /** A name or an IP literal; IPv6 literals include their brackets. */
  readonly host: string | undefined;
  /** The port; `undefined` for a local address. */
  readonly port: number | undefined;
  readonly #text: string;

  constructor(protocol: string, system: string, host?: string, port?: number) {
    this.protocol = protocol;
    this.system = system;
    this.host = host === undefined ? undefined : canonicalHost(host);
    this.port = port;
    this.#text = this.host === undefined ? `${protocol}://${system}` : `${protocol}://${system}@${this.host}:${port ?? 0}`;
  }

  /** Parses `protocol://system@host:port` or `protocol://system`. Throws {@link InvalidAddressError}. */
  static parse(text: string): Address {
    const match = text.length > LONGEST_ADDRESS ? null : ADDRESS.exec(text);
    const port = match?.[4] === undefined ? undefined : Number(match[4]);
    if (match?.[1] === undefined || match[2] === undefined || (port !== undefined && port > 65_535)) {
      throw new InvalidAddressError(
        `"${text.slice(0, LONGEST_SHOWN)}" is not an address. Expected akka.tcp://System@host:port, or akka://System without a host.`,
      );
    }
    return new Address(match[1], match[2], match[3], port);
  }

  /** True if the address denotes this system itself: it has neither host nor port. */
  get hasLocalScope(): boolean {
    return this.host === undefined;
  }

  /** The same address with another protocol. */
  withProtocol(protocol: string): Address {
    return new Address(protocol, this.system, this.host, this.port);
  }

  /** Whether `other` means the same. */
  equals(other: Address): boolean {
    return this === other || this.#text === other.#text;
  }

  /** `protocol://system@host:port`. */
  toString(): string {
    return this.#text;
  }
}

inspectAs(Address.prototype, (address) => `Address(${address})`);
