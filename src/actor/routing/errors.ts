import { RitsemError } from "../../base/index.ts";

/** The definition of a router, in code or in the configuration, is invalid. */
export class RouterConfigurationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_ROUTER_CONFIGURATION";
}

/** Returns `value`. Throws {@link RouterConfigurationError} unless it is an integer of at least `least`. */
export function countAtLeast(least: number, value: number, what: string): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new RouterConfigurationError(`${what} is ${value}; it must be an integer of at least ${least}.`);
}
