import { readFile } from "node:fs/promises";
import { X509Certificate } from "node:crypto";
import { reasonOf } from "../../../base/index.ts";
import { TransportSettingsError } from "../index.ts";
import { fileAt } from "./key-material.ts";
import { certificatesIn } from "./pem.ts";

const KEY = "ritsem.remote.tls.trusted-certificates";
/** Where distributions keep the certificates that .NET and OpenSSL trust. */
const SYSTEM_BUNDLES = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/ssl/cert.pem",
];

/** Reads the PEM files of `paths`. Throws `TransportSettingsError` if a file has no certificate, or a certificate that cannot be read. */
export async function certificatesFrom(paths: readonly string[]): Promise<readonly string[]> {
  const all: string[][] = [];
  for (const path of paths) all.push(readableIn((await fileAt(path, KEY)).toString("latin1"), KEY, path));
  return all.flat();
}

/** The certificates in the program's PEM texts. Throws as {@link certificatesFrom}. */
export function certificatesOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => readableIn(text, "the program's trusted TLS certificates", "in code"));
}

function readableIn(pem: string, key: string, path: string): string[] {
  const found = certificatesIn(pem);
  if (found.length === 0) throw new TransportSettingsError(key, path, "the file holds no certificate in PEM");
  for (const one of found) {
    try {
      new X509Certificate(one);
    } catch (error) {
      throw new TransportSettingsError(key, path, `a certificate in it cannot be read (${reasonOf(error)})`);
    }
  }
  return [...found];
}

/**
 * What the operating system trusts, in PEM, and what `NODE_EXTRA_CA_CERTS` adds; undefined where the system has no such file: then Node's own list
 * serves.
 * INTEROP: .NET on Linux trusts the same files, and `SSL_CERT_FILE` instead of them.
 */
export async function systemCertificates(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<readonly string[] | undefined> {
  const { SSL_CERT_FILE: instead, NODE_EXTRA_CA_CERTS: extra } = environment;
  const bundle = await firstOf(instead === undefined || instead === "" ? SYSTEM_BUNDLES : [instead]);
  if (bundle === undefined) return undefined;
  const added = extra === undefined || extra === "" ? undefined : await firstOf([extra]);
  return added === undefined ? [bundle] : [bundle, added];
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    try {
      return await readFile(path, "latin1");
    } catch {
      // the next one
    }
  }
  return undefined;
}
