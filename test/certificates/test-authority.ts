import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The password of every PKCS#12 file and encrypted key that tests make. */
export const PASSWORD = "for this run only";

/** A certificate to issue. */
export interface Wanted {
  /** As in a SAN extension. Default: localhost and 127.0.0.1. */
  readonly names?: string;
  /** Default: `node`. */
  readonly commonName?: string;
  /** Days from now until it expires; a negative number: it has expired. Default: 2. */
  readonly days?: number;
  readonly key?: "ec" | "rsa";
}

/** The files of one certificate. */
export interface Issued {
  /** PKCS#12 with certificate, key and the authority's certificate; protected by {@link PASSWORD}. */
  readonly pkcs12: string;
  /** PKCS#12 without the authority's certificate. */
  readonly pkcs12Alone: string;
  /** PEM with certificate and key. */
  readonly pem: string;
  /** PEM with the certificate alone. */
  readonly certificate: string;
  /** PEM with the key alone. */
  readonly privateKey: string;
  /** PEM with certificate and the key, encrypted with {@link PASSWORD}. */
  readonly encryptedPem: string;
}

/** A certificate authority of one test file, made by openssl in a folder that {@link TestAuthority.remove} removes. */
export class TestAuthority {
  /** PEM with the certificate of the authority. */
  readonly certificate: string;
  readonly folder: string;
  #count = 0;

  constructor(name = "Test Authority") {
    this.folder = mkdtempSync(join(tmpdir(), "ritsem-tls-"));
    this.certificate = join(this.folder, "authority.pem");
    this.#openssl(`req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout authority.key -out authority.pem -subj`, [
      `/CN=${name}`,
    ]);
  }

  /** A certificate signed by this authority. */
  issue({ names = "DNS:localhost,IP:127.0.0.1", commonName = "node", days = 2, key = "ec" }: Wanted = {}): Issued {
    const id = this.#next();
    this.#newKey(id, key);
    writeFileSync(join(this.folder, `${id}.ext`), `subjectAltName=${names}\n`);
    this.#openssl(`req -new -key ${id}.key -out ${id}.csr -subj`, [`/CN=${commonName}`]);
    this.#openssl(
      `x509 -req -in ${id}.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days ${days} -extfile ${id}.ext -out ${id}.crt`,
    );
    return this.#files(id, ["-certfile", this.certificate]);
  }

  /** A certificate signed by its own key. */
  selfSigned({ names = "DNS:localhost,IP:127.0.0.1", commonName = "node", days = 2, key = "ec" }: Wanted = {}): Issued {
    const id = this.#next();
    this.#newKey(id, key);
    this.#openssl(`req -x509 -key ${id}.key -days ${days} -out ${id}.crt -addext subjectAltName=${names} -subj`, [`/CN=${commonName}`]);
    return this.#files(id, []);
  }

  /** Runs openssl in the folder. */
  openssl(...args: readonly string[]): void {
    execFileSync("openssl", args, { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
  }

  /** The path of a file in the folder with these contents. */
  file(name: string, contents: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, contents);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #next(): string {
    this.#count += 1;
    return `node${this.#count}`;
  }

  #newKey(id: string, kind: "ec" | "rsa"): void {
    this.#openssl(kind === "ec" ? `ecparam -name prime256v1 -genkey -noout -out ${id}.key` : `genrsa -out ${id}.key 2048`);
  }

  #files(id: string, chain: readonly string[]): Issued {
    const path = (name: string): string => join(this.folder, name);
    const pkcs12 = `pkcs12 -export -in ${id}.crt -inkey ${id}.key`;
    this.#openssl(pkcs12, [...chain, "-passout", `pass:${PASSWORD}`, "-out", `${id}.p12`]);
    this.#openssl(pkcs12, ["-passout", `pass:${PASSWORD}`, "-out", `${id}-alone.p12`]);
    this.#openssl(`pkcs8 -topk8 -in ${id}.key`, ["-passout", `pass:${PASSWORD}`, "-out", `${id}-encrypted.key`]);
    const certificate = readFileSync(path(`${id}.crt`), "utf8");
    return {
      pkcs12: path(`${id}.p12`),
      pkcs12Alone: path(`${id}-alone.p12`),
      pem: this.file(`${id}.pem`, certificate + readFileSync(path(`${id}.key`), "utf8")),
      certificate: path(`${id}.crt`),
      privateKey: path(`${id}.key`),
      encryptedPem: this.file(`${id}-encrypted.pem`, certificate + readFileSync(path(`${id}-encrypted.key`), "utf8")),
    };
  }

  #openssl(command: string, more: readonly string[] = []): void {
    this.openssl(...command.split(" "), ...more);
  }
}
