import {
  Actor,
  type ActorRef,
  type Address,
  type CoordinatedShutdown,
  type Notification,
  PoisonPill,
  Props,
  Terminated,
} from "../../../actor/index.ts";
import type { ExtendedActorSystem } from "../../../actor/internal.ts";
import {
  Cluster,
  ClusterSettingError,
  type Lease,
  MemberDowned,
  MemberEvent,
  MemberExited,
  MemberRemoved,
  MemberUp,
} from "../../../cluster/index.ts";
import { leaseOf } from "../../../cluster/internal.ts";
import {
  type HandOverMessage,
  initialSingletonState,
  type SingletonEffect,
  type SingletonEnvironment,
  type SingletonEvent,
  type SingletonPeer,
} from "../core/singleton-state.ts";
import { transition } from "../core/transition.ts";
import { ClusterSingletonManagerIsStuckError } from "../errors.ts";
import {
  ClusterSingletonMessage,
  HandOverDone,
  HandOverInProgress,
  HandOverToMe,
  TakeOverFromMe,
} from "../message/cluster-singleton-message.ts";
import { type ClusterSingletonManagerSettings, type CompleteManagerSettings, managerSettingsFrom } from "../singleton-settings.ts";

/** To the manager itself: something that happened in this node. */
class SingletonEventMessage {
  readonly event: SingletonEvent;

  constructor(event: SingletonEvent) {
    this.event = event;
  }
}

const MESSAGES = {
  "hand-over-to-me": HandOverToMe.instance,
  "hand-over-in-progress": HandOverInProgress.instance,
  "hand-over-done": HandOverDone.instance,
  "take-over-from-me": TakeOverFromMe.instance,
} satisfies Record<HandOverMessage, ClusterSingletonMessage>;

interface RefPeer extends SingletonPeer {
  readonly ref: ActorRef;
}

const EXITING = "cluster-exiting";

/**
 * Has one actor in the whole cluster, or among the members with a role: on the oldest of them, as a child of the manager there. Start a
 * manager at the same path on each of these members. When the oldest member leaves, the singleton there ends before the next one starts.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Tools.Singleton.ClusterSingletonManager`.
 */
export class ClusterSingletonManager extends Actor {
  readonly #singletonProps: Props;
  readonly #terminationMessage: unknown;
  readonly #cluster: Cluster;
  readonly #settings: CompleteManagerSettings;
  readonly #lease: Lease | undefined;
  #state = initialSingletonState;
  #singleton: ActorRef | undefined;
  #onExitingDone: () => void = () => {};
  readonly #whenExitingDone = new Promise<void>((resolve) => (this.#onExitingDone = resolve));

  /** @internal see {@link ClusterSingletonManager.props} */
  constructor(singletonProps: Props, terminationMessage: unknown, given: ClusterSingletonManagerSettings) {
    super();
    const { system } = this.context;
    this.#singletonProps = singletonProps;
    this.#terminationMessage = terminationMessage;
    this.#cluster = Cluster.get(system);
    this.#settings = managerSettingsFrom(system.config, given, this.#cluster.downingProvider.downRemovalMarginMs);
    const { leasePath, rules } = this.#settings;
    if (rules.role !== "" && !this.#cluster.selfRoles.has(rules.role)) {
      throw new ClusterSettingError(
        `${this.self.path} manages a singleton of members with the role ${rules.role}, which this node does not have. Start the manager only on ` +
          "nodes with that role in akka.cluster.roles; others use a proxy.",
      );
    }
    const { host = "", port = 0 } = this.#cluster.selfAddress;
    const request = { path: leasePath, leaseName: `${system.name}-singleton-${this.self.path}`, ownerName: `${host}:${port}` };
    this.#lease = leasePath === "" ? undefined : leaseOf(system, request);
  }

  /**
   * Props of a manager. `terminationMessage` is what the singleton gets when it has to end: the next one starts when it has stopped. A
   * manager whose node is in no cluster, or lacks the role, fails to start.
   */
  static props(
    singletonProps: Props,
    terminationMessage: unknown = PoisonPill.instance,
    settings: ClusterSingletonManagerSettings = {},
  ): Props {
    return Props.create(ClusterSingletonManager, singletonProps, terminationMessage, settings).withDeploy({ scope: { kind: "local" } });
  }

  /** Subscribes to the cluster; waits for its node to be Up. */
  override preStart(): void {
    const cluster = this.#cluster;
    const { self } = this;
    cluster.subscribe(self, "events", MemberUp, MemberExited, MemberRemoved, MemberDowned);
    cluster.onMemberUp(() => self.tell(new SingletonEventMessage({ kind: "self-up", members: cluster.state.members })));
    this.#addShutdownTask((this.context.system as ExtendedActorSystem).coordinatedShutdown);
  }

  /** Lets the shutdown of this node go on. */
  override postStop(): void {
    this.#cluster.unsubscribe(this.self);
    this.#onExitingDone();
  }

  /** Handles events of the cluster, and what other managers say. */
  override receive(message: Notification): void {
    const event = this.#eventFrom(message);
    if (event !== undefined) this.#run(event);
    else if (!(message instanceof MemberEvent)) this.unhandled(message);
  }

