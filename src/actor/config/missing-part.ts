import { withoutAssembly } from "../../base/index.ts";
import { type Config, originText } from "../../hocon/index.ts";

/** A class in the configuration that neither this library nor the program has, such as a class of a .NET package. */
export interface MissingPart {
  readonly key: string;
  readonly name: string;
  /** Completes "which is not available here: …". */
  readonly instead: string;
  /** The member of `ActorSystemSetup` that takes it, and what it takes. */
  readonly setup: readonly [member: string, kind: string];
}

/** Returns a warning that says what is used instead, and how the program provides the class. */
export function missingPartText({ key, name, instead, setup: [member, kind] }: MissingPart, config: Config): string {
  const origin = config.origin(key);
  const place = origin === undefined ? "" : ` (${originText(origin)})`;
  const cure = `{ ${member}: new Map([["${withoutAssembly(name)}", ${kind}]]) }`;
  return `${key}${place} names "${name}", which is not available here: ${instead}. To provide it, pass it to ActorSystem.create: ${cure}.`;
}
