import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { connect, type PeerCertificate } from "node:tls";
import type { Address } from "../../actor/index.ts";
import { withoutBrackets } from "../../remote/transport/tcp/index.ts";
import type { Finding } from "./finding.ts";

/** Longest text of a certificate that is shown. Unit: characters. */
const LONGEST_TEXT = 200;
/** More certificates between a system and its authority are not shown. Count. */
const LONGEST_CHAIN = 10;

/**
 * Describes the certificate that the system at `address` shows: its names, when it expires, and the certificates that lead to its authority. `whose`
 * begins the text. Returns `undefined` if there is no TLS at the port. Does not verify it: the handshake does.
 */
export async function certificateStep(address: Address, whose: string, nowMs: number, timeoutMs: number): Promise<Finding | undefined> {
  const shown = await certificateAt(address, timeoutMs);
  if (shown === undefined) return undefined;
  const { certificate, chain, version } = shown;
  const validTo = new Date(certificate.validTo);
  const expiry = validTo.getTime() < nowMs ? `EXPIRED on ${validTo.toISOString()}` : `valid until ${validTo.toISOString()}`;
  const host = withoutBrackets(address.host ?? "");
  const isNamed = (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
  const names = `for ${oneLine(certificate.subjectAltName ?? "no name")}${isNamed ? "" : `, not for ${host}`}`;
  return {
    step: "tls",
    text: `${whose} shows ${oneLine(certificate.subject)}, ${names}; ${expiry}; chain: ${chain.join(" < ")}; ${version}`,
  };
}

interface ShownCertificate {
  readonly certificate: X509Certificate;
  /** The names of the certificates from the system's own to the last that it sends, and that one's issuer. */
  readonly chain: readonly string[];
  readonly version: string;
}

function certificateAt({ host = "", port = 0 }: Address, timeoutMs: number): Promise<ShownCertificate | undefined> {
  return new Promise((resolve) => {
    const bare = withoutBrackets(host);
    const servername = isIP(bare) === 0 ? { servername: bare } : {};
    const socket = connect({ host: bare, port, rejectUnauthorized: false, timeout: timeoutMs, ...servername });
    const settle = (shown: ShownCertificate | undefined): void => {
      socket.destroy();
      resolve(shown);
    };
    socket.once("secureConnect", () => {
      const leaf = socket.getPeerCertificate(true);
      settle({ certificate: new X509Certificate(leaf.raw), chain: chainOf(leaf), version: socket.getProtocol() ?? "TLS" });
    });
    socket.once("timeout", () => settle(undefined));
    socket.on("error", () => settle(undefined));
  });
}

function chainOf(leaf: PeerCertificate): readonly string[] {
  const chain: string[] = [];
  let current: (PeerCertificate & { readonly issuerCertificate?: PeerCertificate }) | undefined = leaf;
  while (current !== undefined && chain.length < LONGEST_CHAIN) {
    chain.push(nameIn(current.subject));
    const next: PeerCertificate | undefined = current.issuerCertificate;
    if (next === undefined || next === current) {
      if (nameIn(current.issuer) !== nameIn(current.subject)) chain.push(nameIn(current.issuer));
      break;
    }
    current = next;
  }
  return chain;
}

function nameIn(parts: PeerCertificate["subject"]): string {
  const { CN, O } = parts as { readonly CN?: string | readonly string[]; readonly O?: string | readonly string[] };
  return oneLine(String(CN ?? O ?? "unnamed"));
}

/** A text of a peer's, harmless on a terminal. */
function oneLine(text: string): string {
  const line = text.slice(0, LONGEST_TEXT).replace(/\p{Cc}+/gu, ", ");
  return text.length > LONGEST_TEXT ? `${line}…` : line;
}
