import { Actor, type ActorRef, type Address, DeadLetter, Props, Terminated } from "../../../actor/index.ts";
import {
  type Cluster,
  CurrentClusterState,
  type Member,
  MemberDowned,
  MemberEvent,
  MemberLeft,
  MemberRemoved,
  MemberUp,
  MemberWeaklyUp,
} from "../../../cluster/index.ts";
import type { Platform } from "../../../platform/index.ts";
import { Publish, PublishFailed, PublishSucceeded, PublishWithAck, Send, SendToAll } from "../message/delivery.ts";
import { Delta, MediatorStatus, SendToOneSubscriber } from "../message/gossip.ts";
import { Put, Remove } from "../message/registration.ts";
import { Subscribe, type SubscriptionRequest, Unsubscribe } from "../message/subscription.ts";
import { CountSubscribers, CurrentTopics, GetTopics } from "../message/topics.ts";
import type { PubSubSettings } from "../pub-sub-settings.ts";
import { encodedName, keyOf } from "../registry/names.ts";
import { Registry } from "../registry/registry.ts";
import { Choice } from "./choice.ts";
import type { TopicContext } from "./topic-context.ts";
import { Topic } from "./topic.ts";
import {
  Count,
  NEW_SUBSCRIBER_ARRIVED,
  NO_MORE_SUBSCRIBERS,
  PRUNE,
  RegisterTopic,
  type Signal,
  STOP_IF_EMPTY,
  Subscribed,
  Unsubscribed,
} from "./topic-messages.ts";
import { type Unpublished, UnpublishedMessages } from "./unpublished-messages.ts";
import { WaitingMessages } from "./waiting-messages.ts";

/** What a mediator is made with. */
export interface MediatorInit {
  readonly settings: PubSubSettings;
  readonly cluster: Cluster;
  readonly platform: Pick<Platform, "clock" | "randomUid">;
}

/** From the year 1 to 1970. Unit: ms. */
const YEAR_1_TO_1970_MS = 62_135_596_800_000;
const GOSSIP: Signal = { signal: "gossip" };
const CHECK_UNPUBLISHED: Signal = { signal: "check unpublished messages" };

/**
 * Knows which actors are registered on which node, tells the mediators of other nodes, and passes messages on. Its children are the topics that have
 * subscribers on this node. INTEROP: `/system/distributedPubSubMediator`, DistributedPubSubMediator.cs.
 */
export class DistributedPubSubMediator extends Actor {
  readonly #init: MediatorInit;
  readonly #registry: Registry;
  readonly #choice: Choice;
  readonly #waiting = new WaitingMessages();
  readonly #unpublished: UnpublishedMessages;
  /** Members with a mediator, this node included, by their addresses. */
  readonly #nodes = new Map<string, Address>();
  readonly #topicContext: TopicContext;

