import { describeValue, InvalidArgumentError } from "../../base/index.ts";

const MAXIMUM_PORT = 65_535;

/** A host, by name or IP address, and a port. */
export interface EndPoint {
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string;
  /** From 0 to 65535. To listen on 0 means any free port. */
  readonly port: number;
}

/** `127.0.0.1:80`, `[::1]:80`. */
export function endPointText({ host, port }: EndPoint): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** `value`, if it is an end point; throws InvalidArgumentError with the name of `call` if not. */
export function checkedEndPoint(call: string, value: EndPoint): EndPoint {
  const { host, port } = (value ?? {}) as Partial<EndPoint>;
  const isPort = Number.isInteger(port) && (port ?? -1) >= 0 && (port ?? 0) <= MAXIMUM_PORT;
  if (typeof host === "string" && host !== "" && isPort) return value;
  const given = typeof host === "string" ? `host ${describeValue(host)} and port ${describeValue(port)}` : describeValue(value);
  throw new InvalidArgumentError(`${call} takes an address such as { host: "127.0.0.1", port: 8080 }, not ${given}.`);
}
