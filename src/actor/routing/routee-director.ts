import type { Address } from "../address/address.ts";
import type { Group, Pool, RouterConfig } from "./router-config.ts";
import type { Routee } from "./routee.ts";

/** What a router offers its {@link RouteeDirector}. All of it belongs into the router's own turn. */
export interface DirectedRouter {
  /** The actor system of the router. */
  readonly system: object;
  /** The present routees. */
  readonly routees: readonly Routee[];
  /** The system in which a routee is. It has no host if it is this system. */
  addressOf(routee: Routee): Address;
  /** Creates a routee of a pool in the system at `address`. */
  deployAt(address: Address): void;
  /** Adds the actors at `path`, as a routee of a group. */
  addPath(path: string): void;
  /** Removes these routees; children of the router stop after the messages in their mailboxes. */
  removeRoutees(routees: readonly Routee[]): void;
  /** Calls `task` in a turn of the router, unless it stops before. */
  inTurn(task: () => void): void;
}

/** Decides which routees a router has while it runs. */
export interface RouteeDirector {
  /** The router starts. It has no routees yet. */
  start(): void;
  /** The router has stopped. */
  stop(): void;
}

/** A router whose routees a director decides on. It does not stop when it has none. */
export type DirectedConfig = (Pool | Group) & { createDirector(router: DirectedRouter): RouteeDirector };

export function isDirected(config: RouterConfig): config is DirectedConfig {
  return typeof (config as Partial<DirectedConfig>).createDirector === "function";
}
