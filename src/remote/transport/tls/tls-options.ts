import type { CertificateProblem } from "../../explanation/index.ts";

/** A certificate with its key, and the certificates between it and its authority: as the bytes of a PKCS#12 file, or as PEM texts. */
export type TlsCertificate =
  | { readonly pkcs12: Uint8Array; readonly password?: string }
  | { readonly certificate: string; readonly privateKey: string; readonly password?: string };

/** What a program decides about TLS in code. What is absent is as the configuration says. */
export interface TlsOptions {
  /** The certificate of this system. Called before the port opens, and at each {@link ReloadCertificates}. Default: the file in `ssl.certificate.path`. */
  readonly certificate?: () => TlsCertificate | Promise<TlsCertificate>;
  /** PEM texts with the certificates that are trusted. Called as `certificate`. Default: the files in `ritsem.remote.tls.trusted-certificates`. */
  readonly trustedCertificates?: () => readonly string[] | Promise<readonly string[]>;
  /** Decides about the certificates of peers, in place of `suppress-validation` and `validate-certificate-hostname`. {@link CertificateValidation} makes some. */
  readonly validate?: CertificateValidator;
}

/** Returns why a peer is refused, or `undefined` if it is accepted. If it throws, the peer is refused. */
export type CertificateValidator = (peer: PeerToValidate) => string | undefined;

/** A peer whose TLS handshake is over. */
export interface PeerToValidate {
  /** The certificate that the peer has proved to own. */
  readonly certificate: PeerCertificate;
  /** The address that was dialled, or where the connection comes from. */
  readonly address: string;
  /** The host that was dialled; `undefined` if the peer has dialled. */
  readonly dialledHost: string | undefined;
}

/** The certificate of a peer. */
export interface PeerCertificate {
  /** In one line: `C=DE, O=Chat, CN=node`. */
  readonly subject: string;
  /** In one line. */
  readonly issuer: string;
  /** As OpenSSL prints them: `DNS:chat.example`, `IP Address:10.0.0.5`. */
  readonly names: readonly string[];
  /** SHA-1 of the certificate in upper-case hexadecimal digits, as .NET's `Thumbprint`. */
  readonly thumbprint: string;
  /** SHA-256 of the certificate in upper-case hexadecimal digits. */
  readonly sha256: string;
  /** The first moment of its validity. */
  readonly validFrom: Date;
  /** The last moment of its validity. */
  readonly validTo: Date;
  /** What is wrong with the certificate or its authority; `undefined` if nothing is. */
  readonly problem: CertificateProblem | undefined;
  /** Whether `host`, a name or an IP address, is among its names. */
  isFor(host: string): boolean;
}

/**
 * A management command: reads the certificates again, from the files or from the program's {@link TlsOptions}. New connections use the new ones, open
 * connections stay. If one is useless, the command rejects with `TransportSettingsError`, and the old ones stay in use.
 */
export class ReloadCertificates {}
