import type { ActorSystemHost, Logger, ProgramParts } from "../actor/index.ts";
import { StandardOutLogger } from "../actor/spi.ts";
import type { Platform } from "../platform/index.ts";
import type { FailureDetectorRegistry } from "../remote/index.ts";
import type { TransportFactory } from "../remote/transport/index.ts";
import { MemoryNetwork } from "../remote/transport/memory/index.ts";
import { Registry, type SerializerSetup } from "../serialization/index.ts";
import { callingThreadDispatcher } from "./calling-thread-dispatcher.ts";
import type { MutedEvents } from "./muted-events.ts";

/** What a program gives to a system under test in code, because HOCON cannot hold it. */
export interface TestSetup extends ProgramParts {
  /** The message types that may travel. Default: an empty registry. */
  readonly registry?: Registry;
  /** Serializers besides the built-in ones, by the name that `akka.actor.serializers` gives them. */
  readonly serializers?: ReadonlyMap<string, SerializerSetup>;
  /** Transports besides the memory transport, by the name that `transport-class` gives them. */
  readonly transports?: ReadonlyMap<string, TransportFactory>;
  /** Failure detectors besides the built-in ones, by the name that `implementation-class` gives them. */
  readonly failureDetectors?: FailureDetectorRegistry;
  /** The network that the memory transport joins. Default: one that nobody else is on. */
  readonly network?: MemoryNetwork;
}

/** Akka.NET's logger for tests. Here standard output is as good: what event filters mute reaches no logger. */
const TEST_LOGGER = "Akka.TestKit.TestEventListener";
/** The kind of the calling-thread dispatcher, and the path under which Akka.NET's test kit configures one. */
const CALLING_THREAD = ["Akka.TestKit.CallingThreadDispatcherConfigurator", "akka.test.calling-thread-dispatcher"];

/** A host for a system under test. Remoting is loaded when the configuration asks for it, with the memory transport as the built-in one. */
export function testHost(platform: Platform, setup: TestSetup, muted: MutedEvents): ActorSystemHost {
  const { registry = new Registry(), serializers = new Map(), transports: given, network, failureDetectors, ...parts } = setup;
  const standardOut = new StandardOutLogger((line) => platform.writeLine(line));
  return {
    ...parts,
    platform,
    loggers: new Map<string, Logger>([[TEST_LOGGER, standardOut], ...(parts.loggers ?? [])]),
    dispatchers: new Map([...CALLING_THREAD.map((name) => [name, callingThreadDispatcher] as const), ...(parts.dispatchers ?? [])]),
    logFilters: [(event) => !muted.isMuted(event), ...(parts.logFilters ?? [])],
    async loadProvider(kind) {
      if (kind === "local") return (await import("../remote/spi.ts")).verifiedLocalProvider({ registry, serializers });
      const [{ remoteProvider }, { memoryReference, memoryTransportOn }] = await Promise.all([
        import("../remote/spi.ts"),
        import("../remote/transport/memory/index.ts"),
      ]);
      const memory = memoryTransportOn(network ?? new MemoryNetwork());
      const transports = new Map(
        [["Ritsem.Remote.Transport.Memory", memory] as const, ...(given ?? [])].map(
          ([name, factory]) => [name, () => Promise.resolve(factory)] as const,
        ),
      );
      const remote = { registry, serializers, transports, failureDetectors: failureDetectors ?? new Map() };
      return remoteProvider(remote, [memoryReference()]);
    },
  };
}
