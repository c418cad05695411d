import type { TransportContext } from "../../index.ts";
import type { TlsSockets } from "../../tls/internal.ts";
import type { WebSocketSettings } from "../settings/index.ts";
import type { WebSocketServerOptions } from "./web-socket-server-options.ts";

/** TLS of one transport. It is loaded, and its files are read, when it is needed first. */
export class WebSocketSecurity {
  readonly #settings: WebSocketSettings;
  readonly #options: WebSocketServerOptions;
  readonly #context: TransportContext;
  #opening: Promise<TlsSockets> | undefined;

  constructor(settings: WebSocketSettings, options: WebSocketServerOptions, context: TransportContext) {
    this.#settings = settings;
    this.#options = options;
    this.#context = context;
  }

  /** Resolves with `undefined` without `wss`. Rejects with `TransportSettingsError`. */
  open(): Promise<TlsSockets | undefined> {
    if (this.#settings.schemeIdentifier !== "wss") return Promise.resolve(undefined);
    this.#opening ??= this.#load();
    return this.#opening;
  }

  /** Obeys a command that concerns TLS; resolves with false for any other. */
  async managementCommand(command: unknown): Promise<boolean> {
    return (await (await this.#opening)?.managementCommand(command)) ?? false;
  }

  async #load(): Promise<TlsSockets> {
    const [{ TlsSockets, tlsSettingsFrom }, { tcpReference }] = await Promise.all([
      import("../../tls/internal.ts"),
      import("../../tcp/index.ts"), // has the defaults of all that use TLS
    ]);
    const { section, key, config = tcpReference() } = this.#context.settings;
    const { tls = {}, server } = this.#options;
    const needsCertificate = this.#settings.usesTls && server === undefined && tls.certificate === undefined;
    return TlsSockets.open(tlsSettingsFrom(section, key, config, needsCertificate), tls);
  }
}
