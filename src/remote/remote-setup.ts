import type { FailureDetectorRegistry } from "./failure-detector/failure-detector-registry.ts";
import type { SerializationSetup } from "./serializers/system-serialization.ts";
import type { ModuleLoader } from "./transport-module.ts";
import type { TransportAdapterRegistry, TransportRegistry } from "./transport/index.ts";

/** What a program gives to remoting besides its configuration. */
export interface RemoteSetup extends SerializationSetup {
  /** The transports that `transport-class` may name. */
  readonly transports: TransportRegistry;
  /** The adapters that `akka.remote.adapters` may name. Default: none. */
  readonly adapters?: TransportAdapterRegistry;
  /** Loads modules that sections of transports name. Absent on hosts that cannot. */
  readonly loadModule?: ModuleLoader | undefined;
  /** Failure detectors that `implementation-class` may name, besides the built-in ones. Default: none. */
  readonly failureDetectors?: FailureDetectorRegistry;
}
