import { withoutAssembly } from "../../base/index.ts";
import type { Config } from "../../hocon/index.ts";
import { ActorPath, InvalidActorPathError } from "../address/actor-path.ts";
import { Address } from "../address/address.ts";
import { RemoteRouterConfig } from "../routing/remote-router-config.ts";
import type { Group, Pool, RouterConfig } from "../routing/router-config.ts";
import { WorkerPool } from "../routing/worker-pool.ts";
import { RouterConfigurationError } from "../routing/errors.ts";
import type { RouterAdapter } from "../routing/router-adapter.ts";
import { type RouterSection, routerSectionFrom } from "../routing/router-section.ts";
import { routerTypes } from "../routing/router-types.ts";
import { ActorSystemStartError } from "../config/errors.ts";
import { WildcardTree } from "./wildcard-tree.ts";

/** A router that the configuration defines. */
export interface DeployedRouter {
  /** Returns the router; `code` is the one in the props, which supplies what a configuration cannot express. */
  create(code: RouterConfig | undefined): Pool | Group;
}

/** The configuration of the actor at one path. It takes precedence over code. */
export interface DeployValues {
  /** The path of a dispatcher's section. Key: `dispatcher`. */
  readonly dispatcher: string | undefined;
  /** The path of a mailbox's section. Key: `mailbox`. */
  readonly mailbox: string | undefined;
  /** The maximum number of messages in its stash. Key: `stash-capacity`. */
  readonly stashCapacity: number | undefined;
  /**
   * `undefined` for `from-code`. Keys: `router`, and for a pool `target.nodes`, the systems to which its routees are distributed in turn.
   */
  readonly router: DeployedRouter | undefined;
  /** The system in which the actor runs. Key: `remote`. */
  readonly remote: Address | undefined;
}

const DEPLOYMENT = "akka.actor.deployment";
const TYPE_MAPPING = "akka.actor.router.type-mapping";
/** In `target.nodes`: the worker threads of this system. */
const WORKERS = "workers";
/** The class name that denotes no router. */
const FROM_CODE = "Akka.Routing.NoRouter";

/** The contents of `akka.actor.deployment`, read once when the system starts. */
export class Deployer {
  readonly #tree = new WildcardTree<DeployValues>();
  #isEmpty = true;
  /** Whether to log a warning for a router that only the configuration defines. Key: `akka.actor.debug.router-misconfiguration` (off). */
  readonly warnsOfRouters: boolean;

  /**
   * `hasRemoting`: other systems can be reached, so that `target.nodes` have an effect. `adapt` reads what modules above this one have in the
   * sections. Throws ActorSystemStartError, and the errors of
   * `Config`'s getters, which state the path and the invalid key.
   */
  constructor(config: Config, hasRemoting = true, adapt?: RouterAdapter) {
    this.warnsOfRouters = config.getBoolean("akka.actor.debug.router-misconfiguration");
    const deployment = config.getConfig(DEPLOYMENT);
    const defaults = deployment.getConfig("default");
    const types = typeMappingFrom(config.getConfig(TYPE_MAPPING));
    for (const key of deployment.keys()) {
      if (key === "default") continue;
      const own = deployment.getConfig([key]);
      const section = own.withFallback(defaults).resolve();
      const values = deployValuesFrom(section, types, key, hasRemoting);
      this.#tree.set(namesFrom(key, deployment), adapt === undefined ? values : adapted(values, adapt, { path: key, section, own }));
      this.#isEmpty = false;
    }
  }

  /** Like {@link lookup} with `place.path`, which is not read, and thus perhaps never made, if nothing is deployed. */
  lookupAt(place: { readonly path: ActorPath }): DeployValues | undefined {
    return this.#isEmpty ? undefined : this.lookup(place.path);
  }

  /**
   * The configuration of the actor at `path`; `undefined` if there is none. Only actors below `/user` are deployed. An actor that another
   * system has deployed here is looked up under its name in that system.
   */
  lookup(path: ActorPath): DeployValues | undefined {
    const [guardian, ...names] = logicalElements(path);
    return guardian === "user" && names.length > 0 ? this.#tree.find(names) : undefined;
  }
}

/** The folder of a system, `/remote`, below which its actors that other systems have deployed live. */
export const REMOTE_FOLDER = "remote";

/**
 * The names of `path` in the system that originally requested it.
 * INTEROP: each deployment to another system puts `remote/akka.tcp/System@host:port` in front of the previous path.
 */
function logicalElements(path: ActorPath): readonly string[] {
  const { elements } = path;
  let start = 0;
  while (elements[start] === REMOTE_FOLDER) start += 3;
  return elements.slice(start);
}

