export { Backoff } from "./backoff/backoff.ts";
export type { BackoffOptions } from "./backoff/backoff-options.ts";
export {
  type BackoffMessage,
  CurrentChild,
  GetCurrentChild,
  GetRestartCount,
  ResetBackoff,
  RestartCount,
} from "./backoff/messages.ts";
export { CircuitBreaker, type CircuitBreakerOptions } from "./circuit-breaker/circuit-breaker.ts";
export type { DependencyResolver } from "./injection/dependency-resolver.ts";
export { scopedProps } from "./injection/scoped-props.ts";
export { OpenCircuitError, ReportedFailureError } from "../base/index.ts";
export { CallTimeoutError } from "./circuit-breaker/errors.ts";
