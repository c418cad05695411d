import type { TransportFactory } from "./transport-context.ts";
import { UnknownTransportError } from "./unknown-transport-error.ts";

/**
 * Class name as in `akka.remote.<transport>.transport-class` → loader. A loader runs only for a configured transport, so that
 * a program does not load socket code it does not use.
 */
export type TransportRegistry = ReadonlyMap<string, () => Promise<TransportFactory>>;

/**
 * The loader that `className`, the value of `key`, means. The assembly part and spaces do not count, since configurations
 * write `Some.Transport, Some.Assembly` in several ways. Throws {@link UnknownTransportError} naming key, value and known names.
 */
export function findTransport(registry: TransportRegistry, className: string, key: string): () => Promise<TransportFactory> {
  const wanted = typeNameOf(className);
  for (const [name, load] of registry) {
    if (typeNameOf(name) === wanted) return load;
  }
  throw new UnknownTransportError(key, className, [...registry.keys()]);
}

/** `Some.Transport` of `Some.Transport, Some.Assembly, Version=1.5`. */
function typeNameOf(className: string): string {
  return (className.split(",", 1)[0] ?? "").trim();
}
