import { PASSWORD, type TestAuthority } from "../../test/certificates/test-authority.ts";

/** The section of the transport. */
const TCP = "akka.remote.dot-netty.tcp";

/** The certificates of the pairings. */
export interface PairingFiles {
  /** Whom both sides trust. */
  readonly authority: TestAuthority;
  /** Whom neither side trusts. */
  readonly stranger: TestAuthority;
}

/** The configurations of the two sides. */
export interface PairingConfigs {
  readonly ritsem: string;
  readonly akkaNet: string;
}

/** What an attempt to send a message ends with: an answer, or a part of what each side that says something logs. */
export type PairingOutcome = "connected" | { readonly ritsem: string; readonly akkaNet?: string };

/** Two configurations, and what was seen when each side dialled the other. The guide's table has the same rows. */
export interface TlsPairing {
  readonly name: string;
  configs(files: PairingFiles): PairingConfigs;
  readonly ritsemDials: PairingOutcome;
  readonly akkaNetDials: PairingOutcome;
}

const NOT_TRUSTED = "it is signed by CN=Stranger, which is not trusted here";
const CLOSED = "it closed the connection during the handshake. Its log may say why. It may not trust the certificate of this system";

/** Akka.NET 1.5.74 on Linux trusts what SSL_CERT_FILE names, and Ritsem what its settings name. */
export const TLS_PAIRINGS: readonly TlsPairing[] = [
  {
    name: "both certificates are of a trusted authority",
    configs: ({ authority }) => ({ ritsem: trusting(authority, certificateOf(authority)), akkaNet: certificateOf(authority) }),
    ritsemDials: "connected",
    akkaNetDials: "connected",
  },
  {
    name: "`require-mutual-authentication = off` on both sides",
    configs: ({ authority }) => ({
      ritsem: trusting(authority, certificateOf(authority), "ssl.require-mutual-authentication = off"),
      akkaNet: certificateOf(authority) + more("ssl.require-mutual-authentication = off"),
    }),
    ritsemDials: "connected",
    akkaNetDials: "connected",
  },
  {
    name: "`require-mutual-authentication = off` in Ritsem alone",
    configs: ({ authority }) => ({
      ritsem: trusting(authority, certificateOf(authority), "ssl.require-mutual-authentication = off"),
      akkaNet: certificateOf(authority),
    }),
    ritsemDials: "connected",
    akkaNetDials: "connected",
  },
  {
    name: "`require-mutual-authentication = off` in Akka.NET alone",
    configs: ({ authority }) => ({
      ritsem: trusting(authority, certificateOf(authority)),
      akkaNet: certificateOf(authority) + more("ssl.require-mutual-authentication = off"),
    }),
    ritsemDials: "connected",
    akkaNetDials: { ritsem: "it shows no certificate", akkaNet: "TLS handshake failed" },
  },
  {
    name: "Akka.NET's certificate is of another authority",
    configs: ({ authority, stranger }) => ({ ritsem: trusting(authority, certificateOf(authority)), akkaNet: certificateOf(stranger) }),
    ritsemDials: { ritsem: NOT_TRUSTED },
    akkaNetDials: { ritsem: NOT_TRUSTED, akkaNet: "TLS handshake failed" },
  },
  {
    name: "Ritsem's certificate is of another authority",
    configs: ({ authority, stranger }) => ({ ritsem: trusting(authority, certificateOf(stranger)), akkaNet: certificateOf(authority) }),
    ritsemDials: { ritsem: CLOSED, akkaNet: "PartialChain" },
    akkaNetDials: { ritsem: CLOSED, akkaNet: "PartialChain" },
  },
  {
    name: "Akka.NET's certificate has expired",
    configs: ({ authority }) => ({
      ritsem: trusting(authority, certificateOf(authority)),
      akkaNet: fileOf(authority.issue({ days: -1 }).pkcs12Alone),
    }),
    ritsemDials: { ritsem: "it has expired on" },
    akkaNetDials: { ritsem: "it has expired on", akkaNet: "TLS handshake failed" },
  },
  {
    name: "Ritsem's certificate has expired",
    configs: ({ authority }) => ({
      ritsem: trusting(authority, fileOf(authority.issue({ days: -1 }).pkcs12Alone)),
      akkaNet: certificateOf(authority),
    }),
    ritsemDials: { ritsem: CLOSED, akkaNet: "NotTimeValid" },
    akkaNetDials: { ritsem: CLOSED, akkaNet: "NotTimeValid" },
  },
  {
    name: "Akka.NET's certificate is self-signed",
    configs: ({ authority }) => ({ ritsem: trusting(authority, certificateOf(authority)), akkaNet: fileOf(authority.selfSigned().pkcs12) }),
    ritsemDials: { ritsem: "it is signed by itself and is not trusted here" },
    akkaNetDials: { ritsem: "it is signed by itself and is not trusted here", akkaNet: "TLS handshake failed" },
  },
  {
    name: "Ritsem's certificate is self-signed",
    configs: ({ authority }) => ({ ritsem: trusting(authority, fileOf(authority.selfSigned().pkcs12)), akkaNet: certificateOf(authority) }),
    ritsemDials: { ritsem: CLOSED, akkaNet: "UntrustedRoot" },
    akkaNetDials: { ritsem: CLOSED, akkaNet: "UntrustedRoot" },
  },
  {
    name: "both are self-signed, and `suppress-validation = on` on both sides",
    configs: ({ authority }) => ({
      ritsem: fileOf(authority.selfSigned().pkcs12) + more("ssl.suppress-validation = on"),
      akkaNet: fileOf(authority.selfSigned().pkcs12) + more("ssl.suppress-validation = on"),
    }),
    ritsemDials: "connected",
    akkaNetDials: "connected",
  },
  {
    name: "`validate-certificate-hostname = on` in Ritsem, and Akka.NET's certificate is for another name",
    configs: ({ authority }) => ({
      ritsem: trusting(authority, certificateOf(authority), "ssl.validate-certificate-hostname = on"),
      akkaNet: fileOf(elsewhere(authority)),
    }),
    ritsemDials: { ritsem: "it is not for 127.0.0.1, but for DNS:elsewhere.example" },
    akkaNetDials: "connected",
  },
  {
    name: "`validate-certificate-hostname = on` in Akka.NET, and Ritsem's certificate is for another name",
    configs: ({ authority }) => ({
      ritsem: trusting(authority, fileOf(elsewhere(authority))),
      akkaNet: certificateOf(authority) + more("ssl.validate-certificate-hostname = on"),
    }),
    ritsemDials: "connected",
    akkaNetDials: { ritsem: CLOSED, akkaNet: "Hostname validation failed" },
  },
  {
    name: "Akka.NET uses plain TCP",
    configs: ({ authority }) => ({ ritsem: trusting(authority, certificateOf(authority)), akkaNet: "" }),
    ritsemDials: { ritsem: "closed the connection during the TLS handshake. It may use plain TCP", akkaNet: "TooLongFrameException" },
    akkaNetDials: { ritsem: "does not speak TLS, and this system does" },
  },
  {
    name: "Ritsem uses plain TCP",
    configs: ({ authority }) => ({ ritsem: "", akkaNet: certificateOf(authority) }),
    ritsemDials: { ritsem: `compare ${TCP}.byte-order and ${TCP}.enable-ssl`, akkaNet: "not an SSL/TLS record" },
    akkaNetDials: { ritsem: "uses TLS, and this system uses plain TCP", akkaNet: "TLS handshake failed" },
  },
];

/** A row of the guide's table: what each side logs. */
export function pairingCell(outcome: PairingOutcome): string {
  if (outcome === "connected") return "connected";
  const ritsem = `Ritsem: “${outcome.ritsem}”`;
  return outcome.akkaNet === undefined ? ritsem : `${ritsem}; Akka.NET: “${outcome.akkaNet}”`;
}

function fileOf(path: string): string {
  return `${TCP} { enable-ssl = on, ssl.certificate { path = "${path}", password = "${PASSWORD}" } }\n`;
}

function certificateOf(authority: TestAuthority): string {
  return fileOf(authority.issue({ key: "rsa" }).pkcs12Alone);
}

function elsewhere(authority: TestAuthority): string {
  return authority.issue({ names: "DNS:elsewhere.example", commonName: "elsewhere.example" }).pkcs12Alone;
}

function more(settings: string): string {
  return `${TCP} { ${settings} }\n`;
}

function trusting(authority: TestAuthority, certificate: string, settings = ""): string {
  return `${certificate}${more(settings)}ritsem.remote.tls.trusted-certificates = ["${authority.certificate}"]\n`;
}
