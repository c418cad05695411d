import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";

/** Asked of the operating system, which gives as much as it allows. Unit: bytes. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

/** An IP address, and the family that it belongs to. */
export interface IpAddress {
  readonly address: string;
  readonly family: number;
}

/** The address of `host`, a name or an IPv6 literal without brackets. A name with addresses of both families gives IPv4, as for the TCP transport. */
export async function addressOf(host: string): Promise<IpAddress> {
  if (isIP(host) !== 0) return { address: host, family: isIP(host) };
  const found = await lookup(host, { all: true });
  return found.find(({ family }) => family === 4) ?? found[0] ?? { address: host, family: 4 };
}

/** A socket of that family. It sends to addresses alone, so nothing is looked up. */
export function newSocket(family: number, isDaemonic: boolean): Socket {
  const socket = createSocket({
    type: family === 6 ? "udp6" : "udp4",
    lookup: (host, _options, onFound) => onFound(null, host, family),
  });
  if (isDaemonic) socket.unref();
  return socket;
}

/** Lets more datagrams wait than the operating system does by itself. The socket must be bound. */
export function enlargeReceiveBuffer(socket: Socket): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  } catch {
    // then fewer datagrams wait
  }
}

/** `127.0.0.1:49152`; IPv6 literals in brackets. */
export function endpointOf({ address, port }: Pick<RemoteInfo, "address" | "port">): string {
  return `${withBrackets(address)}:${port}`;
}

/** `[::1]` of `::1`; names and IPv4 literals as they are. */
export function withBrackets(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** `::1` of `[::1]`. */
export function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
