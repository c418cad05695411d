import { atLeast, between, type Config } from "../../../hocon/index.ts";

/** One memory transport's settings. Keys are relative to its section, normally `ritsem.remote.memory`. */
export interface MemorySettings {
  /** Where the section stands, for error texts. */
  readonly key: string;
  /** Second half of the protocol in addresses. Key: `scheme-identifier` (`memory`). */
  readonly schemeIdentifier: string;
  /** Any text without meaning outside the network. Key: `hostname` (`localhost`). */
  readonly hostname: string;
  /** 0: the network's next free port. Key: `port` (0). */
  readonly port: number;
  /** Unit: bytes, without prefix. Key: `maximum-frame-size` (128000 bytes). */
  readonly maximumFrameBytes: number;
  /** Undelivered bytes above which `write` returns false. Key: `write-buffer-high-water-mark` (256 KiB). */
  readonly highWaterBytes: number;
}

/** Reads `section`, which stands at `key`. Throws the configuration's errors. */
export function memorySettingsFrom(section: Config, key: string): MemorySettings {
  return {
    key,
    schemeIdentifier: section.getString("scheme-identifier"),
    hostname: section.getString("hostname"),
    port: section.getInt("port", between(0, 65_535)),
    maximumFrameBytes: section.getBytes("maximum-frame-size", atLeast(1)),
    highWaterBytes: section.getBytes("write-buffer-high-water-mark", atLeast(1)),
  };
}
