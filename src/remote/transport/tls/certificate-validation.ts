import type { CertificateValidator } from "./tls-options.ts";

/** Makes validators, as Akka.NET's class of this name does. */
export const CertificateValidation: {
  /** Accepts what an authority that is trusted here has signed and what is valid now. */
  readonly validateChain: () => CertificateValidator;
  /** Accepts a dialled peer if its certificate is for the host that was dialled, and every peer that dials. */
  readonly validateHostname: () => CertificateValidator;
  /** Accepts the certificates with these thumbprints, SHA-1 or SHA-256 in hexadecimal digits, whichever authority has signed them. */
  readonly pinnedCertificate: (...thumbprints: readonly string[]) => CertificateValidator;
  /** Accepts certificates whose subject, or a part of it, matches: `CN=chat-*`. `*` stands for any text. It says nothing about the signature. */
  readonly validateSubject: (pattern: string) => CertificateValidator;
  /** As `validateSubject`, for the issuer. */
  readonly validateIssuer: (pattern: string) => CertificateValidator;
  /** Accepts what all of them accept. */
  readonly combine: (...validators: readonly CertificateValidator[]) => CertificateValidator;
} = {
  validateChain:
    () =>
    ({ certificate: { problem } }) =>
      problem === undefined ? undefined : `its chain is not accepted: ${problem}`,
  validateHostname:
    () =>
    ({ certificate, dialledHost }) =>
      dialledHost === undefined || certificate.isFor(dialledHost) ? undefined : `it is not for ${dialledHost}`,
  pinnedCertificate: (...thumbprints) => {
    const pinned = new Set(thumbprints.map((text) => text.replace(/[^0-9a-f]/gi, "").toUpperCase()));
    return ({ certificate: { thumbprint, sha256 } }) =>
      pinned.has(thumbprint) || pinned.has(sha256) ? undefined : `its thumbprint ${thumbprint} is not pinned`;
  },
  validateSubject:
    (pattern) =>
    ({ certificate: { subject } }) =>
      isNamed(subject, pattern) ? undefined : `its subject is ${subject}, not ${pattern}`,
  validateIssuer:
    (pattern) =>
    ({ certificate: { issuer } }) =>
      isNamed(issuer, pattern) ? undefined : `its issuer is ${issuer}, not ${pattern}`,
  combine:
    (...validators) =>
    (peer) => {
      for (const validate of validators) {
        const why = validate(peer);
        if (why !== undefined) return why;
      }
      return undefined;
    },
};

/** Whether the whole name or one of its parts matches. */
function isNamed(name: string, pattern: string): boolean {
  return [name, ...name.split(", ")].some((text) => isLike(text, pattern));
}

/** Whether `text` is like `pattern`, in which `*` stands for any text. Costs time in proportion to both. */
function isLike(text: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
