import type { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import type { TLSSocket } from "node:tls";
import { reasonOf } from "../../../base/index.ts";
import type { CertificateProblem, TlsFailure } from "../../explanation/index.ts";
import type { CertificateValidator, PeerCertificate } from "./tls-options.ts";
import type { TlsSettings } from "./tls-settings.ts";

/** Longest name of a peer's certificate that is shown. Unit: characters. */
const LONGEST_SUBJECT = 200;

/** OpenSSL's names for what is wrong with a chain. */
const PROBLEMS: Readonly<Record<string, CertificateProblem>> = {
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "not-yet-valid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "unknown-authority",
  UNABLE_TO_GET_ISSUER_CERT: "unknown-authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unknown-authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unknown-authority",
};

/** What decides whether a peer's certificate will do. */
export interface VerdictSettings
  extends Pick<TlsSettings, "key" | "suppressesValidation" | "requiresMutualAuthentication" | "validatesHostname"> {
  /** The program's; it decides in place of the settings. */
  readonly validate?: CertificateValidator | undefined;
}

/** Who is at the other end of a connection whose handshake is over. */
export interface PeerOfTls {
  /** For error texts. */
  readonly address: string;
  /** The host that was dialled; absent if the peer dialled. */
  readonly dialledHost?: string;
}

/** Why the certificate of the peer will not do; `undefined` if it will. */
export function verdictOn(
  socket: Pick<TLSSocket, "authorized" | "authorizationError">,
  certificate: X509Certificate | undefined,
  { address, dialledHost }: PeerOfTls,
  settings: VerdictSettings,
): TlsFailure | undefined {
  const isDialled = dialledHost !== undefined;
  if (!isDialled && !settings.requiresMutualAuthentication) return undefined;
  if (settings.suppressesValidation && settings.validate === undefined) return undefined;
  const rejected = (problem: CertificateProblem, detail: string): TlsFailure => ({
    kind: "certificate-rejected",
    address,
    problem,
    subject: certificate === undefined ? "" : subjectOf(certificate),
    detail,
    settingsKey: settings.key,
  });
  if (certificate === undefined) return rejected("missing", "");
  const code = String(socket.authorizationError);
  const problem = socket.authorized ? undefined : (PROBLEMS[code] ?? "invalid");
  if (settings.validate !== undefined) {
    const why = refusalBy(settings.validate, { certificate: peerCertificateFrom(certificate, problem), address, dialledHost });
    return why === undefined ? undefined : rejected("refused", why);
  }
  if (problem !== undefined) return rejected(problem, detailOf(problem, certificate, code));
  if (!isDialled || !settings.validatesHostname) return undefined;
  return isFor(certificate, dialledHost) ? undefined : rejected("other-name", `${dialledHost}, but for ${namesOf(certificate)}`);
}

function refusalBy(validate: CertificateValidator, peer: Parameters<CertificateValidator>[0]): string | undefined {
  try {
    return validate(peer);
  } catch (error) {
    return `its validator failed: ${reasonOf(error)}`;
  }
}

/** A certificate as validators see it. */
export function peerCertificateFrom(certificate: X509Certificate, problem: CertificateProblem | undefined): PeerCertificate {
  return {
    subject: shown(certificate.subject),
    issuer: shown(certificate.issuer),
    names: (certificate.subjectAltName ?? "").split(", ").flatMap((name) => (name === "" ? [] : shown(name))),
    thumbprint: certificate.fingerprint.replaceAll(":", ""),
    sha256: certificate.fingerprint256.replaceAll(":", ""),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    problem,
    isFor: (host) => isFor(certificate, host),
  };
}

/** Whether `host` is among the names of the certificate: an IP address among its IP entries, any other among its DNS names. */
export function isFor(certificate: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
}

/** The names that a certificate is for, in one line. */
export function namesOf(certificate: X509Certificate): string {
  return shown(certificate.subjectAltName ?? "no name");
}

/** Whom a certificate names, in one line. */
export function subjectOf(certificate: X509Certificate): string {
  return shown(certificate.subject);
}

function detailOf(problem: CertificateProblem, certificate: X509Certificate, code: string): string {
  switch (problem) {
    case "expired":
      return certificate.validTo;
    case "not-yet-valid":
      return certificate.validFrom;
    case "unknown-authority":
      return shown(certificate.issuer);
    default:
      return code;
  }
}

/** A text from a peer's certificate, harmless in a log. */
function shown(text: string): string {
  const line = text.slice(0, LONGEST_SUBJECT).replace(/[\p{Cc}]+/gu, ", ");
  return text.length > LONGEST_SUBJECT ? `${line}…` : line;
}
