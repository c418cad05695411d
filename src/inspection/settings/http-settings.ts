import { between, atLeast, type Config } from "../../hocon/index.ts";

/** The settings below `ritsem.inspect.http`. */
export interface InspectionHttpSettings {
  /** Key: `ritsem.inspect.http.enabled` (on). */
  readonly isEnabled: boolean;
  /** Where it listens. Key: `ritsem.inspect.http.hostname` (127.0.0.1). */
  readonly hostname: string;
  /** 0: a free one. Key: `ritsem.inspect.http.port` (0). */
  readonly port: number;
  /** Empty: a random one; `none`: none. Key: `ritsem.inspect.http.token`. */
  readonly token: string;
  /** Empty: below the folder for temporary files. Key: `ritsem.inspect.http.token-file`. */
  readonly tokenFile: string;
  /** Key: `ritsem.inspect.http.maximum-connections` (32). */
  readonly maximumConnections: number;
  /** Key: `ritsem.inspect.http.maximum-streams` (8). */
  readonly maximumStreams: number;
  /** Unit: bytes. Key: `ritsem.inspect.http.stream-buffer` (256 KiB). */
  readonly streamBufferBytes: number;
}

/** Throws configuration errors. `config` has the defaults of this module. */
export function inspectionHttpSettingsFrom(config: Config): InspectionHttpSettings {
  const section = config.getConfig("ritsem.inspect.http");
  return {
    isEnabled: section.getBoolean("enabled"),
    hostname: section.getString("hostname"),
    port: section.getInt("port", between(0, 65_535)),
    token: section.getString("token"),
    tokenFile: section.getString("token-file"),
    maximumConnections: section.getInt("maximum-connections", atLeast(1)),
    maximumStreams: section.getInt("maximum-streams", atLeast(1)),
    streamBufferBytes: section.getBytes("stream-buffer", atLeast(1024)),
  };
}
