import { Actor, type ActorRef, type ActorSystem, Address, Props } from "ritsem";
import {
  ClusterSharding,
  ClusterShardingStats,
  CurrentRegions,
  ExternalShardAllocation,
  type ExternalShardAllocationClient,
  ExternalShardAllocationStrategy,
  GetClusterShardingStats,
  GetCurrentRegions,
  HashCodeMessageExtractor,
  ShardingEnvelope,
} from "ritsem/sharding";
import type { PeerCommandLine } from "./peer-command-line.ts";

const TYPE_NAME = "Counter";
const extractor = new HashCodeMessageExtractor(10);

/** Begins a message of a burst: the sender, the entity and a number follow. */
const BURST = "burst ";
const BURST_EVERY_MS = 20;

/** Counts its messages, says where it is, and reports its beginning and its end. */
class CounterActor extends Actor {
  readonly #id: string;
  readonly #write: (line: object) => void;
  readonly #bursts: string[];
  readonly #startedMs = Date.now();
  #count = 0;

  constructor(id: string, write: (line: object) => void, bursts: string[]) {
    super();
    this.#id = id;
    this.#write = write;
    this.#bursts = bursts;
  }

  override preStart(): void {
    this.#report("started");
  }

  override postStop(): void {
    this.#report("ended");
  }

  override receive(message: unknown): void {
    if (typeof message === "string" && message.startsWith(BURST)) {
      this.#bursts.push(`${this.#startedMs} ${message.slice(BURST.length)}`);
      return;
    }
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
  readonly #bursts: string[] = [];
  #sent = 0;
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
          (id) => Props.create(CounterActor, id, this.#write, this.#bursts) as Props<never>,
          { role: text("role") },
          extractor,
          command["external"] === true ? { allocationStrategy: new ExternalShardAllocationStrategy(this.#system, TYPE_NAME) } : {},
        );
        return {};
      case "shard-place":
        return this.#client.updateShardLocation(text("shard"), Address.parse(text("address"))).then(() => ({}));
      case "shard-places":
        return this.#places();
      case "shard-proxy":
        this.#region = this.#sharding.startProxy(TYPE_NAME, text("role"), extractor);
        return {};
      case "shard-tell":
        this.#region?.tell(new ShardingEnvelope(text("entity"), text("text")));
        return {};
      case "shard-ask":
        return this.#ask(text("entity"), text("text"), Number(command["timeoutMs"]));
      case "shard-burst":
        this.#burst(text("sender"), Number(command["entities"]), Number(command["messages"]), Number(command["seconds"]));
        return {};
      case "shard-received":
        return { sent: this.#sent, received: this.#bursts.join(";") };
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

  get #client(): ExternalShardAllocationClient {
    return ExternalShardAllocation.get(this.#system).clientFor(TYPE_NAME);
  }

  async #places(): Promise<object> {
    const places = await this.#client.shardLocations();
    return { places: Object.fromEntries(Array.from(places, ([shard, address]) => [shard, String(address)])) };
  }

  #burst(sender: string, entities: number, messages: number, seconds: number): void {
    const share = Math.ceil((messages * BURST_EVERY_MS) / (seconds * 1_000));
    const timer = setInterval(() => {
      for (const end = Math.min(messages, this.#sent + share); this.#sent < end; this.#sent += 1) {
        const entity = `m${this.#sent % entities}`;
        this.#region?.tell(new ShardingEnvelope(entity, `${BURST}${sender} ${entity} ${Math.floor(this.#sent / entities)}`));
      }
      if (this.#sent === messages) clearInterval(timer);
    }, BURST_EVERY_MS);
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
