/** What a socket knows of its ends. */
interface SocketEnds {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/** Both ends of a connection as one text. No two that are open have the same, and a socket of TLS has those of the socket beneath it. */
export function bothEndsOf({ remoteAddress, remotePort, localAddress, localPort }: SocketEnds): string {
  return [remoteAddress, remotePort, localAddress, localPort].join(" ");
}
