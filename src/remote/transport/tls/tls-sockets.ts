import { constants, type X509Certificate } from "node:crypto";
import { isIP, type ServerOpts, type Socket } from "node:net";
import {
  connect,
  createSecureContext,
  createServer,
  type SecureContext,
  type SecureContextOptions,
  type Server,
  type TLSSocket,
  type TlsOptions as ServerTlsOptions,
} from "node:tls";
import type { TlsFailure } from "../../explanation/index.ts";
import { TlsError } from "../index.ts";
import { handshakeFailureFrom } from "./handshake-failure.ts";
import { type KeyMaterial, keyMaterialFrom, keyMaterialOf } from "./key-material.ts";
import { ReloadCertificates, type TlsOptions } from "./tls-options.ts";
import type { TlsSettings } from "./tls-settings.ts";
import { certificatesFrom, certificatesOf, systemCertificates } from "./trusted-certificates.ts";
import { isFor, namesOf, type PeerOfTls, subjectOf, verdictOn } from "./verdict.ts";

/** Puts TLS around the sockets of a transport, and judges the certificates of peers. */
export class TlsSockets {
  readonly #settings: TlsSettings;
  readonly #program: TlsOptions;
  readonly #servers = new Set<Server>();
  /** Node tells the certificate of a peer once. */
  readonly #certificates = new WeakMap<Socket, X509Certificate>();
  #options: SecureContextOptions;
  #context: SecureContext;

  private constructor(settings: TlsSettings, program: TlsOptions, options: SecureContextOptions) {
    this.#settings = settings;
    this.#program = program;
    this.#options = options;
    this.#context = createSecureContext(options);
  }

  /** Reads the files that the settings name, or what the program has instead. Rejects with `TransportSettingsError` if something is missing or useless. */
  static async open(settings: TlsSettings, program: TlsOptions = {}): Promise<TlsSockets> {
    return new TlsSockets(settings, program, await contextOptionsFrom(settings, program));
  }

  /** Obeys {@link ReloadCertificates}; resolves with false for any other command. */
  async managementCommand(command: unknown): Promise<boolean> {
    if (!(command instanceof ReloadCertificates)) return false;
    const options = await contextOptionsFrom(this.#settings, this.#program);
    this.#context = createSecureContext(options);
    this.#options = options;
    for (const server of this.#servers) server.setSecureContext(options);
    return true;
  }

  /** A server whose `secureConnection` reports connections after their handshake. Whether the peer's certificate will do is for {@link verdictOn}. */
  createServer(options: ServerOpts, handshakeTimeoutMs: number): Server {
    return this.createServerBy((tls) => createServer({ ...options, ...tls }), handshakeTimeoutMs);
  }

  /** As {@link createServer}, for a server that `create` makes of these options: one of HTTPS, for instance. */
  createServerBy<S extends Server>(create: (options: ServerTlsOptions) => S, handshakeTimeoutMs: number): S {
    const { requiresMutualAuthentication } = this.#settings;
    const server = create({
      ...this.#options,
      requestCert: requiresMutualAuthentication,
      rejectUnauthorized: false, // judged by verdictOn, whose failures have words
      handshakeTimeout: handshakeTimeoutMs,
    });
    this.#servers.add(server);
    server.once("close", () => this.#servers.delete(server));
    return server;
  }

  /** TLS over `socket`, which is connected to `host`. `secureConnect` reports the end of the handshake. */
  secure(socket: Socket, host: string): TLSSocket {
    return connect({
      socket,
      secureContext: this.#context,
      ...(isIP(host) === 0 ? { servername: host } : {}), // SNI is for names alone
      rejectUnauthorized: false, // judged by verdictOn
      checkServerIdentity: () => undefined,
    });
  }

  /** Why the certificate of the peer will not do, after the handshake; `undefined` if it will. */
  verdictOn(socket: TLSSocket, peer: PeerOfTls): TlsError | undefined {
    const certificate = socket.getPeerX509Certificate();
    if (certificate !== undefined) this.#certificates.set(socket, certificate);
    return errorOf(verdictOn(socket, certificate, peer, { ...this.#settings, validate: this.#program.validate }));
  }

  /** Why the peer over `socket` may not call itself by that host; `undefined` if it may. */
  refusalOf(socket: Socket, address: string, claimedHost: string): TlsError | undefined {
    if (!this.#settings.validatesClaimedHostname) return undefined;
    const certificate = this.#certificates.get(socket);
    if (certificate !== undefined && isFor(certificate, claimedHost)) return undefined;
    return errorOf({
      kind: "certificate-rejected",
      address,
      problem: "other-claim",
      subject: certificate === undefined ? "" : subjectOf(certificate),
      detail: `${claimedHost}, but it ${certificate === undefined ? "shows none" : `is for ${namesOf(certificate)}`}`,
      settingsKey: this.#settings.key,
    });
  }

  /** What `error` means if it comes from a handshake under way; `undefined` if it has nothing to do with TLS. */
  handshakeErrorFrom(error: unknown, address: string): TlsError | undefined {
    return errorOf(handshakeFailureFrom(error, address, this.#settings.key, false), error);
  }

  /** As {@link handshakeErrorFrom}, for a connection whose handshake is over. */
  errorFrom(error: unknown, address: string): TlsError | undefined {
    return errorOf(handshakeFailureFrom(error, address, this.#settings.key, true), error);
  }
}

async function contextOptionsFrom(settings: TlsSettings, program: TlsOptions): Promise<SecureContextOptions> {
  const { options, roots } = await keyMaterialOfEither(settings, program);
  const trusted = await trustedFrom(settings, program);
  return {
    ...options,
    ...(trusted === undefined ? {} : { ca: [...trusted, ...roots] }),
    minVersion: "TLSv1.2",
    // Each connection proves who it is: nothing of an earlier one is resumed.
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}

/** Nothing if there is no certificate: whether one is needed was checked with the settings. */
async function keyMaterialOfEither(settings: TlsSettings, program: TlsOptions): Promise<KeyMaterial> {
  if (program.certificate !== undefined) return keyMaterialOf(await program.certificate());
  return settings.certificatePath === "" ? { options: {}, roots: [] } : await keyMaterialFrom(settings);
}

async function trustedFrom(settings: TlsSettings, program: TlsOptions): Promise<readonly string[] | undefined> {
  if (program.trustedCertificates !== undefined) return certificatesOf(await program.trustedCertificates());
  if (settings.trustedCertificatePaths.length > 0) return await certificatesFrom(settings.trustedCertificatePaths);
  return settings.suppressesValidation ? [] : await systemCertificates();
}

function errorOf(failure: TlsFailure | undefined, cause?: unknown): TlsError | undefined {
  return failure === undefined ? undefined : new TlsError(failure, { cause });
}
