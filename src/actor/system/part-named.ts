import { withoutAssembly } from "../../base/index.ts";

/** Returns the part that a configuration calls `name`, the first found; `undefined` if there is none. Names are compared without assemblies. */
export function partNamed<T>(name: string, ...known: readonly (ReadonlyMap<string, T> | undefined)[]): T | undefined {
  const wanted = withoutAssembly(name);
  for (const parts of known) {
    for (const [each, part] of parts ?? []) if (withoutAssembly(each) === wanted) return part;
  }
  return undefined;
}
