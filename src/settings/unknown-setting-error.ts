import { HoconError, type Origin } from "../hocon/index.ts";

/** The configuration sets keys below `akka` or `ritsem` that nobody knows, and `ritsem.config.unknown-keys` is `error`. */
export class UnknownSettingError extends HoconError {
  readonly code = "RITSEM_CONFIG_UNKNOWN_KEY";

  /** `complaints`: one sentence for each key. `origin`: where the first one stands. */
  constructor(complaints: readonly string[], origin: Origin | undefined) {
    super(`${complaints.join(" ")} Correct or remove it, or set ritsem.config.unknown-keys to warning or off.`, origin);
  }
}
