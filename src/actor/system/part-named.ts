import type { Config } from "../../hocon/index.ts";
import { ActorSystemStartError } from "./actor-system-start-error.ts";
import { withoutAssembly } from "./class-name.ts";

/** Where a configuration names a part of the program, and what it can be. */
export interface NamedPart<T> {
  readonly key: string;
  /** What it is, in words: `logger`. */
  readonly kind: string;
  readonly builtIn: ReadonlyMap<string, T>;
  /** What the program gave in code; it beats what is built in. */
  readonly given: ReadonlyMap<string, T> | undefined;
  /** To say where the name stands. */
  readonly config?: Config;
}

/** The part of this name. Names are compared without assemblies. Throws ActorSystemStartError for one that is unknown. */
export function partNamed<T>(name: string, { key, kind, builtIn, given = new Map(), config }: NamedPart<T>): T {
  const wanted = withoutAssembly(name);
  for (const [known, part] of [...given, ...builtIn]) if (withoutAssembly(known) === wanted) return part;
  const known = [...builtIn.keys(), ...given.keys()].join(", ");
  throw new ActorSystemStartError(
    `${key} names "${name}", which is no ${kind} that this system knows. Known: ${known}.`,
    config?.origin(key),
  );
}
