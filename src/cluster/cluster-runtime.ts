import { type ActorRef, type Address, Props, type ShutdownReason } from "../actor/index.ts";
import type { ExtendedActorSystem } from "../actor/internal.ts";
import type { FailureDetector } from "../remote/index.ts";
import type { Heartbeats, RemoteActorRefProvider } from "../remote/internal.ts";
import { ClusterDaemon } from "./actor/cluster-daemon.ts";
import { type ClusterContext, inCluster } from "./actor/cluster-context.ts";
import { ClusterCommand } from "./actor/core-daemon.ts";
import { BootstrapActor } from "./bootstrap/bootstrap-actor.ts";
import type { BootstrapContext } from "./bootstrap/bootstrap-context.ts";
import { type BootstrapSettings, bootstrapSettingsFrom } from "./bootstrap/bootstrap-settings.ts";
import { discoveryFor } from "./discovery/discovery-provider.ts";
import type { DiscoveryRegistry } from "./discovery/service-discovery.ts";
import { Cluster } from "./extension/cluster.ts";
import type { StopReason } from "./core/effect.ts";
import type { DowningProviderFactory } from "./extension/downing-provider.ts";
import {
  MemberDowned,
  MemberExited,
  MemberLeft,
  MemberRemoved,
  MemberUp,
  MemberWeaklyUp,
  type MemberEvent,
} from "./event/cluster-event.ts";
import { MemberDetectors } from "./heartbeat/member-detectors.ts";
import { ManagementActor } from "./management/management-actor.ts";
import { MANAGEMENT_NAME } from "./management/node-report.ts";
import { UniqueAddress } from "./member/unique-address.ts";
import type { ClusterSettings } from "./settings/cluster-settings.ts";

/** What a cluster is built from. */
export interface ClusterRuntimeContext {
  readonly system: ExtendedActorSystem;
  readonly provider: RemoteActorRefProvider;
  readonly settings: ClusterSettings;
  readonly createDetector: () => FailureDetector;
  readonly createDowningProvider: DowningProviderFactory;
  readonly discoveries: DiscoveryRegistry;
}

/** Why a system shuts down because of the cluster. INTEROP: names and exit codes as in CoordinatedShutdown.cs. */
const REASONS: Readonly<Record<StopReason, ShutdownReason>> = {
  left: { name: "ClusterLeavingReason", exitCode: 0 },
  downed: { name: "ClusterDowningReason", exitCode: -1 },
  "join-unsuccessful": { name: "ClusterJoinUnsuccessfulReason", exitCode: -1 },
};

/** Connects a cluster with its system: actors, death watch, quarantine and the phases of the coordinated shutdown. */
export class ClusterRuntime {
  readonly cluster: Cluster;
  readonly heartbeats: Heartbeats;
  readonly #context: ClusterRuntimeContext;
  readonly #daemon: ActorRef;
  #onExiting: () => void = () => {};
  readonly #whenExiting = new Promise<void>((resolve) => (this.#onExiting = resolve));

  constructor(context: ClusterRuntimeContext) {
    this.#context = context;
    const { system, provider, settings } = context;
    const node = new UniqueAddress(provider.defaultAddress, system.uid);
    const log = system.log("Cluster");
    const bootstrap = bootstrapSettingsFrom(system.config);
    const findsSeeds = bootstrap.isEnabled && settings.seedNodes.length === 0;
    const isUntrusting = system.config.getBoolean("akka.remote.untrusted-mode");
    this.cluster = new Cluster({
      node,
      settings,
      eventStream: system.eventStream,
      log,
      daemon: () => this.#daemon,
      downingProvider: context.createDowningProvider(system),
    });
    const detectors = new MemberDetectors(context.createDetector);
    this.heartbeats = detectors.heartbeats;
    const actors: ClusterContext = {
      node,
      settings,
      platform: system.platform,
      log,
      detectors,
      isUntrusting,
      findsSeeds,
      tellUrgently: (ref, message, sender) => provider.tellUrgently(ref, message, sender),
      rootAt: (address) => provider.rootGuardianAt(address),
      downingActorProps: () => this.cluster.downingProvider.downingActorProps,
      onStateChanged: (_before, after) => this.cluster.onStateChanged(after),
      onExit: () => this.#onExit(),
      onStopped: (reason) => this.#onStopped(reason),
    };
    this.#coupleDeathWatch();
    this.#addShutdownTasks();
    this.#daemon = system.systemActorOf(inCluster(Props.create(ClusterDaemon, actors), settings), "cluster");
    const management = Props.create(ManagementActor, this.cluster, isUntrusting);
    system.systemActorOf(inCluster(management, settings), MANAGEMENT_NAME);
    if (findsSeeds) this.#startBootstrap(bootstrap);
    log.info("Cluster Node [{0}] - Started up successfully", node.address);
  }