function namesFrom(key: string, deployment: Config): readonly string[] {
  const [root, ...names] = key.split("/");
  const origin = deployment.origin([key]);
  if (root !== "" || names.length === 0) {
    throw new ActorSystemStartError(
      `akka.actor.deployment."${key}" is not a path: it must begin with "/", which stands for /user. Examples: "/worker", "/parent/*".`,
      origin,
    );
  }
  for (const [index, name] of names.entries()) {
    if (name === "*" || (name === "**" && index === names.length - 1)) continue;
    try {
      if (name.includes("*")) throw new InvalidActorPathError("* matches a whole name, ** the end of a path.");
      ActorPath.assertValidName(name);
    } catch (error) {
      throw new ActorSystemStartError(`akka.actor.deployment."${key}" is not a path: ${(error as Error).message}`, origin);
    }
  }
  return names;
}

function deployValuesFrom(section: Config, types: TypeMapping, path: string, hasRemoting: boolean): DeployValues {
  const router = routerSectionFrom(section);
  const stashCapacity = section.getInt("stash-capacity");
  const remote = section.getString("remote");
  const targets = section.getStringList("target.nodes");
  const isOverWorkers = targets.length === 1 && targets[0] === WORKERS;
  const nodes = isOverWorkers ? WORKERS : targets.map((node) => addressFrom(node, `akka.actor.deployment."${path}".target.nodes`));
  return {
    dispatcher: section.getString("dispatcher") || undefined,
    mailbox: section.getString("mailbox") || undefined,
    stashCapacity: stashCapacity > 0 ? stashCapacity : undefined,
    router: spreadOver(hasRemoting ? nodes : [], deployedRouter(router, types, path, section)),
    remote: remote === "" ? undefined : addressFrom(remote, `akka.actor.deployment."${path}".remote`),
  };
}

function adapted(
  values: DeployValues,
  adapt: RouterAdapter,
  section: { readonly path: string; readonly section: Config; readonly own: Config },
): DeployValues {
  const { router, remote } = values;
  const hasPlace = remote !== undefined || section.section.getStringList("target.nodes").length > 0;
  const change = adapt({ ...section, hasRouter: router !== undefined, hasPlace });
  return change === undefined || router === undefined ? values : { ...values, router: { create: (code) => change(router.create(code)) } };
}

/**
 * INTEROP: as in Akka.NET, only a pool that the configuration defines is distributed, not one defined in code, and no group
 * (RemoteDeployer.cs).
 */
function spreadOver(nodes: readonly Address[] | typeof WORKERS, router: DeployedRouter | undefined): DeployedRouter | undefined {
  if (router === undefined || nodes.length === 0) return router;
  return {
    create(code) {
      const created = router.create(code);
      if (created.kind === "group") return created;
      return nodes === WORKERS ? new WorkerPool(created) : new RemoteRouterConfig(created, nodes);
    },
  };
}

/** Class names by short name, without assembly. */
type TypeMapping = ReadonlyMap<string, string>;

function typeMappingFrom(mapping: Config): TypeMapping {
  return new Map(mapping.keys().map((name) => [name, withoutAssembly(mapping.getString([name]))]));
}

function deployedRouter(router: RouterSection, types: TypeMapping, path: string, section: Config): DeployedRouter | undefined {
  const className = types.get(router.name) ?? withoutAssembly(router.name);
  if (className === FROM_CODE) return undefined;
  const type = routerTypes.get(className);
  if (type !== undefined) return { create: (code) => type(router, code) };
  if (types.has(router.name)) {
    // A .NET class in a shared file must not stop the systems that never create this actor.
    return {
      create() {
        throw new RouterConfigurationError(
          `akka.actor.deployment."${path}".router is "${router.name}", whose class ${className} is not available here. ` +
            `Choose another router for this path, or map ${TYPE_MAPPING}.${router.name} to a class of Akka.NET's own.`,
        );
      },
    };
  }
  const known = [...types].filter(([, each]) => each === FROM_CODE || routerTypes.has(each)).map(([name]) => name);
  throw new ActorSystemStartError(
    `akka.actor.deployment."${path}".router is "${router.name}", which is not a known router. Known routers: ${known.join(", ")}.`,
    section.origin("router"),
  );
}

function addressFrom(text: string, key: string): Address {
  try {
    return Address.parse(text);
  } catch (error) {
    throw new ActorSystemStartError(`${key} is "${text}", which is not an address: ${(error as Error).message}`);
  }
}