  /** The shutdown waits for the hand-over. INTEROP: phase cluster-exiting, as in ClusterSingletonManager.cs. */
  #addShutdownTask(shutdown: CoordinatedShutdown): void {
    if (!shutdown.phases.includes(EXITING)) return;
    const { self } = this;
    shutdown.addTask(EXITING, "singleton-exiting", () => {
      const cluster = this.#cluster;
      if (cluster.isTerminated || cluster.selfMember.status === "Down") return undefined;
      self.tell(new SingletonEventMessage({ kind: "self-exiting" }));
      return this.#whenExitingDone;
    });
  }

  #eventFrom(message: unknown): SingletonEvent | undefined {
    if (message instanceof SingletonEventMessage) return message.event;
    if (message instanceof ClusterSingletonMessage) return this.#handOver(message);
    if (message instanceof Terminated) return this.#isSingleton(message.actor) ? { kind: "singleton-ended" } : undefined;
    if (message instanceof MemberUp) return { kind: "member-up", member: message.member };
    if (message instanceof MemberExited) return { kind: "member-exited", member: message.member };
    if (message instanceof MemberRemoved) return { kind: "member-removed", member: message.member };
    const isDown = message instanceof MemberDowned && message.member.uniqueAddress.equals(this.#cluster.selfUniqueAddress);
    return isDown ? { kind: "self-downed" } : undefined;
  }

  #handOver(received: ClusterSingletonMessage): SingletonEvent | undefined {
    const found = Object.entries(MESSAGES).find(([, each]) => each === received);
    const { sender } = this;
    const { address } = sender.path;
    const from: RefPeer = {
      address: address.host === undefined ? this.#cluster.selfAddress : address,
      key: sender.path.toSerializationFormat(this.#cluster.selfAddress),
      ref: sender,
    };
    return found && { kind: "message", message: found[0] as HandOverMessage, from };
  }

  #isSingleton(actor: { readonly path: ActorRef["path"] }): boolean {
    return this.#singleton?.path.equals(actor.path) === true && this.#singleton.path.uid === actor.path.uid;
  }

  #run(event: SingletonEvent): void {
    if (event.kind === "singleton-ended") this.#singleton = undefined;
    const { state, effects } = transition(this.#state, event, this.#environment);
    this.#state = state;
    for (const effect of effects) this.#do(effect);
  }

  get #environment(): SingletonEnvironment {
    const cluster = this.#cluster;
    return {
      self: cluster.selfUniqueAddress,
      nowMs: (this.context.system as ExtendedActorSystem).platform.clock.nowMs(),
      isClusterTerminated: cluster.isTerminated,
      selfStatus: cluster.selfMember.status,
      memberAt: (address) => cluster.state.members.find((member) => member.address.equals(address))?.uniqueAddress,
      rules: this.#settings.rules,
    };
  }

  #do(effect: SingletonEffect): void {
    switch (effect.kind) {
      case "start-singleton":
        this.#singleton = this.context.watch(this.context.actorOf(this.#singletonProps, this.#settings.singletonName));
        this.log.info("Singleton manager started singleton actor [{0}]", this.#singleton.path);
        return;
      case "terminate-singleton":
        this.#singleton?.tell(this.#terminationMessage);
        return;
      case "tell":
        this.#tell(MESSAGES[effect.message], effect.to);
        return;
      case "start-timer":
        this.timers.startSingleTimer(effect.timer, new SingletonEventMessage({ kind: "timer", timer: effect.timer }), effect.afterMs);
        return;
      case "cancel-timer":
        this.timers.cancel(effect.timer);
        return;
      case "wait-for-margin":
        this.timers.startSingleTimer(
          effect.node.key,
          new SingletonEventMessage({ kind: "margin-passed", node: effect.node }),
          effect.afterMs,
        );
        return;
      case "acquire-lease":
        this.#acquire();
        return;
      case "release-lease":
        this.#release();
        return;
      case "exiting-done":
        this.#onExitingDone();
        return;
      case "log":
        this.log.info("{0}", effect.text);
        return;
      case "stop":
        this.context.stop(this.self);
        return;
      case "fail":
        throw new ClusterSingletonManagerIsStuckError(String(this.self.path), effect.reason);
    }
  }

  #tell(message: ClusterSingletonMessage, to: SingletonPeer | Address): void {
    if ("ref" in to) (to as RefPeer).ref.tell(message);
    else if (!("key" in to)) this.context.actorSelection(this.self.path.toStringWithAddress(to)).tell(message);
  }

  #acquire(): void {
    const { self, log } = this;
    const answer = (isHeld: boolean): void => self.tell(new SingletonEventMessage({ kind: "lease-answered", isHeld }));
    this.#lease
      ?.acquire(() => self.tell(new SingletonEventMessage({ kind: "lease-lost" })))
      .then(answer, (cause: unknown) => {
        log.error(cause as Error, "Failed to get lease (will be retried)");
        answer(false);
      });
  }

  #release(): void {
    const { log } = this;
    const text = "Failed to release lease. Singleton may not be able to run on another node until lease timeout occurs";
    this.#lease?.release().then(
      (isReleased) => {
        if (isReleased) log.info("Lease released");
        else log.error("{0}", text);
      },
      (cause: unknown) => log.error(cause as Error, text),
    );
  }
}
