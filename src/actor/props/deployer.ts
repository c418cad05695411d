import type { Config } from "../../hocon/index.ts";
import { ActorPath, InvalidActorPathError } from "../address/actor-path.ts";
import { Address } from "../address/address.ts";
import { RemoteRouterConfig } from "../routing/remote-router-config.ts";
import type { Group, Pool, RouterConfig } from "../routing/router-config.ts";
import { type RouterSection, routerSectionFrom } from "../routing/router-section.ts";
import { routerTypes } from "../routing/router-types.ts";
import { ActorSystemStartError } from "../system/actor-system-start-error.ts";
import { withoutAssembly } from "../system/class-name.ts";
import { WildcardTree } from "./wildcard-tree.ts";

/** A router that the configuration describes. */
export interface DeployedRouter {
  /** The router; `code` is what the props say, which lends what a configuration cannot say. */
  create(code: RouterConfig | undefined): Pool | Group;
}

/** What the configuration says of the actor at one path. It beats what code says. */
export interface DeployValues {
  /** Path of a dispatcher's section. Key: `dispatcher`. */
  readonly dispatcher: string | undefined;
  /** Path of a mailbox's section. Key: `mailbox`. */
  readonly mailbox: string | undefined;
  /** Messages that its stash may hold. Key: `stash-capacity`. */
  readonly stashCapacity: number | undefined;
  /** `undefined` for `from-code`. Keys: `router`, and for a pool `target.nodes`, the systems that its routees are dealt to in turn. */
  readonly router: DeployedRouter | undefined;
  /** The system that the actor is to live in. Key: `remote`. */
  readonly remote: Address | undefined;
}

const DEPLOYMENT = "akka.actor.deployment";
const TYPE_MAPPING = "akka.actor.router.type-mapping";
/** Class of the router that is none. */
const FROM_CODE = "Akka.Routing.NoRouter";

/** What `akka.actor.deployment` says, read once when the system starts. */
export class Deployer {
  readonly #tree = new WildcardTree<DeployValues>();
  #isEmpty = true;
  /** Whether a router that only the configuration knows of is worth a warning. Key: `akka.actor.debug.router-misconfiguration` (off). */
  readonly warnsOfRouters: boolean;

  /**
   * `hasRemoting`: other systems can be reached, so that `target.nodes` have an effect. Throws ActorSystemStartError, and the errors of `Config`'s
   * getters, naming the path and the key that will not do.
   */
  constructor(config: Config, hasRemoting = true) {
    this.warnsOfRouters = config.getBoolean("akka.actor.debug.router-misconfiguration");
    const deployment = config.getConfig(DEPLOYMENT);
    const defaults = deployment.getConfig("default");
    const types = typeMappingFrom(config.getConfig(TYPE_MAPPING));
    for (const key of deployment.keys()) {
      if (key === "default") continue;
      const section = deployment.getConfig([key]).withFallback(defaults).resolve();
      this.#tree.set(namesFrom(key, deployment), deployValuesFrom(section, types, key, hasRemoting));
      this.#isEmpty = false;
    }
  }

  /**
   * What is said of the actor at `path`; `undefined` when nothing is. Only actors below `/user` are deployed. One that another system has
   * deployed here is looked up under the name that it has in that system.
   */
  lookup(path: ActorPath): DeployValues | undefined {
    if (this.#isEmpty) return undefined;
    const [guardian, ...names] = logicalElements(path);
    return guardian === "user" && names.length > 0 ? this.#tree.find(names) : undefined;
  }
}

/**
 * The names of `path` in the system that first asked for it.
 * INTEROP: each deployment to another system puts `remote/akka.tcp/System@host:port` in front of what the path was before.
 */
function logicalElements(path: ActorPath): readonly string[] {
  const { elements } = path;
  let start = 0;
  while (elements[start] === "remote") start += 3;
  return elements.slice(start);
}

function namesFrom(key: string, deployment: Config): readonly string[] {
  const [root, ...names] = key.split("/");
  const origin = deployment.origin([key]);
  if (root !== "" || names.length === 0) {
    throw new ActorSystemStartError(
      `akka.actor.deployment."${key}" is no path: it must begin with "/", which stands for /user. Examples: "/worker", "/parent/*".`,
      origin,
    );
  }
  for (const [index, name] of names.entries()) {
    if (name === "*" || (name === "**" && index === names.length - 1)) continue;
    try {
      if (name.includes("*")) throw new InvalidActorPathError("* stands for a whole name, ** for the end of a path.");
      ActorPath.assertValidName(name);
    } catch (error) {
      throw new ActorSystemStartError(`akka.actor.deployment."${key}" is no path: ${(error as Error).message}`, origin);
    }
  }
  return names;
}

function deployValuesFrom(section: Config, types: TypeMapping, path: string, hasRemoting: boolean): DeployValues {
  const router = routerSectionFrom(section);
  const stashCapacity = section.getInt("stash-capacity");
  const remote = section.getString("remote");
  const nodes = section.getStringList("target.nodes").map((node) => addressFrom(node, `akka.actor.deployment."${path}".target.nodes`));
  return {
    dispatcher: section.getString("dispatcher") || undefined,
    mailbox: section.getString("mailbox") || undefined,
    stashCapacity: stashCapacity > 0 ? stashCapacity : undefined,
    router: spreadOver(hasRemoting ? nodes : [], deployedRouter(router, types, path, section)),
    remote: remote === "" ? undefined : addressFrom(remote, `akka.actor.deployment."${path}".remote`),
  };
}

/** INTEROP: only a pool that the configuration describes is spread, not one of code, and no group, as in Akka.NET (RemoteDeployer.cs). */
function spreadOver(nodes: readonly Address[], router: DeployedRouter | undefined): DeployedRouter | undefined {
  if (router === undefined || nodes.length === 0) return router;
  return {
    create(code) {
      const created = router.create(code);
      return created.kind === "pool" ? new RemoteRouterConfig(created, nodes) : created;
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
  const known = [...types].filter(([, each]) => each === FROM_CODE || routerTypes.has(each)).map(([name]) => name);
  throw new ActorSystemStartError(
    `akka.actor.deployment."${path}".router is "${router.name}", which is no router that this library has. Known: ${known.join(", ")}.`,
    section.origin("router"),
  );
}

function addressFrom(text: string, key: string): Address {
  try {
    return Address.parse(text);
  } catch (error) {
    throw new ActorSystemStartError(`${key} is "${text}", which is no address: ${(error as Error).message}`);
  }
}
