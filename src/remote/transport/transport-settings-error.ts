import { RitsemError } from "../../base/index.ts";

/** A transport's settings can be read but not obeyed. The system does not start. */
export class TransportSettingsError extends RitsemError {
  readonly code = "RITSEM_REMOTE_TRANSPORT_SETTINGS";
  /** The full HOCON key, such as `akka.remote.dot-netty.tcp.maximum-frame-size`. */
  readonly key: string;

  /** @param why what is wrong with the value and which values are taken: `must be at least 32000 bytes` */
  constructor(key: string, value: unknown, why: string) {
    super(`${key} = ${typeof value === "string" ? JSON.stringify(value) : String(value)}: ${why}.`);
    this.key = key;
  }
}
