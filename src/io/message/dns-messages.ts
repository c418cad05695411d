import { describeValue, InvalidArgumentError } from "../../base/index.ts";

/** Asks the DNS manager for the addresses of a name. The answer is {@link Resolved}. */
export class Resolve {
  /** The name, or an IP address, which is its own answer. */
  readonly name: string;

  /** Throws InvalidArgumentError for an empty name. */
  constructor(name: string) {
    if (typeof name !== "string" || name === "") throw new InvalidArgumentError(`Dns.Resolve takes a name, not ${describeValue(name)}.`);
    this.name = name;
  }
}

/** Answers {@link Resolve}. */
export class Resolved {
  /** The name that was asked for. */
  readonly name: string;
  /** Its IPv4 addresses. */
  readonly ipv4: readonly string[];
  /** Its IPv6 addresses; none if `use-ipv6` is off. */
  readonly ipv6: readonly string[];
  /** Why there are no addresses. */
  readonly exception: Error | undefined;

  constructor(name: string, ipv4: readonly string[], ipv6: readonly string[], exception?: Error) {
    this.name = name;
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
    this.exception = exception;
  }

  /** Whether the name was found. */
  get isSuccess(): boolean {
    return this.exception === undefined;
  }

  /** The first address, IPv4 before IPv6; `undefined` without any. */
  get addr(): string | undefined {
    return this.ipv4[0] ?? this.ipv6[0];
  }
}
