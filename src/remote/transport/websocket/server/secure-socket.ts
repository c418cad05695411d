import { connect, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Address } from "../../../../actor/index.ts";
import { ConnectError } from "../../index.ts";
import type { TlsSockets } from "../../tls/internal.ts";

/**
 * A connection to `remote` whose handshake is over and whose peer has shown a certificate that will do: nothing is sent before. Rejects with
 * `ConnectError`, with an error of the socket, or with the reason of `signal`. No socket is left behind by a rejection.
 */
export function secureSocketTo(remote: Address, tls: TlsSockets, signal: AbortSignal): Promise<TLSSocket> {
  const dialledHost = hostOf(remote.host ?? "");
  const raw = connect({ host: dialledHost, port: remote.port ?? 0, autoSelectFamily: true, noDelay: true });
  const socket = tls.secure(raw, dialledHost);
  return new Promise((resolve, reject) => {
    const settle = (): void => signal.removeEventListener("abort", onAbort);
    const fail = (reason: unknown): void => {
      settle();
      socket.destroy();
      raw.destroy();
      reject(reason);
    };
    const onAbort = (): void => fail(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    raw.on("error", fail);
    socket.on("error", fail);
    socket.once("secureConnect", () => {
      const error = tls.verdictOn(socket, { address: remote.toString(), dialledHost });
      if (error !== undefined) return fail(new ConnectError(remote, error.failure, { cause: error }));
      settle();
      resolve(socket);
    });
  });
}

/** What says why the peer over `socket` may not have an address; `undefined` without TLS. */
export function claimCheck(
  tls: TlsSockets | undefined,
  socket: Socket | undefined,
  peer: string,
): ((claimed: Address) => Error | undefined) | undefined {
  if (tls === undefined || socket === undefined) return undefined;
  return ({ host = "" }) => tls.refusalOf(socket, peer, hostOf(host));
}

/** `::1` of `[::1]`: sockets want an IPv6 literal bare, addresses have it in brackets. */
function hostOf(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}
