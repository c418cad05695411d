import type { ProgramParts } from "./actor/index.ts";
import type { Platform } from "./platform/index.ts";
import type { FailureDetectorRegistry } from "./remote/index.ts";
import type { TransportFactory } from "./remote/transport/index.ts";
import type { Registry, SerializerSetup } from "./serialization/index.ts";

/** What a program gives to a system in code, because HOCON cannot hold it. */
export interface ActorSystemSetup extends ProgramParts {
  /** The message types that may travel. Default: an empty registry, with which primitives and plain objects travel. */
  readonly registry?: Registry;
  /** Serializers besides the built-in ones, by the name that `akka.actor.serializers` gives them. */
  readonly serializers?: ReadonlyMap<string, SerializerSetup>;
  /** Transports besides the built-in ones, by the name that `transport-class` gives them. */
  readonly transports?: ReadonlyMap<string, TransportFactory>;
  /** Failure detectors besides the built-in ones, by the name that `implementation-class` gives them. */
  readonly failureDetectors?: FailureDetectorRegistry;
  /** Clock, timers and the rest of the host; for tests. Default: what this host offers. */
  readonly platform?: Platform;
}
