import { Address } from "../address/address.ts";
import type { RouterConfig } from "../routing/router-config.ts";

/** Where an actor runs. */
export type Scope =
  /** Not specified: the configuration may decide. */
  | { readonly kind: "unspecified" }
  /** In this system, unless the configuration decides otherwise. */
  | { readonly kind: "local" }
  /** In the system with this address, unless the configuration names another. Below `/system` it has no effect. */
  | { readonly kind: "remote"; readonly address: Address };

/** How an actor is deployed. */
export interface Deploy {
  /** Where the actor is deployed. */
  readonly scope: Scope;
  /** Maximum number of messages in its stash; 0 or less: no limit. Absent: `akka.actor.default-mailbox.stash-capacity`. */
  readonly stashCapacity?: number;
  /** Absent: the actor is not a router. */
  readonly router?: RouterConfig;
  /** The path of its dispatcher's section. Absent: `akka.actor.default-dispatcher`. */
  readonly dispatcher?: string;
  /**
   * The path of its mailbox's section, or the name of a mailbox in the system's setup. Absent: what its dispatcher or class requires, or
   * `akka.actor.default-mailbox`.
   */
  readonly mailbox?: string;
}

/** A deployment in which nothing is specified. */
export const defaultDeploy: Deploy = { scope: { kind: "unspecified" } };

/** A {@link Scope} as it may be written in code: the address may be a string, `akka.tcp://System@host:port`. */
export type ScopeInit = Scope | { readonly kind: "remote"; readonly address: string };

/** What `Props.withDeploy` sets. Members that are left out do not change. */
export interface DeployInit extends Omit<Deploy, "scope"> {
  /** Where the actor is deployed. Default: as the configuration decides. */
  readonly scope?: ScopeInit;
}

/**
 * `init`, and the values of `below` for members that `init` leaves out. Throws InvalidAddressError for a scope whose address is invalid.
 */
export function deployOver(init: DeployInit, below: Deploy): Deploy {
  const { scope, stashCapacity = below.stashCapacity, dispatcher = below.dispatcher, mailbox = below.mailbox } = init;
  const router = routerOver(init.router, below.router);
  return {
    scope: scope === undefined || scope.kind === "unspecified" ? below.scope : scopeFrom(scope),
    ...(stashCapacity === undefined ? {} : { stashCapacity }),
    ...(router === undefined ? {} : { router }),
    ...(dispatcher === undefined ? {} : { dispatcher }),
    ...(mailbox === undefined ? {} : { mailbox }),
  };
}

function routerOver(router: RouterConfig | undefined, below: RouterConfig | undefined): RouterConfig | undefined {
  if (router === undefined) return below;
  return router.kind === "pool" && below?.kind === "pool" ? router.withFallback(below) : router;
}

function scopeFrom(scope: ScopeInit): Scope {
  if (scope.kind !== "remote") return scope;
  return { kind: "remote", address: typeof scope.address === "string" ? Address.parse(scope.address) : scope.address };
}
