import { Actor, type ActorRef, type Address } from "../../actor/index.ts";
import { Quorum } from "../core/quorum.ts";
import type { ReplicaNode } from "../data/replica-node.ts";
import type { ConsistencyLevel } from "../message/consistency.ts";

/** What reads and writes have in common. */
export interface AggregatorInit {
  readonly level: ConsistencyLevel;
  readonly timeoutMs: number;
  /** The other replicas, in the order in which they are asked. */
  readonly others: readonly ReplicaNode[];
  /** The path of the replicator on another node. */
  readonly pathOn: (node: ReplicaNode) => string;
  /** Receives the answer. */
  readonly asker: ActorRef;
  /** Called when it ends; again if it starts again. */
  readonly onEnd: () => void;
}

const ASK_MORE = { signal: "ask more replicas" } as const;
const TIMEOUT = { signal: "timeout" } as const;
/** More replicas are asked after this part of the timeout. */
const SHARE_BEFORE_MORE = 5;

/** Asks other replicas until enough have answered. Its own ref is the sender, so that answers need not pass the replicator. */
export abstract class Aggregator extends Actor {
  readonly #init: AggregatorInit;
  readonly #quorum: Quorum;

  constructor(init: AggregatorInit) {
    super();
    this.#init = init;
    this.#quorum = new Quorum(init.level, init.others);
  }

  override preStart(): void {
    const { timeoutMs } = this.#init;
    if (this.#quorum.isReached && !this.isHeld) return this.#end(true);
    if (this.#quorum.isImpossible) return this.#end(false);
    this.timers.startSingleTimer(ASK_MORE, ASK_MORE, timeoutMs / SHARE_BEFORE_MORE);
    this.timers.startSingleTimer(TIMEOUT, TIMEOUT, timeoutMs);
    for (const node of this.#quorum.primary) this.tellReplica(node, this.first);
  }

  override postStop(): void {
    this.#init.onEnd();
  }

  override receive(message: unknown): void {
    if (message === ASK_MORE) this.#askMore();
    else if (message === TIMEOUT) this.#end(false);
    else this.onAnswer(message);
  }

  /** What replicas are sent first. */
  protected abstract readonly first: unknown;
  /** What replicas are sent that have not answered soon, and the others. */
  protected abstract readonly full: unknown;
  /** Handles the answer of a replica. */
  protected abstract onAnswer(message: unknown): void;
  /** Answers the asker. */
  protected abstract finish(isReached: boolean): void;

  protected get asker(): ActorRef {
    return this.#init.asker;
  }

  /** The replica that has sent the message has done its part. */
  protected count(): void {
    const { host = "", port = 0 }: Address = this.context.sender.path.address;
    this.#quorum.onAnswer(`${host}:${port}`);
    this.endIfDone();
  }

  /** Whether this node has yet to do its own part. */
  protected get isHeld(): boolean {
    return false;
  }

  /** Ends if enough replicas have answered, and this node has done its part. */
  protected endIfDone(): void {
    if (this.#quorum.isReached && !this.isHeld) this.#end(true);
  }

  protected tellReplica(node: ReplicaNode, message: unknown): void {
    this.context.actorSelection(this.#init.pathOn(node)).tell(message, this.self);
  }

  /** The replica that has sent the message, if it has not answered yet. */
  protected get openSender(): ReplicaNode | undefined {
    const { host = "", port = 0 } = this.context.sender.path.address;
    return this.#init.others.find((node) => node.addressKey === `${host}:${port}` && this.#quorum.isOpen(node));
  }

  #askMore(): void {
    if (this.first !== this.full) for (const node of this.#quorum.primary) if (this.#quorum.isOpen(node)) this.tellReplica(node, this.full);
    for (const node of this.#quorum.secondary) this.tellReplica(node, this.full);
  }

  #end(isReached: boolean): void {
    this.finish(isReached);
    this.context.stop(this.self as ActorRef);
  }
}
