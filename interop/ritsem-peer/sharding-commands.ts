import { Actor, type ActorRef, type ActorSystem, Props } from "ritsem";
import {
  ClusterSharding,
  ClusterShardingStats,
  CurrentRegions,
  GetClusterShardingStats,
  GetCurrentRegions,
  HashCodeMessageExtractor,
  ShardingEnvelope,
} from "ritsem/sharding";
import type { PeerCommandLine } from "./peer-command-line.ts";

const TYPE_NAME = "Counter";
const extractor = new HashCodeMessageExtractor(10);

/** Counts its messages, says where it is, and reports its beginning and its end. */
class CounterActor extends Actor {
  readonly #id: string;
  readonly #write: (line: object) => void;
  #count = 0;

  constructor(id: string, write: (line: object) => void) {
    super();
    this.#id = id;
    this.#write = write;
  }

  override preStart(): void {
    this.#report("started");
  }

  override postStop(): void {
    this.#report("ended");
  }

  override receive(): void {
    this.#count += 1;
    this.sender.tell(`${this.#id} ${this.#count} ${this.context.system.address}`);
  }

  #report(type: string): void {
    this.#write({ event: "entity", type, entity: this.#id });
  }
}

/** Regions and proxies of one type of entities. The C# counterpart has the same name. */
export class ShardingCommands {
  readonly #system: ActorSystem;
  readonly #write: (line: object) => void;
  #region: ActorRef | undefined;

  constructor(system: ActorSystem, write: (line: object) => void) {
    this.#system = system;
    this.#write = write;
  }

  /** `undefined` for commands that are none of these. */
  run(command: PeerCommandLine): object | Promise<object> | undefined {
    const text = (member: string): string => String(command[member]);
    switch (command.command) {
      case "shard-start":
        this.#region = this.#sharding.start(
          TYPE_NAME,
          (id) => Props.create(CounterActor, id, this.#write) as Props<never>,
          { role: text("role") },
          extractor,
        );
        return {};
      case "shard-proxy":
        this.#region = this.#sharding.startProxy(TYPE_NAME, text("role"), extractor);
        return {};
      case "shard-tell":
        this.#region?.tell(new ShardingEnvelope(text("entity"), text("text")));
        return {};
      case "shard-ask":
        return this.#ask(text("entity"), text("text"), Number(command["timeoutMs"]));
      case "shard-regions":
        return this.#regions();
      case "shard-stats":
        return this.#stats();
      default:
        return undefined;
    }
  }

  get #sharding(): ClusterSharding {
    return ClusterSharding.get(this.#system);
  }

  async #ask(id: string, text: string, timeoutMs: number): Promise<object> {
    return { reply: await this.#region?.ask(new ShardingEnvelope(id, text), String, timeoutMs) };
  }

  async #regions(): Promise<object> {
    const answer = await this.#region?.ask(GetCurrentRegions.instance, CurrentRegions, "5 s");
    return { regions: answer?.regions.map(String) };
  }

  async #stats(): Promise<object> {
    const answer = await this.#region?.ask(new GetClusterShardingStats(3_000), ClusterShardingStats, "5 s");
    const counts = answer?.regions.map(([node, { stats }]) => [String(node), [...stats.values()].reduce((sum, each) => sum + each, 0)]);
    return { entities: Object.fromEntries(counts ?? []) };
  }
}
