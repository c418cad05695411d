import type { Registry } from "../serialization/index.ts";
import type { FailureDetectorRegistry } from "./failure-detector/failure-detector-registry.ts";
import type { TransportRegistry } from "./transport/index.ts";

/** What a program gives to remoting besides its configuration. */
export interface RemoteSetup {
  /** The types of messages that may be made from bytes. Frozen by starting. */
  readonly registry: Registry;
  /** The transports that `transport-class` may name. */
  readonly transports: TransportRegistry;
  /** Failure detectors that `implementation-class` may name, besides the built-in ones. Default: none. */
  readonly failureDetectors?: FailureDetectorRegistry;
}