  /** Finds the other nodes, and joins or forms a cluster. */
  #startBootstrap(settings: BootstrapSettings): void {
    const { system, provider, discoveries } = this.#context;
    const { platform, config } = system;
    const context: BootstrapContext = {
      self: this.cluster.selfAddress,
      settings,
      platform,
      log: system.log("ClusterBootstrap"),
      rootAt: (address) => provider.rootGuardianAt(address),
      createDiscovery: () => discoveryFor(settings.discoveryMethod, config, platform, discoveries),
      join: (decision) => {
        if (decision.kind === "form") this.cluster.join(this.cluster.selfAddress);
        else this.cluster.joinSeedNodes(decision.seeds);
      },
    };
    system.systemActorOf(inCluster(Props.create(BootstrapActor, context), this.#context.settings), "clusterBootstrap");
  }

  /** Members are watched by the cluster, not by heartbeats of death watch; with its removal everything on a member has ended. */
  #coupleDeathWatch(): void {
    const { system, provider } = this.#context;
    const isOther = (address: Address): boolean => !address.equals(this.cluster.selfAddress);
    const takeOver = ({ member }: MemberEvent): void => {
      if (isOther(member.address)) provider.watchMember(member.address);
    };
    system.eventStream.subscribe(takeOver, MemberUp);
    system.eventStream.subscribe(takeOver, MemberWeaklyUp);
    system.eventStream.subscribe(({ member, previousStatus }: MemberRemoved) => {
      if (!isOther(member.address)) return;
      const { address, uid } = member.uniqueAddress;
      if (previousStatus === "Down") provider.quarantine(address, uid, `Cluster member removed, previous status [${previousStatus}]`);
      provider.onMemberRemoved(address);
    }, MemberRemoved);
  }

  #addShutdownTasks(): void {
    const { coordinatedShutdown } = this.#context.system;
    const add = (phase: string, name: string, task: () => unknown): void => {
      if (coordinatedShutdown.phases.includes(phase)) coordinatedShutdown.addTask(phase, name, task);
    };
    add("cluster-leave", "leave", () => this.#leave());
    add("cluster-exiting", "wait-exiting", () => (this.#isMember ? this.#whenExiting : undefined));
    add("cluster-exiting-done", "exiting-completed", () => this.#complete());
    add("cluster-shutdown", "wait-shutdown", () => this.#end());
  }

  get #isMember(): boolean {
    return this.cluster.isActive && this.cluster.selfMember.status !== "Down";
  }

  /** Resolves when the other members know that this node leaves. */
  #leave(): Promise<void> | undefined {
    if (!this.#isMember) return undefined;
    const { selfMember } = this.cluster;
    if (selfMember.status === "Leaving" || selfMember.status === "Exiting") return undefined;
    const left = this.#whenSelf(MemberLeft, MemberExited, MemberRemoved, MemberDowned);
    this.cluster.leave(this.cluster.selfAddress);
    return left;
  }

  #complete(): Promise<void> | undefined {
    if (!this.#isMember) return undefined;
    const ended = new Promise<void>((resolve) => this.cluster.onMemberRemoved(resolve));
    this.#daemon.tell(new ClusterCommand({ kind: "exiting-completed" }));
    return ended;
  }

  #end(): void {
    this.#onStopped("left");
  }

  #onExit(): void {
    this.#onExiting();
    this.#shutDown("left");
  }

  #onStopped(reason: StopReason): void {
    if (this.cluster.isTerminated) return;
    this.cluster.onStopped();
    this.#onExiting();
    this.#context.system.stop(this.#daemon);
    this.#context.system.log("Cluster").info("Cluster Node [{0}] - Successfully shut down", this.cluster.selfAddress);
    if (reason === "join-unsuccessful" || this.#context.settings.shutsDownWhenDown) this.#shutDown(reason);
  }

  #shutDown(reason: StopReason): void {
    void this.#context.system.coordinatedShutdown.run(REASONS[reason]);
  }

  /** Resolves when one of these happens to this node. */
  #whenSelf(...channels: readonly (new (...args: never[]) => MemberEvent)[]): Promise<void> {
    const { eventStream } = this.#context.system;
    return new Promise((resolve) => {
      const listener = ({ member }: MemberEvent): void => {
        if (!member.uniqueAddress.equals(this.cluster.selfUniqueAddress)) return;
        eventStream.unsubscribe(listener);
        resolve();
      };
      for (const channel of channels) eventStream.subscribe(listener, channel);
    });
  }
}
