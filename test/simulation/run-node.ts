import { type ActorPath, type ActorRef, Props, ReceiveActor, Terminated, WarningEvent } from "../../src/actor/index.ts";
import {
  type ActorRefProvider,
  ExtendedActorSystem,
  type InternalActorRef,
  MinimalActorRef,
  type SystemMessage,
} from "../../src/actor/internal.ts";
import { QuarantinedEvent, ThisActorSystemQuarantinedEvent } from "../../src/remote/index.ts";
import type { SeededRandom, SimulatedNode } from "../../src/testkit/index.ts";
import type { DeployLedger } from "./deploy-ledger.ts";
import { Parent } from "./deploying.ts";
import type { MessageLedger } from "./message-ledger.ts";
import type { QuarantineBook } from "./quarantine-book.ts";
import type { StreamLedger } from "./stream-ledger.ts";
import type { Watch, WatchLedger } from "./watch-ledger.ts";

/** Where a run writes down what it does and sees. */
export interface Ledgers {
  readonly messages: MessageLedger;
  readonly streams: StreamLedger;
  readonly watches: WatchLedger;
  readonly deployments: DeployLedger;
  readonly quarantines: QuarantineBook;
  /** Whether the system, `a1`, has died or terminated. */
  readonly isGone: (system: string) => boolean;
}

/** Notes every text. */
class Ear extends ReceiveActor {
  constructor(onHeard: (text: string) => void) {
    super();
    this.receive(String, onHeard);
  }
}

/** Lives until it is stopped. */
class Worker extends ReceiveActor {
  readonly #onEnd: () => void;

  constructor(onEnd: () => void) {
    super();
    this.#onEnd = onEnd;
  }

  override postStop(): void {
    this.#onEnd();
  }
}

/** Watches one actor; any message makes it cease to. */
class Watcher extends ReceiveActor {
  readonly #watchee: ActorRef;

  constructor(watchee: ActorRef, watch: Watch, onTerminated: (end: Terminated) => void) {
    super();
    this.#watchee = watchee;
    this.receive(Terminated, onTerminated);
    this.receiveAny(() => {
      this.context.unwatch(watchee);
      watch.isUnwatched = true;
    });
  }

  override preStart(): void {
    this.context.watch(this.#watchee);
  }
}

/** Stands at `/temp/stream` and notes the number in each system message. */
class StreamEnd extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  readonly isLocal = true;
  readonly isTerminated = false;
  readonly #onNumber: (from: string, number: number) => void;

  constructor(provider: ActorRefProvider, onNumber: (from: string, number: number) => void) {
    super();
    this.provider = provider;
    this.path = provider.tempContainer.path.child("stream");
    this.#onNumber = onNumber;
  }

  sendSystemMessage(message: SystemMessage): void {
    if (message.kind !== "deathWatchNotification") return;
    const [from = "", number = ""] = message.actor.path.name.split("-");
    this.#onNumber(from, Number(number));
  }

  protected override deliver(): void {}

  getParent(): InternalActorRef {
    return this.provider.tempContainer;
  }

  getChild(): InternalActorRef {
    return this;
  }
}

/** One incarnation of a system in a run: what it sends and what it hears. */
export class RunNode {
  /** `a1` for the first system on node a. */
  readonly name: string;
  readonly workers: ActorRef[] = [];
  readonly watchers = new Map<Watch, ActorRef>();
  /** Actors whose children live elsewhere. */
  readonly parents: ActorRef[] = [];
  readonly #system: ExtendedActorSystem;
  readonly #ledgers: Ledgers;
  #workerCount = 0;

  constructor(node: SimulatedNode, ledgers: Ledgers) {
    const { system } = node;
    if (!(system instanceof ExtendedActorSystem)) throw new TypeError("a simulated system is an extended one");
    this.name = `${node.name}${node.incarnationCount}`;
    this.#system = system;
    this.#ledgers = ledgers;
    const { messages, streams, quarantines } = ledgers;
    system.actorOf(
      Props.create(Ear, (text) => messages.onHeard(text, this.name)),
      "ear",
    );
    const end = new StreamEnd(system.provider, (from, number) => streams.onReceived(from, this.name, number));
    system.provider.registerTempRef(end, end.path);
    system.eventStream.subscribe(({ address, uid }) => quarantines.onQuarantined(this.name, address.host ?? "", uid), QuarantinedEvent);
    system.eventStream.subscribe(
      ({ remoteAddress }) => quarantines.onToldOfQuarantine(this.name, remoteAddress.host ?? ""),
      ThisActorSystemQuarantinedEvent,
    );
    system.eventStream.subscribe((warning) => {
      const givenUp = /^(?:Detected unreachable: \[|Gave up what waited for )akka\.memory:\/\/(\w+)@/.exec(warning.message)?.[1];
      if (givenUp !== undefined) quarantines.onGivenUp(this.name, givenUp);
    }, WarningEvent);
  }

  get uid(): number {
    return this.#system.uid;
  }

  tell(node: string): string {
    const text = this.#ledgers.messages.next(this.name, node);
    this.#remote(node, "/user/ear").tell(text);
    return text;
  }

  /** Sends the next numbered system message to `node`, where `other` is, if anybody. */
  stream(node: string, other: RunNode): void {
    const number = this.#ledgers.streams.next(this.name, node, other.name);
    const actor = this.#system.provider.resolveActorRef(this.#system.provider.rootPath.child("user").child(`${this.name}-${number}`));
    this.#remote(node, "/temp/stream").sendSystemMessage({
      kind: "deathWatchNotification",
      actor,
      existenceConfirmed: true,
      addressTerminated: false,
    });
  }

  startWorker(): void {
    const name = `worker${this.#workerCount++}`;
    const id = `${name}@${this.name}`;
    this.workers.push(
      this.#system.actorOf(
        Props.create(Worker, () => this.#ledgers.watches.onEnded(id)),
        name,
      ),
    );
  }

  startParent(random: SeededRandom): void {
    this.parents.push(
      this.#system.actorOf(Props.create(Parent, this.#ledgers.deployments, this.name, random), `parent${this.parents.length}`),
    );
  }

  stop(actor: ActorRef): void {
    this.#system.stop(actor);
  }

  /** Watches a worker of `other`, which may have ended. */
  watch(other: RunNode, worker: ActorRef): void {
    const { watches, isGone } = this.#ledgers;
    const watch = watches.add(this.name, `${worker.path.name}@${other.name}`, other.name);
    const ref = this.#system.provider.resolveActorRef(worker.path.toSerializationFormat(other.#system.address));
    const props = Props.create(Watcher, ref, watch, (end) => watches.onTerminated(watch, end, isGone(other.name)));
    this.watchers.set(watch, this.#system.actorOf(props, watch.name));
  }

  #remote(node: string, path: string): InternalActorRef {
    return this.#system.provider.resolveActorRef(`akka.memory://${node}@${node}:2552${path}`);
  }
}
