import { RitsemError } from "../../base/index.ts";

/** A router cannot be made as code or configuration describes it. */
export class RouterConfigurationError extends RitsemError {
  readonly code = "RITSEM_ROUTER_CONFIGURATION";
}

/** Returns `value`. Throws {@link RouterConfigurationError} unless it is an integer of at least `least`. */
export function countAtLeast(least: number, value: number, what: string): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new RouterConfigurationError(`${what} is ${value}; it must be an integer of at least ${least}.`);
}
