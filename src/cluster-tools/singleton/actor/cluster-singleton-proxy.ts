import { Actor, ActorIdentity, type ActorRef, Identify, Props, Terminated } from "../../../actor/index.ts";
import { RingQueue } from "../../../base/index.ts";
import { Cluster, CurrentClusterState, type Member, MemberEvent, MemberExited, MemberRemoved, MemberUp } from "../../../cluster/index.ts";
import { compareByAge } from "../../../cluster/internal.ts";
import { byVersionAndAge } from "../core/oldest-members.ts";
import { type ClusterSingletonProxySettings, type CompleteProxySettings, proxySettingsFrom } from "../singleton-settings.ts";

/** To the proxy itself: look for the singleton. */
const LOOK = Symbol("look for the singleton");
/** To the proxy itself: it was not found for a while. */
const NOT_FOUND = Symbol("not found for a while");

interface Waiting {
  readonly message: unknown;
  readonly sender: ActorRef;
}

/**
 * Passes messages on to a singleton, wherever in the cluster it runs. Messages wait while it is not found, up to `buffer-size`. Messages may be lost
 * while the singleton moves, as between any two nodes.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Tools.Singleton.ClusterSingletonProxy`.
 */
export class ClusterSingletonProxy extends Actor {
  readonly #cluster: Cluster;
  readonly #settings: CompleteProxySettings;
  /** `/user/manager/singleton`. */
  readonly #path: string;
  #members: readonly Member[] = [];
  #singleton: ActorRef | undefined;
  #searches = 0;
  readonly #waiting = new RingQueue<Waiting>();

  /** @internal see {@link ClusterSingletonProxy.props} */
  constructor(singletonManagerPath: string, given: ClusterSingletonProxySettings) {
    super();
    this.#cluster = Cluster.get(this.context.system);
    this.#settings = proxySettingsFrom(this.context.system.config, given);
    this.#path = `${singletonManagerPath}/${this.#settings.singletonName}`;
  }

  /** Props of a proxy. `singletonManagerPath`: that of the managers, without an address, such as `/user/manager`. */
  static props(singletonManagerPath: string, settings: ClusterSingletonProxySettings = {}): Props {
    return Props.create(ClusterSingletonProxy, singletonManagerPath, settings).withDeploy({ scope: { kind: "local" } });
  }

  /** Subscribes to the cluster. */
  override preStart(): void {
    this.#cluster.subscribe(this.self, "snapshot", MemberEvent);
  }

  /** Ends the subscription. */
  override postStop(): void {
    this.#cluster.unsubscribe(this.self);
  }

  /** Passes messages on, except for those about the cluster and the singleton. */
  override receive(message: unknown): void {
    if (message === LOOK) this.#look();
    else if (message === NOT_FOUND) this.#warn();
    else if (message instanceof CurrentClusterState) this.#follow(message.members.filter(({ status }) => status === "Up"));
    else if (message instanceof MemberEvent) this.#onMember(message);
    else if (message instanceof Terminated) this.#onTerminated(message);
    else if (message instanceof ActorIdentity && message.messageId === this.#identifyId) this.#onIdentity(message);
    else if (this.#singleton === undefined) this.#keep(message);
    else this.#singleton.forward(message as never);
  }

  get #identifyId(): string {
    return `identify-singleton-${this.#path}${this.#searches}`;
  }

  #onMember(event: MemberEvent): void {
    const { member } = event;
    const others = this.#members.filter(({ uniqueAddress }) => !uniqueAddress.equals(member.uniqueAddress));
    if (event instanceof MemberUp) this.#follow([...others, member]);
    else if (event instanceof MemberExited) this.#follow(others);
    else if (event instanceof MemberRemoved) {
      if (member.uniqueAddress.equals(this.#cluster.selfUniqueAddress)) this.context.stop(this.self);
      else this.#follow(others);
    }
  }

  /** Looks for the singleton anew if another member is the oldest. */
  #follow(members: readonly Member[]): void {
    const { role, considersAppVersion } = this.#settings;
    const [before] = this.#members;
    this.#members = members
      .filter((member) => role === "" || member.hasRole(role))
      .sort(considersAppVersion ? byVersionAndAge : compareByAge);
    const [after] = this.#members;
    if (before?.uniqueAddress.key !== after?.uniqueAddress.key) this.#search();
  }

  #search(): void {
    const { identificationIntervalMs, failurePeriodMs } = this.#settings;
    this.#searches += 1;
    this.#singleton = undefined;
    this.timers.startPeriodicTimer(LOOK, LOOK, identificationIntervalMs, { initialDelay: 0 });
    if (failurePeriodMs !== undefined) this.timers.startSingleTimer(NOT_FOUND, NOT_FOUND, failurePeriodMs);
  }

  #look(): void {
    const [oldest] = this.#members;
    if (oldest === undefined) return;
    const path = `${oldest.address}${this.#path}`;
    this.log.debug("Trying to identify singleton at [{0}]", path);
    this.context.actorSelection(path).tell(new Identify(this.#identifyId));
  }

  #onIdentity({ subject }: ActorIdentity): void {
    if (subject === undefined || this.#singleton !== undefined) return;
    this.log.info("Singleton identified at [{0}]", subject.path);
    this.#singleton = this.context.watch(subject);
    this.timers.cancel(LOOK);
    this.timers.cancel(NOT_FOUND);
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      subject.tell(next.message as never, next.sender);
  }

  /** Another one may start on the same node, when its manager has the lease again. */
  #onTerminated({ actor }: Terminated): void {
    if (this.#singleton?.path.equals(actor.path) === true) this.#search();
  }

  #keep(message: unknown): void {
    const { bufferSize } = this.#settings;
    if (bufferSize === 0) {
      this.log.debug("Singleton not available and buffering is disabled, dropping message [{0}]", message);
      return;
    }
    if (this.#waiting.length >= bufferSize) {
      this.log.debug("Singleton not available, buffer is full, dropping first message [{0}]", this.#waiting.shift()?.message);
    }
    this.#waiting.push({ message, sender: this.sender });
  }

  #warn(): void {
    this.log.warning(
      "No singleton found at {0} for {1} ms: {2}. Is its manager started at the same path on all members with the role?",
      this.#path,
      this.#settings.failurePeriodMs,
      this.#members[0] === undefined ? "no member is Up" : `the oldest member is ${this.#members[0].address}`,
    );
  }
}
