import { atLeast, type Config } from "../../hocon/index.ts";
import type { Dispatcher } from "./dispatcher.ts";
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

/** The dispatchers of a system by the paths of their sections, each made when first asked for. All of them share the event loop's turns. */
export class Dispatchers {
  readonly #config: Config;
  readonly #default: Dispatcher;
  readonly #byPath = new Map<string, Dispatcher>();

  constructor(config: Config, defaultDispatcher: Dispatcher) {
    this.#config = config;
    this.#default = defaultDispatcher;
    this.#assertType(DEFAULT_DISPATCHER);
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
    this.#assertType(path);
    const section = this.#config.getConfig(path);
    const withDefaults = section.withFallback(this.#config.getConfig(DEFAULT_DISPATCHER)).resolve();
    const requirement = withDefaults.getString("mailbox-requirement");
    return this.#default.sharingTurns({
      path,
      throughput: withDefaults.getInt("throughput", atLeast(1)),
      throughputDeadlineMs: withDefaults.getDurationMs("throughput-deadline-time", atLeast(0)),
      mailboxType: section.hasPath("mailbox-type") ? section.getString("mailbox-type") : undefined,
      mailboxRequirement: requirement === "" ? undefined : requirement,
    });
  }

  #assertType(path: string): void {
    const key = `${path}.type`;
    if (!this.#config.hasPath(key)) return; // Akka.NET's own sections all have one; a user's may lean on the default
    const type = (this.#config.getString(key).split(",")[0] ?? "").trim();
    if (KNOWN_TYPES.includes(type)) return;
    throw new UnknownDispatcherError(`${key} is "${type}", which is no kind of dispatcher here. Known: ${KNOWN_TYPES.join(", ")}.`);
  }
}
