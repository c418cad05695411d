import { RitsemError } from "../../base/index.ts";

/** A transport cannot listen where its settings say. Trying again does not help before a setting or the host changes. */
export class BindError extends RitsemError {
  readonly code = "RITSEM_REMOTE_BIND";
  readonly host: string;
  readonly port: number;

  /**
   * @param why one sentence about the cause, without host and port: `another process listens there`
   * @param key the section whose `hostname` and `port` decide, such as `akka.remote.dot-netty.tcp`
   */
  constructor(host: string, port: number, why: string, key: string, options?: { cause?: unknown }) {
    super(`Cannot listen on ${host}:${port}: ${why}. Change ${key}.port or ${key}.hostname; port 0 takes any free port.`, options);
    this.host = host;
    this.port = port;
  }
}
