import { atLeast, between, type Config, strictly } from "../../../../hocon/index.ts";
import { TransportSettingsError } from "../../index.ts";

const SCHEMES = ["ws", "wss"] as const;
const LARGEST_PORT = 65_535;
/** Timers of every host take 32-bit delays. Unit: ms. */
const LONGEST_DELAY_MS = 0x7fff_ffff;
/** An absolute path without query, and one with. */
const PATH = /^\/[^\s?#]*$/;
const PATH_AND_QUERY = /^\/[^\s#]*$/;

/** One WebSocket transport's section, read once. Keys are relative to the section, normally `ritsem.remote.websocket`. */
export interface WebSocketSettings {
  /** Where the section stands, for error texts. */
  readonly key: string;
  /** Second half of the protocol in addresses, and the scheme of what is dialled; `wss` with `enable-ssl`. Key: `scheme-identifier` (`ws`). */
  readonly schemeIdentifier: (typeof SCHEMES)[number];
  /** This system ends the TLS of its peers itself. Key: `enable-ssl` (off). */
  readonly usesTls: boolean;
  /** Name or IP address to bind; empty: every interface. Key: `hostname` (empty). */
  readonly hostname: string;
  /** 0: any free port. Key: `port` (8552). */
  readonly port: number;
  /** Host to advertise; empty: `hostname`. Key: `public-hostname` (empty). */
  readonly publicHostname: string;
  /** Port to advertise; 0: the one bound. Key: `public-port` (0). */
  readonly publicPort: number;
  /** Where this system answers. Key: `path` (`/akka`). */
  readonly path: string;
  /** What is requested of other systems. Key: `remote-path` (empty, meaning `path`). */
  readonly remotePath: string;
  /** Origins of pages that may connect; `*`: all. Key: `allowed-origins` (none). */
  readonly allowedOrigins: readonly string[];
  /** Count. Key: `maximum-connections` (1000). */
  readonly maximumConnections: number;
  /** Unit: ms. Key: `connect-timeout` (15 s). */
  readonly connectTimeoutMs: number;
  /** Unit: bytes, prefix not counted. Key: `maximum-frame-size` (128000 bytes). */
  readonly maximumFrameBytes: number;
  /** Unsent bytes above which `write` returns false. Key: `write-buffer-high-water-mark` (64 KiB). */
  readonly highWaterBytes: number;
  /** Unsent bytes at which `onWritable` follows; at most the high mark. Key: `write-buffer-low-water-mark` (32 KiB). */
  readonly lowWaterBytes: number;
}

/**
 * Reads `section`, which stands at `key`. Throws `TransportSettingsError` for values that this transport cannot obey, and the configuration's
 * own errors for missing keys and wrong types.
 */
export function webSocketSettingsFrom(section: Config, key: string): WebSocketSettings {
  const path = section.getString("path");
  const remotePath = section.getString("remote-path") || path;
  if (!PATH.test(path)) throw new TransportSettingsError(`${key}.path`, path, 'must begin with "/" and have neither query nor spaces');
  if (!PATH_AND_QUERY.test(remotePath))
    throw new TransportSettingsError(`${key}.remote-path`, remotePath, 'must begin with "/" and have neither fragment nor spaces');
  const usesTls = section.getBoolean("enable-ssl");
  const schemeIdentifier = section.getEnum("scheme-identifier", SCHEMES);
  const highWaterBytes = section.getBytes("write-buffer-high-water-mark", atLeast(1));
  return {
    key,
    schemeIdentifier: usesTls ? "wss" : schemeIdentifier,
    usesTls,
    hostname: withoutBrackets(section.getString("hostname")),
    port: section.getInt("port", strictly(between(0, LARGEST_PORT))),
    publicHostname: withoutBrackets(section.getString("public-hostname")),
    publicPort: section.getInt("public-port", strictly(between(0, LARGEST_PORT))),
    path,
    remotePath,
    allowedOrigins: section.getStringList("allowed-origins").map((origin) => origin.replace(/\/$/, "").toLowerCase()),
    maximumConnections: section.getInt("maximum-connections", atLeast(1)),
    connectTimeoutMs: Math.min(section.getDurationMs("connect-timeout", atLeast(1)), LONGEST_DELAY_MS),
    maximumFrameBytes: section.getBytes("maximum-frame-size", atLeast(1)),
    highWaterBytes,
    lowWaterBytes: Math.min(section.getBytes("write-buffer-low-water-mark"), highWaterBytes),
  };
}

/** `::1` of `[::1]`: sockets want an IPv6 literal bare, addresses want it in brackets. */
function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
