import { type ActorRef, type ActorSystem, Props, ReceiveActor } from "ritsem";
import {
  Changed,
  Delete,
  DistributedData,
  GCounter,
  GCounterKey,
  Get,
  GetSuccess,
  LWWDictionary,
  LWWDictionaryKey,
  ORSet,
  ORSetKey,
  ReadAll,
  ReadLocal,
  ReadMajority,
  type ReplicatedData,
  Subscribe,
  Update,
  WriteAll,
  type WriteConsistency,
  WriteLocal,
  WriteMajority,
} from "ritsem/distributed-data";
import { DEADLINE_MS, type PeerCommandLine, textOf } from "./peer-command-line.ts";

const HITS = new GCounterKey("hits");
const CART = new ORSetKey("cart");
const NAMES = new LWWDictionaryKey("names");
const KEYS = { hits: HITS, cart: CART, names: NAMES } as const;

/** Reports each change. */
class SubscriberActor extends ReceiveActor {
  constructor(write: (line: object) => void) {
    super();
    this.receive(Changed, ({ key, data }) => write({ event: "received", actor: `data-${key.id}`, text: textOfData(data) }));
  }
}

/** Replicated data of three keys. The C# counterpart has the same name. */
export class DataCommands {
  readonly #system: ActorSystem;
  readonly #write: (line: object) => void;

  constructor(system: ActorSystem, write: (line: object) => void) {
    this.#system = system;
    this.#write = write;
  }

  /** `undefined` for commands that are none of these. */
  async run(command: PeerCommandLine): Promise<object | undefined> {
    const text = (member: string): string => textOf(command, member);
    const writes = writeConsistencyOf(command);
    switch (command.command) {
      case "data-start":
        return { replicator: this.#replicator.path.toStringWithoutAddress() };
      case "data-subscribe": {
        const subscriber = this.#system.actorOf(Props.create(SubscriberActor, this.#write), "data-subscriber");
        for (const key of Object.values(KEYS)) this.#replicator.tell(new Subscribe(key as GCounterKey, subscriber));
        return {};
      }
      case "data-increment":
        return await this.#outcome(new Update(HITS, GCounter.empty, (counter) => counter.increment(this.#self), writes));
      case "data-add":
        return await this.#outcome(new Update(CART, ORSet.empty(), (set) => set.add(this.#self, text("element")), writes));
      case "data-remove":
        return await this.#outcome(new Update(CART, ORSet.empty(), (set) => set.remove(this.#self, text("element")), writes));
      case "data-set":
        return await this.#outcome(
          new Update(NAMES, LWWDictionary.empty(), (dictionary) => dictionary.set(this.#self, text("key"), text("value")), writes),
        );
      case "data-delete":
        return await this.#outcome(new Delete(NAMES, writes));
      case "data-nodes":
        return { hits: await this.#nodesIn(HITS), names: await this.#nodesIn(NAMES as unknown as GCounterKey) };
      case "data-get": {
        const key = KEYS[text("of") as keyof typeof KEYS] as GCounterKey;
        const answer = await this.#replicator.ask(new Get(key, readConsistencyOf(command)), DEADLINE_MS);
        return { value: answer instanceof GetSuccess ? textOfData(answer.data) : null };
      }
      default:
        return undefined;
    }
  }

  get #replicator(): ActorRef {
    return DistributedData.get(this.#system).replicator;
  }

  get #self(): DistributedData["selfNode"] {
    return DistributedData.get(this.#system).selfNode;
  }

  /** How many nodes have left something in a value. */
  async #nodesIn(key: GCounterKey): Promise<number> {
    const answer = await this.#replicator.ask(new Get(key, new ReadLocal()), DEADLINE_MS);
    return answer instanceof GetSuccess ? answer.data.modifiedByNodes.length : 0;
  }

  async #outcome(request: object): Promise<object> {
    const answer = (await this.#replicator.ask(request, DEADLINE_MS)) as object;
    return { outcome: answer.constructor.name };
  }
}

function textOfData(data: ReplicatedData): string {
  if (data instanceof GCounter) return String(data.value);
  if (data instanceof ORSet) return data.elements.map(String).toSorted().join(",");
  if (data instanceof LWWDictionary)
    return data.entries
      .map(([key, value]) => `${key}=${value}`)
      .toSorted()
      .join(",");
  return data.constructor.name;
}

function writeConsistencyOf(command: PeerCommandLine): WriteConsistency {
  if (command["consistency"] === "majority") return new WriteMajority(DEADLINE_MS);
  return command["consistency"] === "all" ? new WriteAll(DEADLINE_MS) : new WriteLocal();
}

function readConsistencyOf(command: PeerCommandLine): ReadLocal | ReadMajority | ReadAll {
  if (command["consistency"] === "majority") return new ReadMajority(DEADLINE_MS);
  return command["consistency"] === "all" ? new ReadAll(DEADLINE_MS) : new ReadLocal();
}
