import { withoutAssembly } from "../../base/index.ts";
import type { TransportFactory } from "./transport-context.ts";
import { UnknownTransportError } from "./errors.ts";

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
  const load = loaderNamed(registry, className);
  if (load === undefined) throw new UnknownTransportError(key, className, [...registry.keys()]);
  return load;
}

/** Whether `registry` has the transport that `className` means. */
export function hasTransport(registry: TransportRegistry, className: string): boolean {
  return loaderNamed(registry, className) !== undefined;
}

function loaderNamed(registry: TransportRegistry, className: string): (() => Promise<TransportFactory>) | undefined {
  const wanted = withoutAssembly(className);
  for (const [name, load] of registry) if (withoutAssembly(name) === wanted) return load;
  return undefined;
}
