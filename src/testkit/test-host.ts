import type { ActorSystemHost, Logger } from "../actor/index.ts";
import { lineOf } from "../actor/spi.ts";
import type { Platform } from "../platform/index.ts";
import type { TransportFactory } from "../remote/transport/index.ts";
import { MemoryNetwork } from "../remote/transport/memory/index.ts";
import { Registry } from "../serialization/index.ts";
import type { MutedEvents } from "./muted-events.ts";

/** What a program gives to a system under test in code, because HOCON cannot hold it. */
export interface TestSetup {
  /** The message types that may travel. Default: an empty registry. */
  readonly registry?: Registry;
  /** Transports besides the memory transport, by the name that `transport-class` gives them. */
  readonly transports?: ReadonlyMap<string, TransportFactory>;
  /** Loggers besides the built-in ones, by the name that `akka.loggers` gives them. */
  readonly loggers?: ReadonlyMap<string, Logger>;
  /** The network that the memory transport joins. Default: one that nobody else is on. */
  readonly network?: MemoryNetwork;
}

/** Names under which the test kit's logger stands in for the built-in ones: it writes what no event filter has muted. */
const LOGGER_NAMES = [
  "Akka.Event.DefaultLogger",
  "Akka.Event.DefaultLogger, Akka",
  "Akka.Event.StandardOutLogger",
  "Akka.Event.StandardOutLogger, Akka",
  "Akka.TestKit.TestEventListener",
  "Akka.TestKit.TestEventListener, Akka.TestKit",
];

/** A host for a system under test. Remoting is loaded when the configuration asks for it, with the memory transport as the built-in one. */
export function testHost(platform: Platform, setup: TestSetup, muted: MutedEvents): ActorSystemHost {
  const standardOut = muted.loggerFor({ log: (event) => platform.writeLine(lineOf(event)) });
  const loggers = new Map<string, Logger>(LOGGER_NAMES.map((name) => [name, standardOut]));
  for (const [name, logger] of setup.loggers ?? []) loggers.set(name, muted.loggerFor(logger));
  return {
    platform,
    loggers,
    async loadProvider() {
      const [{ remoteProvider }, { memoryReference, memoryTransportOn }] = await Promise.all([
        import("../remote/spi.ts"),
        import("../remote/transport/memory/index.ts"),
      ]);
      const memory = memoryTransportOn(setup.network ?? new MemoryNetwork());
      const transports = new Map(
        [["Ritsem.Remote.Transport.Memory", memory] as const, ...(setup.transports ?? [])].map(
          ([name, factory]) => [name, () => Promise.resolve(factory)] as const,
        ),
      );
      return remoteProvider({ registry: setup.registry ?? new Registry(), transports }, [memoryReference()]);
    },
  };
}
