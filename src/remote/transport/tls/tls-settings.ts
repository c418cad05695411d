import type { Config } from "../../../hocon/index.ts";
import { TransportSettingsError } from "../index.ts";

/** INTEROP: the names of .NET's `X509KeyStorageFlags`, as Akka.NET takes them. They concern Windows' key store. */
const KEY_STORAGE_FLAGS: ReadonlySet<string> = new Set([
  "default-key-set",
  "exportable",
  "machine-key-set",
  "persist-key-set",
  "user-key-set",
  "user-protected",
]);
/** INTEROP: Akka.NET still reads the misspelt key. */
const STORE_SWITCHES = ["use-thumbprint-over-file", "use-thumprint-over-file"];

/** How one transport uses TLS, read once. Keys without `ritsem` are relative to the transport's section, normally `akka.remote.dot-netty.tcp`. */
export interface TlsSettings {
  /** The transport's section, for error texts. */
  readonly key: string;
  /** A PKCS#12 or PEM file with this system's certificate, its key and the chain. Key: `ssl.certificate.path`. */
  readonly certificatePath: string;
  /** Of the file or of the PEM key. Key: `ssl.certificate.password` (empty). */
  readonly password: string;
  /** A PEM file with the key, if it is not in the file of the certificate. Key: `ritsem.remote.tls.private-key-path` (empty). */
  readonly privateKeyPath: string;
  /** PEM files; empty: what the operating system trusts. Key: `ritsem.remote.tls.trusted-certificates` (none). */
  readonly trustedCertificatePaths: readonly string[];
  /** Any certificate of a peer is accepted. Key: `ssl.suppress-validation` (off). */
  readonly suppressesValidation: boolean;
  /** A peer that dials must show a valid certificate. Key: `ssl.require-mutual-authentication` (on). */
  readonly requiresMutualAuthentication: boolean;
  /** The certificate of a peer must have the host that was dialled among its names. Key: `ssl.validate-certificate-hostname` (off). */
  readonly validatesHostname: boolean;
  /** A peer may only call itself by hosts for which its certificate is. Key: `ritsem.remote.tls.validate-claimed-hostname` (off). */
  readonly validatesClaimedHostname: boolean;
}

/**
 * Reads `ssl` of `section`, which stands at `key`, and `ritsem.remote.tls` of `config`. Throws `TransportSettingsError` for values that cannot be
 * obeyed here, such as no certificate if one is needed, and the configuration's own errors for missing keys and wrong types.
 */
export function tlsSettingsFrom(section: Config, key: string, config: Config, needsCertificate = true): TlsSettings {
  const ssl = section.getConfig("ssl");
  const certificate = ssl.getConfig("certificate");
  const own = config.getConfig("ritsem.remote.tls");
  checkStore(certificate, `${key}.ssl.certificate`);
  if (needsCertificate && certificate.getString("path") === "") {
    const cure = `there is no certificate. Name a PKCS#12 or PEM file with a certificate and its key in ${key}.ssl.certificate.path`;
    throw new TransportSettingsError(`${key}.enable-ssl`, true, cure);
  }
  return {
    key,
    certificatePath: certificate.getString("path"),
    password: certificate.getString("password"),
    privateKeyPath: own.getString("private-key-path"),
    trustedCertificatePaths: own.getStringList("trusted-certificates"),
    suppressesValidation: ssl.getBoolean("suppress-validation"),
    requiresMutualAuthentication: ssl.getBoolean("require-mutual-authentication"),
    validatesHostname: ssl.getBoolean("validate-certificate-hostname"),
    validatesClaimedHostname: own.getBoolean("validate-claimed-hostname"),
  };
}

/** A section of a transport that Akka.NET does not have leaves these settings out. */
function checkStore(certificate: Config, key: string): void {
  const cure = `there is no Windows certificate store here. Export the certificate with its key into a PKCS#12 file, and name the file in ${key}.path`;
  for (const name of STORE_SWITCHES) {
    if (certificate.hasPath(name) && certificate.getBoolean(name)) throw new TransportSettingsError(`${key}.${name}`, true, cure);
  }
  const storeName = certificate.hasPath("store-name") ? certificate.getString("store-name") : "";
  if (storeName !== "" && certificate.getString("path") === "") throw new TransportSettingsError(`${key}.store-name`, storeName, cure);
  for (const flag of certificate.hasPath("flags") ? certificate.getStringList("flags") : []) {
    if (!KEY_STORAGE_FLAGS.has(flag))
      throw new TransportSettingsError(`${key}.flags`, flag, `not a flag. Flags: ${[...KEY_STORAGE_FLAGS].join(", ")}`);
  }
}
