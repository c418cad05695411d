import { connect } from "node:tls";
import type { Address } from "../../actor/index.ts";
import type { Finding } from "./finding.ts";

/** Whether the port speaks TLS: `undefined` when it does not. Certificates are not judged: it is enough that there is one. */
export async function tlsStep(address: Address, timeoutMs: number): Promise<Finding | undefined> {
  const version = await tlsVersionAt(address, timeoutMs);
  if (version === undefined) return undefined;
  return { step: "tls", text: `the port speaks ${version}`, failure: { kind: "speaks-tls", address: address.toString() } };
}

function tlsVersionAt({ host = "", port = 0 }: Address, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ""), port, rejectUnauthorized: false, timeout: timeoutMs });
    const settle = (version: string | undefined): void => {
      socket.destroy();
      resolve(version);
    };
    socket.once("secureConnect", () => settle(socket.getProtocol() ?? "TLS"));
    socket.once("timeout", () => settle(undefined));
    // An alert is an answer in TLS: it wants other versions, ciphers or a certificate from this side.
    socket.once("error", (error: Error & { readonly code?: string }) => settle(/_ALERT_/.test(error.code ?? "") ? "TLS" : undefined));
  });
}
