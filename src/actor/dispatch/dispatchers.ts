import { withoutAssembly } from "../../base/index.ts";
import { atLeast, type Config } from "../../hocon/index.ts";
import type { Clock } from "../../platform/index.ts";
import { missingPartText } from "../config/missing-part.ts";
import type { Dispatcher, DispatcherFactory } from "./dispatcher.ts";
import type { EventLoopDispatcher } from "./event-loop-dispatcher.ts";
import { UnknownDispatcherError } from "./errors.ts";

const DEFAULT_DISPATCHER = "akka.actor.default-dispatcher";
/** All of Akka.NET's threads, pools and contexts are the one event loop here; of their settings, only the throughput matters. */
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

/** What the dispatchers of a system are created from. */
export interface DispatchersContext {
  readonly config: Config;
  readonly clock: Clock;
  readonly defaultDispatcher: EventLoopDispatcher;
  /** Your own kinds by name. A name that is not a path of the configuration is also a dispatcher by itself. */
  readonly custom?: ReadonlyMap<string, DispatcherFactory> | undefined;
  /** Called for each kind that is not available, and in {@link Dispatchers.check} for each section that cannot be used. */
  readonly warn?: (text: string) => void;
}

/**
 * The dispatchers of a system by the paths of their sections, each created on first use. The built-in ones share the turns of the event
 * loop.
 */
export class Dispatchers {
  /** The dispatcher of actors whose props and deployment name none: the event loop's, or one of your own. */
  readonly default: Dispatcher;
  readonly #config: Config;
  readonly #clock: Clock;
  readonly #default: EventLoopDispatcher;
  readonly #custom: ReadonlyMap<string, DispatcherFactory>;
  readonly #warn: (text: string) => void;
  readonly #byPath = new Map<string, Dispatcher>();

  constructor({ config, clock, defaultDispatcher, custom = new Map(), warn = () => {} }: DispatchersContext) {
    this.#config = config;
    this.#clock = clock;
    this.#default = defaultDispatcher;
    this.#custom = custom;
    this.#warn = warn;
    this.default = this.lookup(DEFAULT_DISPATCHER);
  }

  /**
   * The dispatcher configured at `path`, with `akka.actor.default-dispatcher` as the fallback of its section. A kind that is not available,
   * such as a class of a .NET package, is replaced by the event loop's, with a warning. Throws UnknownDispatcherError.
   */
  lookup(path: string): Dispatcher {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const dispatcher = this.#create(this.#resolved(path));
    this.#byPath.set(path, dispatcher);
    return dispatcher;
  }

  /** Validates every dispatcher below `akka.actor`; throws on the first invalid value. */
  check(): void {
    const names = this.#config.getConfig("akka.actor").keys();
    for (const name of names) if (name.endsWith("-dispatcher")) this.#check(`akka.actor.${name}`);
  }

  /** INTEROP: an actor with a dispatcher that does not exist cannot be created; other actors can, as in Akka.NET. */
  #check(path: string): void {
    try {
      this.lookup(path);
    } catch (error) {
      if (!(error instanceof UnknownDispatcherError)) throw error;
      this.#warn(`${path} cannot be used: ${error.message}`);
    }
  }

  /** A path may contain the path of another section instead of a section: `internal-dispatcher = akka.actor.default-dispatcher`. */
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
    if (!KNOWN_TYPES.includes(type)) this.#warn(this.#missingType(path, type));
    return path === DEFAULT_DISPATCHER ? this.#default : this.#default.sharingTurns(settings);
  }

  /** Akka.NET's own sections all have a type; a user's section may use the default. */
  #typeAt(path: string): string {
    const key = `${path}.type`;
    return this.#config.hasPath(key) ? withoutAssembly(this.#config.getString(key)) : "Dispatcher";
  }

  #missingType(path: string, name: string): string {
    const instead = "actors with this dispatcher run on the event loop, as with type = Dispatcher";
    return missingPartText({ key: `${path}.type`, name, instead, setup: ["dispatchers", "dispatcher"] }, this.#config);
  }
}
