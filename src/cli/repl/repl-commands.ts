import type { ActorRef, ActorSystem } from "../../actor/index.ts";
import { InvalidArgumentError } from "../../base/index.ts";
import type { ActorOrder, RankingAnswer, Snapshot, SnapshotQuery } from "../../inspection/index.ts";
import { Decimal, double, float, int, long } from "../../serialization/index.ts";
import { formatted } from "../inspect/inspector.ts";
import { RemoteInspector } from "../inspect/remote-inspector.ts";
import { topText } from "../inspect/top-command.ts";
import { treeText } from "../inspect/tree-command.ts";
import type { CallingSystem } from "../talk/calling-system.ts";
import { PrintedText } from "./printed-text.ts";

const HELP = `tree(path?)          the actors in the system, at or below a path
top(by?)             those with most to do: "mailbox", "rate", "restarts" or "time"
ask(path, message)   the reply of an actor
tell(path, message)  sends a message
ref(path)            the ref of an actor
system               the actor system of this command
address              the address of the other system
int, long, float, double, Decimal.parse: numbers of one .NET type, such as long(42)

Paths begin with /user or with an address. The tab key completes them. Results that are promises are awaited. .exit ends.`;
const TREE_DEPTH = 16;
const TREE_LIMIT = 200;
const TOP_LIMIT = 20;

/** What the lines of a REPL can use. */
export class ReplCommands {
  readonly system: ActorSystem;
  readonly address: string;
  readonly #caller: CallingSystem;
  #inspector: Promise<RemoteInspector> | undefined;

  constructor(caller: CallingSystem) {
    this.#caller = caller;
    this.system = caller.system;
    this.address = `${caller.target.address}`;
  }

  /** As variables, by name. */
  get variables(): Readonly<Record<string, unknown>> {
    const { system, address } = this;
    return {
      system,
      address,
      help: new PrintedText(HELP),
      tree: (path?: string) => this.tree(path),
      top: (by?: ActorOrder) => this.top(by),
      ask: (path: string | ActorRef, message: unknown) => this.ask(path, message),
      tell: (path: string | ActorRef, message: unknown) => this.tell(path, message),
      ref: (path: string) => this.ref(path),
      int,
      long,
      float,
      double,
      Decimal,
    };
  }

  async tree(path = "/"): Promise<PrintedText> {
    const { name } = await this.inspector();
    const snapshot = await this.#snapshotOf({ path, depth: TREE_DEPTH, parts: "actors,subtotal" });
    return new PrintedText(formatted(name, () => treeText(snapshot, path, name)));
  }

  async top(by: ActorOrder = "mailbox"): Promise<PrintedText> {
    const inspector = await this.inspector();
    const answer = (await inspector.ask({ get: "top", by, limit: TOP_LIMIT })) as RankingAnswer;
    return new PrintedText(formatted(inspector.name, () => topText(answer)));
  }

  async ask(recipient: string | ActorRef, message: unknown): Promise<unknown> {
    return this.#caller.ask(await this.#found(recipient), message);
  }

  async tell(recipient: string | ActorRef, message: unknown): Promise<void> {
    (await this.#found(recipient)).tell(message);
  }

  async ref(path: string): Promise<ActorRef> {
    return this.#caller.locate(this.#fullPathOf(path));
  }

  /** Names of the children of an actor that begin with `start`. */
  async childrenOf(path: string, start: string): Promise<readonly string[]> {
    const { actors } = await this.#snapshotOf({ path, depth: 1, parts: "actors" });
    const names = actors.root?.children.map(({ name }) => name) ?? [];
    return names.filter((name) => name.startsWith(start));
  }

  async #snapshotOf(query: SnapshotQuery): Promise<Snapshot> {
    return (await (await this.inspector()).ask({ get: "snapshot", limit: TREE_LIMIT, ...query })) as Snapshot;
  }

  /** Opened when it is needed: systems without the service can be asked and told things. */
  inspector(): Promise<RemoteInspector> {
    if (this.#inspector === undefined) {
      this.#inspector = RemoteInspector.open(this.#caller);
      this.#inspector.catch(() => (this.#inspector = undefined)); // the service may be switched on later
    }
    return this.#inspector;
  }

  async #found(recipient: string | ActorRef): Promise<ActorRef> {
    return typeof recipient === "object" ? recipient : this.ref(recipient);
  }

  #fullPathOf(path: string): string {
    if (typeof path !== "string" || path === "") {
      throw new InvalidArgumentError(`Expected a path such as "/user/greeter" or "${this.address}/user/greeter".`);
    }
    return path.startsWith("/") ? `${this.address}${path}` : path;
  }
}
