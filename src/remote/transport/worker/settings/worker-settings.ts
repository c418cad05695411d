import { atLeast, between, type Config, strictly } from "../../../../hocon/index.ts";

const LARGEST_PORT = 65_535;
/** Timers of every host take 32-bit delays. Unit: ms. */
const LONGEST_DELAY_MS = 0x7fff_ffff;

/** One worker transport's section, read once. Keys are relative to the section, normally `ritsem.remote.worker`. */
export interface WorkerSettings {
  /** Where the section stands, for error texts. */
  readonly key: string;
  /** Second half of the protocol in addresses. Key: `scheme-identifier` (`worker`). */
  readonly schemeIdentifier: string;
  /** 0: any port that is free in this thread. Key: `port` (0). */
  readonly port: number;
  /** Unit: ms. Key: `connect-timeout` (15 s). */
  readonly connectTimeoutMs: number;
  /** Unit: bytes, prefix not counted. Key: `maximum-frame-size` (128000 bytes). */
  readonly maximumFrameBytes: number;
  /** Unread bytes above which `write` returns false. Key: `write-buffer-high-water-mark` (256 KiB). */
  readonly highWaterBytes: number;
  /** Unread bytes at which `onWritable` follows; at most the high mark. Key: `write-buffer-low-water-mark` (128 KiB). */
  readonly lowWaterBytes: number;
}

/** Reads `section`, which stands at `key`. Throws the configuration's errors. */
export function workerSettingsFrom(section: Config, key: string): WorkerSettings {
  const highWaterBytes = section.getBytes("write-buffer-high-water-mark", atLeast(1));
  return {
    key,
    schemeIdentifier: section.getString("scheme-identifier"),
    port: section.getInt("port", strictly(between(0, LARGEST_PORT))),
    connectTimeoutMs: Math.min(section.getDurationMs("connect-timeout", atLeast(1)), LONGEST_DELAY_MS),
    maximumFrameBytes: section.getBytes("maximum-frame-size", atLeast(1)),
    highWaterBytes,
    lowWaterBytes: Math.min(section.getBytes("write-buffer-low-water-mark"), highWaterBytes),
  };
}
