export { FailureInjectorError, ThrottledTooLongError } from "./errors.ts";
export { createFailureInjector } from "./failure-injector.ts";
export { All, Drop, type GremlinMode, One, PassThru } from "./gremlin-commands.ts";
export {
  Blackhole,
  Direction,
  ForceDisassociate,
  ForceDisassociateExplicitly,
  SetThrottle,
  type ThrottleMode,
  TokenBucket,
  Unthrottled,
} from "./throttle-commands.ts";
export { createThrottler } from "./throttler.ts";
