import { atLeast, type Config } from "../../hocon/index.ts";
import type { Clock } from "../../platform/index.ts";
import type { Dispatcher, DispatcherFactory } from "./dispatcher.ts";
import type { EventLoopDispatcher } from "./event-loop-dispatcher.ts";
import { withoutAssembly } from "../system/class-name.ts";
import { UnknownDispatcherError } from "./unknown-dispatcher-error.ts";

const DEFAULT_DISPATCHER = "akka.actor.default-dispatcher";
/** Threads, pools and contexts of Akka.NET's are all the one event loop here; what they differ in that matters is the throughput. */
const KNOWN_TYPES: readonly string[] = [
  "Dispatcher",
  "TaskDispatcher",
  "PinnedDispatcher",
  "ForkJoinDispatcher",
  "SynchronizedDispatcher",
  "Akka.Dispatch.ThreadPoolDispatcherConfigurator",
  "Akka.Dispatch.TaskDispatcherConfigurator",
  "Akka.Dispatch.PinnedDispatcherConfigurator",
  "Akka.Dispatch.ForkJoinDispatcherConfigurator",
  "Akka.Dispatch.CurrentSynchronizationContextDispatcherConfigurator",
  "Akka.Dispatch.DispatcherConfigurator",
];

/** What the dispatchers of a system are made of. */
export interface DispatchersInit {
  readonly config: Config;
  readonly clock: Clock;
  readonly defaultDispatcher: EventLoopDispatcher;
  /** Kinds by name, given in code. A name that is no path of the configuration is a dispatcher by itself. */
  readonly custom?: ReadonlyMap<string, DispatcherFactory> | undefined;
}

/** The dispatchers of a system by the paths of their sections, each made when first asked for. The built-in ones share the event loop's turns. */
export class Dispatchers {
  readonly #config: Config;
  readonly #clock: Clock;
  readonly #default: EventLoopDispatcher;
  readonly #custom: ReadonlyMap<string, DispatcherFactory>;
  readonly #byPath = new Map<string, Dispatcher>();

  /** Throws UnknownDispatcherError when the default dispatcher is of a kind that is not the event loop's. */
  constructor({ config, clock, defaultDispatcher, custom = new Map() }: DispatchersInit) {
    this.#config = config;
    this.#clock = clock;
    this.#default = defaultDispatcher;
    this.#custom = custom;
    const type = this.#typeAt(DEFAULT_DISPATCHER);
    if (!KNOWN_TYPES.includes(type)) throw unknownType(DEFAULT_DISPATCHER, type, KNOWN_TYPES);
    this.#byPath.set(DEFAULT_DISPATCHER, defaultDispatcher);
  }

  /** The dispatcher configured at `path`; what its section does not say, `akka.actor.default-dispatcher` does. Throws UnknownDispatcherError. */
  lookup(path: string): Dispatcher {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const dispatcher = this.#create(this.#resolved(path));
    this.#byPath.set(path, dispatcher);
    return dispatcher;
  }

  /** Reads all dispatchers below `akka.actor` and throws what is wrong with them. */
  check(): void {
    const names = this.#config.getConfig("akka.actor").keys();
    for (const name of names) if (name.endsWith("-dispatcher")) this.lookup(`akka.actor.${name}`);
  }

  /** A path may hold, instead of a section, the path of another one: `internal-dispatcher = akka.actor.default-dispatcher`. */
  #resolved(path: string, way: readonly string[] = []): string {
    if (this.#custom.has(path)) return path;
    if (!this.#config.hasPath(path) || way.includes(path)) {
      throw new UnknownDispatcherError(
        `There is no dispatcher "${path}" in the configuration. Write ${path} { type = Dispatcher }, or name another one, such as ${DEFAULT_DISPATCHER}.`,
      );
    }
    const value = this.#config.getValue(path);
    return typeof value === "string" ? this.#resolved(value, [...way, path]) : path;
  }

  #create(path: string): Dispatcher {
    if (path === DEFAULT_DISPATCHER) return this.#default;
    const type = this.#typeAt(path);
    const section = this.#config.hasPath(path) ? this.#config.getConfig(path) : undefined;
    const defaults = this.#config.getConfig(DEFAULT_DISPATCHER);
    const config = section?.withFallback(defaults).resolve() ?? defaults;
    const settings = {
      path,
      throughput: config.getInt("throughput", atLeast(1)),
      throughputDeadlineMs: config.getDurationMs("throughput-deadline-time", atLeast(0)),
      mailboxType: section?.hasPath("mailbox-type") ? section.getString("mailbox-type") : undefined,
      mailboxRequirement: config.getString("mailbox-requirement") || undefined,
    };
    const custom = this.#custom.get(type) ?? this.#custom.get(path);
    if (custom !== undefined) return custom({ ...settings, config, clock: this.#clock, eventLoop: this.#default });
    if (!KNOWN_TYPES.includes(type)) throw unknownType(path, type, [...KNOWN_TYPES, ...this.#custom.keys()]);
    return this.#default.sharingTurns(settings);
  }

  /** Akka.NET's own sections all say their type; a user's may lean on the default. */
  #typeAt(path: string): string {
    const key = `${path}.type`;
    return this.#config.hasPath(key) ? withoutAssembly(this.#config.getString(key)) : "Dispatcher";
  }
}

function unknownType(path: string, type: string, known: readonly string[]): UnknownDispatcherError {
  return new UnknownDispatcherError(`${path}.type is "${type}", which is no kind of dispatcher here. Known: ${known.join(", ")}.`);
}
