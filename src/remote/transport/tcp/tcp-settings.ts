import { atLeast, between, type Config, strictly } from "../../../hocon/index.ts";
import { PREFIX_BYTES, TransportSettingsError } from "../index.ts";

/** INTEROP: Akka.NET refuses to start below this. Unit: bytes. */
const SMALLEST_MAXIMUM_FRAME_SIZE = 32_000;
/** INTEROP: what Akka.NET uses if the size is not set (DotNettyTransportSettings.cs). Unit: bytes. */
const DEFAULT_MAXIMUM_FRAME_SIZE = 128_000;
// With a block of 64 KiB and a frame of 128 kB on top, a heartbeat has no more than 256 KiB before it.
const DEFAULT_HIGH_WATER_BYTES = 64 * 1024;
const DEFAULT_LOW_WATER_BYTES = 32 * 1024;
const LARGEST_PORT = 65_535;
const BYTE_ORDERS = ["little-endian", "big-endian"] as const;
/** Timers of every host take 32-bit delays. Unit: ms. */
const LONGEST_DELAY_MS = 0x7fff_ffff;

/** One TCP transport's section, read once. Keys are relative to the section, normally `akka.remote.dot-netty.tcp`. */
export interface TcpSettings {
  /** Where the section stands, for error texts. */
  readonly key: string;
  /** `ssl.` before it with TLS. Key: `transport-protocol` (`tcp`). */
  readonly schemeIdentifier: string;
  /** Key: `enable-ssl` (off). */
  readonly usesTls: boolean;
  /** Name or IP address to bind, IPv6 without brackets; empty: every interface. Key: `hostname` (empty). */
  readonly hostname: string;
  /** Folder of the Unix domain sockets that take the place of TCP; empty: TCP. Key: `path` (empty). */
  readonly path: string;
  /** 0: any free port. Key: `port` (2552). */
  readonly port: number;
  /** Host to advertise; empty: `hostname`. Key: `public-hostname` (empty). */
  readonly publicHostname: string;
  /** Port to advertise; 0: the one bound. Key: `public-port` (0). */
  readonly publicPort: number;
  /** Of the length prefix alone. Key: `byte-order` (little-endian). */
  readonly isLittleEndian: boolean;
  /** Largest frame without its prefix, so 4 less than the key says. Key: `maximum-frame-size` (128000 bytes). */
  readonly maximumFrameBytes: number;
  /** Key: `log-transport` (off). */
  readonly logsTransport: boolean;
  /** Count. Key: `backlog` (4096). */
  readonly backlog: number;
  /** Key: `tcp-nodelay` (on). */
  readonly sendsSmallPacketsAtOnce: boolean;
  /** Key: `tcp-keepalive` (on). */
  readonly probesSilentPeers: boolean;
  /** Limit for opening a connection. Unit: ms. Key: `connection-timeout` (15 s). */
  readonly connectionTimeoutMs: number;
  /** Key: `dns-use-ipv6` (off). */
  readonly prefersIpv6: boolean;
  /** Only the preferred family is used. Key: `enforce-ip-family` (off). */
  readonly enforcesIpFamily: boolean;
  /** Unsent bytes above which `write` returns false. Key: `write-buffer-high-water-mark` (0, meaning 64 KiB). */
  readonly highWaterBytes: number;
  /** Unsent bytes at which `onWritable` follows. Key: `write-buffer-low-water-mark` (0, meaning 32 KiB, at most the high mark). */
  readonly lowWaterBytes: number;
}

/**
 * Reads `section`, which stands at `key`. Throws the configuration's own errors for missing keys, wrong types and values
 * that this transport cannot obey.
 */
export function tcpSettingsFrom(section: Config, key: string): TcpSettings {
  const usesTls = section.getBoolean("enable-ssl");
  if (usesTls && section.getString("path") !== "") {
    const why = `TLS is for TCP: Unix domain sockets do not leave the machine. Set it to off, or leave out ${key}.path`;
    throw new TransportSettingsError(`${key}.enable-ssl`, true, why);
  }
  const highWaterBytes = positiveBytes(section, "write-buffer-high-water-mark") ?? DEFAULT_HIGH_WATER_BYTES;
  const lowWaterBytes = Math.min(positiveBytes(section, "write-buffer-low-water-mark") ?? DEFAULT_LOW_WATER_BYTES, highWaterBytes);
  const frameSizeKey = "maximum-frame-size";
  const frameBytes =
    positiveBytes(section, frameSizeKey) === undefined
      ? DEFAULT_MAXIMUM_FRAME_SIZE
      : section.getBytes(frameSizeKey, strictly(atLeast(SMALLEST_MAXIMUM_FRAME_SIZE)));
  return {
    key,
    schemeIdentifier: `${usesTls ? "ssl." : ""}${section.getString("transport-protocol")}`,
    usesTls,
    hostname: withoutBrackets(section.getString("hostname")),
    path: section.getString("path"),
    port: section.getInt("port", strictly(between(0, LARGEST_PORT))),
    publicHostname: withoutBrackets(section.getString("public-hostname")),
    publicPort: section.getInt("public-port", strictly(between(0, LARGEST_PORT))),
    isLittleEndian: section.getEnum("byte-order", BYTE_ORDERS) === "little-endian",
    // INTEROP: a receiver counts the prefix, too: it closes the connection when length value + 4 > maximum-frame-size.
    maximumFrameBytes: frameBytes - PREFIX_BYTES,
    logsTransport: section.getBoolean("log-transport"),
    backlog: Math.max(1, section.getInt("backlog")),
    sendsSmallPacketsAtOnce: section.getBoolean("tcp-nodelay"),
    probesSilentPeers: section.getBoolean("tcp-keepalive"),
    // INTEROP: DotNetty takes 0 as no limit.
    connectionTimeoutMs: Math.min(section.getDurationMs("connection-timeout") || LONGEST_DELAY_MS, LONGEST_DELAY_MS),
    prefersIpv6: section.getBoolean("dns-use-ipv6"),
    enforcesIpFamily: section.getBoolean("enforce-ip-family"),
    highWaterBytes,
    lowWaterBytes,
  };
}

/** INTEROP: Akka.NET takes an empty text, zero and negative numbers for a size that is not set. */
function positiveBytes(section: Config, key: string): number | undefined {
  const text = section.getString(key).trim();
  return text === "" || /^-\d+$/.test(text) ? undefined : section.getBytes(key) || undefined;
}

/** `::1` of `[::1]`: sockets want an IPv6 literal bare, addresses want it in brackets. */
export function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}

/** `[::1]` of `::1`; names and IPv4 literals as they are. */
export function withBrackets(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
