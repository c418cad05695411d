import { reasonOf } from "../base/index.ts";
import type { Config } from "../hocon/index.ts";
import { RemotingStartError } from "./lifecycle/errors.ts";
import type { TransportFactory } from "./transport/index.ts";

/** Gives the exports of a module by its name. Rejects if there is none. */
export type ModuleLoader = (specifier: string) => Promise<Readonly<Record<string, unknown>>>;

/** Whether the section of a transport names the module that has its factory. */
export function namesModule(section: Config): boolean {
  return section.hasPath("transport-module");
}

/**
 * The factory that `transport-module` exports under the name `transport-class`. Rejects with {@link RemotingStartError} if there is no such module or
 * export, or if the host cannot load modules by name.
 */
export async function transportFromModule(load: ModuleLoader | undefined, section: Config, key: string): Promise<TransportFactory> {
  const specifier = section.getString("transport-module");
  const name = section.getString("transport-class");
  const setting = `${key}.transport-module = "${specifier}"`;
  if (load === undefined) {
    throw new RemotingStartError(
      `${setting}: this host cannot load modules by name. Pass the factory to ActorSystem.create in transports.`,
    );
  }
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = await load(specifier);
  } catch (cause) {
    const help = "Name an installed package, or a path that begins with ./ and is relative to the working directory.";
    throw new RemotingStartError(`${setting} cannot be loaded: ${reasonOf(cause)}. ${help}`, { cause });
  }
  const factory = exported[name];
  if (typeof factory === "function") return factory as TransportFactory;
  const known = Object.keys(exported).join(", ") || "nothing";
  throw new RemotingStartError(
    `${key}.transport-class = "${name}": ${specifier} does not export a function with that name. It exports ${known}.`,
  );
}
