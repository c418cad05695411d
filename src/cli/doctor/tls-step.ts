import { withoutBrackets } from "../../remote/transport/tcp/index.ts";
import { connect } from "node:tls";
import type { Address } from "../../actor/index.ts";
import { TCP } from "../talk/calling-system.ts";
import type { Finding } from "./finding.ts";

/** Returns a finding if the port uses TLS, otherwise `undefined`. Does not verify the certificate. */
export async function tlsStep(address: Address, timeoutMs: number): Promise<Finding | undefined> {
  const version = await tlsVersionAt(address, timeoutMs);
  if (version === undefined) return undefined;
  return {
    step: "tls",
    text: `the port speaks ${version}`,
    failure: { kind: "speaks-tls", address: address.toString(), settingsKey: TCP },
  };
}

function tlsVersionAt({ host = "", port = 0 }: Address, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: withoutBrackets(host), port, rejectUnauthorized: false, timeout: timeoutMs });
    const settle = (version: string | undefined): void => {
      socket.destroy();
      resolve(version);
    };
    socket.once("secureConnect", () => settle(socket.getProtocol() ?? "TLS"));
    socket.once("timeout", () => settle(undefined));
    // An alert is an answer in TLS: it requires other versions, ciphers or a certificate of the client.
    socket.once("error", (error: Error & { readonly code?: string }) => settle(/_ALERT_/.test(error.code ?? "") ? "TLS" : undefined));
  });
}
