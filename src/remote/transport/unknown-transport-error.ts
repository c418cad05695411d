import { RitsemError } from "../../base/index.ts";

/** The configuration names a transport class that nobody registered. The system does not start. */
export class UnknownTransportError extends RitsemError {
  readonly code = "RITSEM_REMOTE_UNKNOWN_TRANSPORT";

  constructor(key: string, value: string, knownNames: readonly string[]) {
    const known = knownNames.length === 0 ? "none is registered" : knownNames.map((name) => `"${name}"`).join(", ");
    super(`${key} = "${value}": no transport has that name. Known names: ${known}. Name one of them or register yours under this name.`);
  }
}
