import { HoconError, type Origin } from "../hocon/index.ts";

/** The configuration sets unknown keys below `akka` or `ritsem`, and `ritsem.config.unknown-keys` is `error`. */
export class UnknownSettingError extends HoconError {
  readonly code = "RITSEM_CONFIG_UNKNOWN_KEY";

  /** `complaints`: one sentence for each key. `origin`: the place of the first. */
  constructor(complaints: readonly string[], origin: Origin | undefined) {
    super(`${complaints.join(" ")} Correct or remove each key, or set ritsem.config.unknown-keys to warning or off.`, origin);
  }
}
