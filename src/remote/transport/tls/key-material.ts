import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import { reasonOf } from "../../../base/index.ts";
import { TransportSettingsError } from "../index.ts";
import { certificatesIn, isRoot } from "./pem.ts";
import type { TlsCertificate } from "./tls-options.ts";
import type { TlsSettings } from "./tls-settings.ts";

const PRIVATE_KEY = "ritsem.remote.tls.private-key-path";
const PEM_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;
const ENCRYPTED_KEY = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** This system's certificate and key, as Node takes them, and the root certificates that came with them. */
export interface KeyMaterial {
  readonly options: Pick<SecureContextOptions, "pfx" | "cert" | "key" | "passphrase">;
  /** In PEM. Those of a PKCS#12 file are trusted by Node itself. */
  readonly roots: readonly string[];
}

/** Where a certificate comes from, for error texts. */
interface Source {
  readonly key: string;
  readonly path: string;
  readonly password: string;
  readonly passwordKey: string;
}

/** Reads the files that the settings name, and proves that key, certificate and password belong together. Throws `TransportSettingsError`. */
export async function keyMaterialFrom(settings: TlsSettings): Promise<KeyMaterial> {
  const { certificatePath: path, privateKeyPath, password } = settings;
  const section = `${settings.key}.ssl.certificate`;
  const source: Source = { key: `${section}.path`, path, password, passwordKey: `${section}.password` };
  const bytes = await fileAt(path, source.key);
  const text = bytes.toString("latin1");
  if (!text.includes("-----BEGIN ")) return materialOf({ pkcs12: bytes }, source);
  const privateKey = privateKeyPath === "" ? text : (await fileAt(privateKeyPath, PRIVATE_KEY)).toString("latin1");
  if (privateKeyPath !== "" && !PEM_KEY.test(privateKey))
    throw new TransportSettingsError(PRIVATE_KEY, privateKeyPath, "the file holds no private key in PEM");
  return materialOf({ certificate: text, privateKey }, source);
}

/** Proves that key, certificate and password of the program belong together. Throws `TransportSettingsError`. */
export function keyMaterialOf(certificate: TlsCertificate): KeyMaterial {
  const source = { key: "the program's TLS certificate", path: "in code", passwordKey: "its password" };
  return materialOf(certificate, { ...source, password: certificate.password ?? "" });
}

function materialOf(certificate: TlsCertificate, source: Source): KeyMaterial {
  const passphrase = source.password === "" ? {} : { passphrase: source.password };
  if ("pkcs12" in certificate) {
    const options = { pfx: Buffer.from(certificate.pkcs12), ...passphrase };
    prove(options, source);
    return { options, roots: [] };
  }
  if (!PEM_KEY.test(certificate.privateKey)) throw new TransportSettingsError(source.key, source.path, WITHOUT_KEY);
  const options = { cert: certificate.certificate, key: certificate.privateKey, ...passphrase };
  prove(options, source);
  return { options, roots: certificatesIn(certificate.certificate).filter(isRoot) };
}

/** Reads a file that a setting names. Throws `TransportSettingsError`. */
export async function fileAt(path: string, key: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const why =
      code === "ENOENT"
        ? `there is no such file, seen from ${process.cwd()}`
        : code === "EACCES"
          ? "this process may not read that file. Change its owner or its permissions"
          : `the file cannot be read: ${reasonOf(error)}`;
    throw new TransportSettingsError(key, path, why);
  }
}

function prove(options: KeyMaterial["options"], source: Source): void {
  try {
    createSecureContext(options);
  } catch (error) {
    throw new TransportSettingsError(source.key, source.path, whyUseless(error, options, source));
  }
}

/** In words that tell what to do. Never with the password. */
function whyUseless(error: unknown, options: KeyMaterial["options"], { path, password, passwordKey }: Source): string {
  // After an earlier failure in this process OpenSSL may put the reason below the message.
  const text = [reasonOf(error), ...((error as { opensslErrorStack?: readonly string[] }).opensslErrorStack ?? [])].join("; ");
  const isPkcs12 = options.pfx !== undefined;
  const isWrong = /mac verify failure|bad decrypt|bad password|interrupted or cancelled/i.test(text) || isLocked(options.key, password);
  if (/Unsupported PKCS12|unsupported/i.test(text) && isPkcs12) {
    return (
      "the file uses a cipher that today's OpenSSL does not read any more, as older versions of Windows write it (RC2). Convert it: " +
      `openssl pkcs12 -legacy -in "${path}" -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.pfx && rm all.pem`
    );
  }
  if (isWrong) {
    return password === "" ? `it needs a password. Set ${passwordKey}` : `the password is wrong. Correct ${passwordKey}`;
  }
  if (/Unable to load private key|Unable to load PFX/i.test(text)) return WITHOUT_KEY;
  if (/key values mismatch/i.test(text)) return "the key does not belong to the certificate. Name a file with both of one pair";
  if (isPkcs12) return `the file is neither PKCS#12 nor PEM (${text}). Export certificate and key as PKCS#12 (.pfx, .p12), or as PEM`;
  return isReadableKey(options.key, password) ? `a certificate in it cannot be read (${text})` : `its private key cannot be read (${text})`;
}

/** One wrong password in some 300 decrypts a key to nonsense instead of failing, and OpenSSL then complains about the nonsense. */
function isLocked(key: KeyMaterial["options"]["key"], password: string): boolean {
  return typeof key === "string" && ENCRYPTED_KEY.test(key) && !isReadableKey(key, password);
}

function isReadableKey(key: KeyMaterial["options"]["key"], passphrase: string): boolean {
  try {
    createPrivateKey({ key: typeof key === "string" ? key : "", passphrase });
    return true;
  } catch {
    return false;
  }
}

const WITHOUT_KEY =
  "the file holds no private key. Export the certificate together with its key, or name the key's PEM file in ritsem.remote.tls.private-key-path";
