import { RitsemError } from "../../base/index.ts";

/** A text that was to be an address and is none, or an address that lacks what the call needs. */
export class InvalidAddressError extends RitsemError {
  readonly code = "RITSEM_INVALID_ADDRESS";
}

const ADDRESS = /^([a-z][a-z0-9.+-]*):\/\/([A-Za-z0-9][A-Za-z0-9_-]*)(?:@(\[[0-9A-Fa-f:.%]+\]|[^@:/?#[\]\s]+):(\d{1,5}))?$/;

/**
 * Where an actor system can be reached: `akka.tcp://System@host:port`, or `akka://System` for a system without remoting.
 * Two addresses are the same only when protocol, system, host and port agree letter by letter, as in Akka.NET; the host is
 * lower-cased when parsed, since DNS names ignore case.
 */
export class Address {
  /** `akka` locally; `akka.` and the transport's scheme otherwise, such as `akka.tcp`. */
  readonly protocol: string;
  readonly system: string;
  /** Name or IP literal; an IPv6 literal carries its brackets. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly #text: string;

  constructor(protocol: string, system: string, host?: string, port?: number) {
    this.protocol = protocol;
    this.system = system;
    this.host = host;
    this.port = port;
    this.#text = host === undefined ? `${protocol}://${system}` : `${protocol}://${system}@${host}:${port ?? 0}`;
  }

  /** Reads `protocol://system@host:port` or `protocol://system`. Throws {@link InvalidAddressError}. */
  static parse(text: string): Address {
    const match = ADDRESS.exec(text);
    const port = match?.[4] === undefined ? undefined : Number(match[4]);
    if (match?.[1] === undefined || match[2] === undefined || (port !== undefined && port > 65_535)) {
      throw new InvalidAddressError(`"${text}" is not an address. Expected akka.tcp://System@host:port, or akka://System without a host.`);
    }
    return new Address(match[1], match[2], match[3]?.toLowerCase(), port);
  }

  /** True when only this system itself can be meant: no host, no port. */
  get hasLocalScope(): boolean {
    return this.host === undefined;
  }

  withProtocol(protocol: string): Address {
    return new Address(protocol, this.system, this.host, this.port);
  }

  equals(other: Address): boolean {
    return this === other || this.#text === other.#text;
  }

  toString(): string {
    return this.#text;
  }
}
