import type { Address } from "../address/address.ts";
import type { RouterConfig } from "../routing/router-config.ts";

/** Where an actor may come to live. */
export type Scope =
  /** Not said: the configuration may say it. */
  | { readonly kind: "unspecified" }
  /** Here, unless the configuration says otherwise. */
  | { readonly kind: "local" }
  /** At the system with this address, unless the configuration names another. Below `/system` it has no effect. */
  | { readonly kind: "remote"; readonly address: Address };

/** How an actor is to be set up, apart from its own code. */
export interface Deploy {
  readonly scope: Scope;
  /** Messages that its stash may hold; 0 or less: any number. Absent: `akka.actor.default-mailbox.stash-capacity`. */
  readonly stashCapacity?: number;
  /** Absent: the actor is no router. */
  readonly router?: RouterConfig;
  /** Path of its dispatcher's section. Absent: `akka.actor.default-dispatcher`. */
  readonly dispatcher?: string;
  /** Path of its mailbox's section, or a mailbox's name of the system's setup. Absent: what its dispatcher or class asks for, or `akka.actor.default-mailbox`. */
  readonly mailbox?: string;
}

/** Says nothing. */
export const defaultDeploy: Deploy = { scope: { kind: "unspecified" } };
