import { atLeast, between, type Config, strictly } from "../../../../hocon/index.ts";

const LARGEST_PORT = 65_535;
/** Room for a handshake. Unit: bytes. */
const SMALLEST_PAYLOAD_BYTES = 1100;
/** 64 KiB less the headers of IP and UDP. Unit: bytes. */
const LARGEST_PAYLOAD_BYTES = 65_507;
/** Timers of every host take 32-bit delays. Unit: ms. */
const LONGEST_DELAY_MS = 0x7fff_ffff;

/** One UDP transport's section, read once. Keys are relative to the section, normally `ritsem.remote.udp`. */
export interface UdpSettings {
  /** Where the section stands, for error texts. */
  readonly key: string;
  /** Second half of the protocol in addresses. Key: `scheme-identifier` (`udp`). */
  readonly schemeIdentifier: string;
  /** Name or IP address to bind, IPv6 without brackets; empty: every interface. Key: `hostname` (empty). */
  readonly hostname: string;
  /** 0: any free port. Key: `port` (2553). */
  readonly port: number;
  /** Host to advertise; empty: `hostname`. Key: `public-hostname` (empty). */
  readonly publicHostname: string;
  /** Port to advertise; 0: the one bound. Key: `public-port` (0). */
  readonly publicPort: number;
  /** Largest payload of a datagram. Unit: bytes. Key: `maximum-payload-bytes` (1432 bytes). */
  readonly maximumPayloadBytes: number;
  /** Count. Key: `maximum-connections` (1000). */
  readonly maximumConnections: number;
  /** Unit: ms. Key: `connect-timeout` (15 s). */
  readonly connectTimeoutMs: number;
  /** Unit: ms. Key: `resend-interval` (200 ms). */
  readonly resendIntervalMs: number;
  /** Unconfirmed bytes on the way above which datagrams wait. Key: `send-window` (64 KiB). */
  readonly sendWindowBytes: number;
  /** Bytes that wait to be sent above which `write` returns false. Key: `write-buffer-high-water-mark` (64 KiB). */
  readonly highWaterBytes: number;
  /** Bytes that wait to be sent at which `onWritable` follows; at most the high mark. Key: `write-buffer-low-water-mark` (32 KiB). */
  readonly lowWaterBytes: number;
}

/** Reads `section`, which stands at `key`. Throws the configuration's errors. */
export function udpSettingsFrom(section: Config, key: string): UdpSettings {
  const highWaterBytes = section.getBytes("write-buffer-high-water-mark", atLeast(1));
  return {
    key,
    schemeIdentifier: section.getString("scheme-identifier"),
    hostname: withoutBrackets(section.getString("hostname")),
    port: section.getInt("port", strictly(between(0, LARGEST_PORT))),
    publicHostname: withoutBrackets(section.getString("public-hostname")),
    publicPort: section.getInt("public-port", strictly(between(0, LARGEST_PORT))),
    maximumPayloadBytes: section.getBytes("maximum-payload-bytes", between(SMALLEST_PAYLOAD_BYTES, LARGEST_PAYLOAD_BYTES)),
    maximumConnections: section.getInt("maximum-connections", atLeast(1)),
    connectTimeoutMs: Math.min(section.getDurationMs("connect-timeout", atLeast(1)), LONGEST_DELAY_MS),
    resendIntervalMs: Math.min(section.getDurationMs("resend-interval", atLeast(1)), LONGEST_DELAY_MS),
    sendWindowBytes: section.getBytes("send-window", atLeast(1)),
    highWaterBytes,
    lowWaterBytes: Math.min(section.getBytes("write-buffer-low-water-mark"), highWaterBytes),
  };
}

/** `::1` of `[::1]`: sockets want an IPv6 literal bare, addresses want it in brackets. */
function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
