import { X509Certificate } from "node:crypto";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates in a PEM text, each by itself; what stands between them is ignored. */
export function certificatesIn(pem: string): readonly string[] {
  return pem.match(CERTIFICATE) ?? [];
}

/** Whether the certificate may sign others and is signed by itself. Throws if it cannot be read. */
export function isRoot(pem: string): boolean {
  const certificate = new X509Certificate(pem);
  return certificate.ca && certificate.checkIssued(certificate);
}