  constructor(init: MediatorInit) {
    super();
    this.#init = init;
    const { settings, cluster, platform } = init;
    const createChoice = (): Choice => new Choice(settings.routingLogic, () => platform.randomUid());
    this.#choice = createChoice();
    this.#unpublished = new UnpublishedMessages(settings.maxBufferedPerTopic);
    this.#registry = new Registry({
      self: cluster.selfAddress,
      maxDeltaElements: settings.maxDeltaElements,
      nowMs: () => platform.clock.date().getTime() + YEAR_1_TO_1970_MS,
    });
    this.#topicContext = { settings, nowMs: () => platform.clock.nowMs(), createChoice };
  }

  override preStart(): void {
    const { cluster, settings } = this.#init;
    cluster.subscribe(this.self as ActorRef, "snapshot", MemberEvent);
    this.timers.startPeriodicTimer(GOSSIP, GOSSIP, settings.gossipIntervalMs);
    this.timers.startPeriodicTimer(PRUNE, PRUNE, Math.max(1, settings.removedTimeToLiveMs / 2));
    this.timers.startPeriodicTimer(CHECK_UNPUBLISHED, CHECK_UNPUBLISHED, settings.bufferCheckIntervalMs);
  }

  override postStop(): void {
    this.#init.cluster.unsubscribe(this.self as ActorRef);
    for (const { message, sender } of this.#unpublished.takeAll())
      sender.tell(new PublishFailed(message, "mediator-shutting-down"), this.self);
  }

  override receive(message: unknown): void {
    if (message instanceof Publish || message instanceof PublishWithAck) this.#publish(message);
    else if (message instanceof Send) this.#send(message);
    else if (message instanceof SendToAll) this.#sendToAll(message);
    else if (message instanceof Subscribe) this.#toTopic(message, message.topic, (name) => this.#createTopic(name));
    else if (message instanceof Unsubscribe) this.#toTopic(message, message.topic);
    else if (message instanceof CountSubscribers) this.#count(message);
    else if (message instanceof Put) this.#put(message);
    else if (message instanceof Remove) this.#remove(message);
    else if (message instanceof MediatorStatus) this.#onStatus(message);
    else if (message instanceof Delta) this.#onDelta(message);
    else if (message instanceof GetTopics) this.#tellTopics();
    else if (message instanceof CurrentClusterState) this.#onState(message);
    else if (message instanceof MemberEvent) this.#onMember(message);
    else if (message instanceof Subscribed || message instanceof Unsubscribed) message.subscriber.tell(message.ack, this.self);
    else this.#handleInternal(message);
  }

  #handleInternal(message: unknown): void {
    const { sender } = this.context;
    if (message instanceof RegisterTopic) this.#register(message.ref);
    else if (message instanceof Terminated) this.#onTerminated(message.actor as ActorRef);
    else if (message === NO_MORE_SUBSCRIBERS) {
      this.#waiting.hold(keyOf(sender));
      sender.tell(STOP_IF_EMPTY, this.self);
    } else if (message === NEW_SUBSCRIBER_ARRIVED) this.#waiting.release(keyOf(sender), () => sender);
    else if (message === GOSSIP) this.#gossip();
    else if (message === PRUNE) this.#registry.prune(this.#init.settings.removedTimeToLiveMs);
    else if (message === CHECK_UNPUBLISHED) {
      for (const each of this.#unpublished.takeOverdue(this.#topicContext.nowMs())) this.#giveUp(each);
    } else this.unhandled(message);
  }

  #keyOfTopic(topic: string): string {
    return `${this.context.self.path.toStringWithoutAddress()}/${encodedName(topic)}`;
  }

  #publish(publish: Publish | PublishWithAck): void {
    const { message, topic, sendOneMessageToEachGroup } = publish;
    const key = this.#keyOfTopic(topic);
    const groups = sendOneMessageToEachGroup ? this.#registry.refsBelow(key) : [this.#registry.refs(key)];
    let sent = 0;
    for (const refs of groups) {
      const chosen = sendOneMessageToEachGroup ? this.#choice.among(refs) : refs;
      const outgoing = sendOneMessageToEachGroup ? new SendToOneSubscriber(message) : message;
      for (const ref of chosen) ref.forward(outgoing);
      sent += chosen.length;
    }
    if (publish instanceof PublishWithAck) this.#acknowledge(publish, sent, key);
    else if (sent === 0) this.#toDeadLetters(publish, `No node has subscribers for topic "${topic}".`);
  }

  #acknowledge(message: PublishWithAck, sent: number, key: string): void {
    const { sender } = this.context;
    if (sent > 0) return sender.tell(new PublishSucceeded(message), this.self);
    const displaced = this.#unpublished.add(key, { message, sender, deadlineMs: this.#topicContext.nowMs() + message.timeoutMs });
    if (displaced === undefined) return;
    this.log.warning("PublishWithAck buffer overflowed for topic [{0}]. New message inserted: {1}", message.topic, message);
    this.#giveUp(displaced);
  }

  #giveUp({ message, sender }: Unpublished): void {
    sender.tell(new PublishFailed(message, "timeout"), this.self);
    this.#toDeadLetters(message, `No node has had subscribers for topic "${message.topic}".`, sender);
  }

  #send({ path, message, localAffinity }: Send): void {
    const local = localAffinity ? this.#registry.own(path) : undefined;
    const chosen = local === undefined ? this.#choice.among(this.#registry.refs(path)) : [local];
    for (const ref of chosen) ref.forward(message);
    if (chosen.length === 0)
      this.#toDeadLetters(new Send(path, message, localAffinity), `No node has registered an actor with the path ${path}.`);
  }

  #sendToAll({ path, message, excludeSelf }: SendToAll): void {
    const refs = this.#registry.refs(path, { exceptOwn: excludeSelf });
    for (const ref of refs) ref.forward(message);
    if (refs.length === 0)
      this.#toDeadLetters(new SendToAll(path, message, excludeSelf), `No node has registered an actor with the path ${path}.`);
  }

  #toDeadLetters(message: unknown, reason: string, sender: ActorRef = this.context.sender): void {
    const { system, self } = this.context;
    if (this.#init.settings.sendsToDeadLetters) system.eventStream.publish(new DeadLetter(message, sender, self, reason));
  }

  #toTopic(message: SubscriptionRequest, topic: string, create?: (name: string) => ActorRef): void {
    if (this.#waiting.add(this.#keyOfTopic(topic), message, this.context.sender)) return;
    const name = encodedName(topic);
    (this.context.child(name) ?? create?.(name))?.forward(message);
  }

  #count(message: CountSubscribers): void {
    if (this.#waiting.add(this.#keyOfTopic(message.topic), message, this.context.sender)) return;
    const topic = this.context.child(encodedName(message.topic));
    if (topic === undefined) this.context.sender.tell(0, this.self);
    else topic.forward(new Count());
  }

  #createTopic(name: string): ActorRef {
    const topic = this.context.actorOf(Props.create(Topic, this.#topicContext), name);
    this.#register(topic);
    return topic;
  }

  #register(ref: ActorRef): void {
    this.#putKey(keyOf(ref), ref);
    this.context.watch(ref);
  }

  #put({ ref }: Put): void {
    if (ref.isLocal) this.#register(ref);
    else this.log.warning("Registered actor must be local: [{0}]", ref);
  }

  #remove({ path }: Remove): void {
    const ref = this.#registry.own(path);
    if (ref === undefined) return;
    this.context.unwatch(ref);
    this.#putKey(path, undefined);
  }

  #onTerminated(ref: ActorRef): void {
    const key = keyOf(ref);
    if (this.#registry.own(key) === ref) this.#putKey(key, undefined);
    this.#waiting.release(key, () => this.#createTopic(ref.path.name));
  }

  #putKey(key: string, ref: ActorRef | undefined): void {
    this.#registry.put(key, ref);
    if (ref !== undefined) this.#publishWaiting(key);
  }

  /** What waits for the first subscriber of a topic is published again once the topic or one of its groups is registered. */
  #publishWaiting(key: string): void {
    const prefix = `${this.context.self.path.toStringWithoutAddress()}/`;
    if (!key.startsWith(prefix)) return;
    const [topic = ""] = key.slice(prefix.length).split("/");
    for (const { message, sender, deadlineMs } of this.#unpublished.release(`${prefix}${topic}`)) {
      const restMs = deadlineMs - this.#topicContext.nowMs();
      if (restMs <= 0) this.#giveUp({ message, sender, deadlineMs });
      else (this.self as ActorRef).tell(message, sender);
    }
  }

  #tellTopics(): void {
    const names = this.#registry.namesBelow(this.context.self.path.toStringWithoutAddress());
    this.context.sender.tell(new CurrentTopics(names), this.self);
  }

  #gossip(): void {
    const { cluster, platform } = this.#init;
    const others = [...this.#nodes.values()].filter((address) => !address.equals(cluster.selfAddress));
    const address = others[platform.randomUid() % Math.max(1, others.length)];
    if (address === undefined) return;
    const path = this.context.self.path.toStringWithAddress(address);
    this.context.actorSelection(path).tell(new MediatorStatus(this.#registry.versions, false), this.self);
  }

  #onStatus({ versions, isReplyToStatus }: MediatorStatus): void {
    const { sender } = this.context;
    if (!this.#isFromMember()) return;
    const buckets = this.#registry.deltaFor(versions);
    if (buckets.length > 0) sender.tell(new Delta(buckets), this.self);
    if (!isReplyToStatus && this.#registry.isBehind(versions)) sender.tell(new MediatorStatus(this.#registry.versions, true), this.self);
  }

  #onDelta({ buckets }: Delta): void {
    if (!this.#isFromMember()) return;
    for (const bucket of buckets) {
      if (!this.#nodes.has(bucket.owner.toString())) continue;
      for (const key of this.#registry.merge(bucket)) this.#publishWaiting(key);
    }
  }

  /** What others say does not count: only members gossip. */
  #isFromMember(): boolean {
    return this.#nodes.has(this.context.sender.path.address.toString());
  }

  #onState({ members }: CurrentClusterState): void {
    this.#nodes.clear();
    for (const member of members) if (member.status !== "Joining") this.#add(member);
  }

  #onMember(event: MemberEvent): void {
    const { member } = event;
    if (event instanceof MemberRemoved && member.uniqueAddress.equals(this.#init.cluster.selfUniqueAddress))
      this.context.stop(this.self as ActorRef);
    else if (event instanceof MemberUp || event instanceof MemberWeaklyUp) this.#add(member);
    else if (event instanceof MemberLeft || event instanceof MemberDowned || event instanceof MemberRemoved) this.#forget(member.address);
  }

  #add(member: Member): void {
    const { role } = this.#init.settings;
    if (role === undefined || member.hasRole(role)) this.#nodes.set(member.address.toString(), member.address);
  }

  #forget(address: Address): void {
    this.#nodes.delete(address.toString());
    this.#registry.remove(address);
  }
}
