import type { AnyActorRef } from "../../actor/index.ts";
import type { InternalActorRef, LocalActorRef } from "../../actor/internal.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { AssociationInfo } from "../../remote/index.ts";
import type { ActorDetails, ActorTree, RouterView, WatchView } from "../contract/actor-view.ts";
import type { ConversationList, ConversationRecord } from "../contract/conversation-view.ts";
import type { FlightRecord } from "../contract/association-view.ts";
import { CONTRACT_VERSION, type RankingAnswer, type Snapshot } from "../contract/snapshot.ts";
import { DeadLetterGroups } from "../events/dead-letter-groups.ts";
import { EventLog, type EventSubscriber } from "../events/event-log.ts";
import type { InspectionEvent } from "../contract/inspection-event.ts";
import { EventSources } from "../events/event-sources.ts";
import { FlightRecorders } from "../events/flight-recorders.ts";
import { isLocalActor } from "../sampling/local-actor.ts";
import { Sampler } from "../sampling/sampler.ts";
import { walk } from "../sampling/walk.ts";
import type { InspectionSettings } from "../settings/inspection-settings.ts";
import { actorDetailsOf, routerViewOf, watchesOf } from "../view/actor-details.ts";
import { actorTreeFrom } from "../view/actor-tree.ts";
import type { ActorKnowledge } from "../view/actor-view-of.ts";
import { associationViewOf } from "../view/association-views.ts";
import { clusterViewOf } from "../view/cluster-view-of.ts";
import { conversationRecordOf, conversationsOf } from "../view/conversation-views.ts";
import { shardingViewsOf } from "../view/sharding-views-of.ts";
import { Ranking } from "../view/ranking.ts";
import {
  type CompleteRankingQuery,
  type CompleteSnapshotQuery,
  conversationQueryFrom,
  pathFrom,
  rankingQueryFrom,
  snapshotQueryFrom,
  traceFrom,
} from "./query.ts";

const MOST_ROUTERS = 100;
const MOST_WATCHES = 500;

/** What other modules tell of a system. */
export interface InspectionSources {
  /** Name and version of this library. */
  readonly runtime: string;
  /** Absent without remoting. */
  readonly remoting?: {
    readonly associations: () => readonly AssociationInfo[];
    /** What tells of associations, and counts their bytes. */
    readonly observation: { countsTraffic: boolean; listener: ((...event: Parameters<EventSources["onAssociation"]>) => void) | undefined };
  };
}

/** Shows what happens in one system. Never changes anything in it. */
export class Inspection {
  readonly settings: InspectionSettings;
  readonly #system: ExtendedActorSystem;
  readonly #sources: InspectionSources;
  readonly #startedMs: number;
  readonly #log: EventLog;
  readonly #deadLetters: DeadLetterGroups;
  readonly #flights: FlightRecorders;
  readonly #events: EventSources;
  readonly #sampler: Sampler;
  readonly #knowledge: ActorKnowledge;

  constructor(system: ExtendedActorSystem, settings: InspectionSettings, sources: InspectionSources) {
    const { clock } = system.platform;
    this.settings = settings;
    this.#system = system;
    this.#sources = sources;
    this.#startedMs = clock.nowMs();
    this.#log = new EventLog({ clock, kept: settings.keptEvents, perSecond: settings.eventsPerSecond });
    this.#deadLetters = new DeadLetterGroups(settings.deadLetterGroups);
    const log = system.log("inspection");
    this.#flights = new FlightRecorders(settings.flightRecorder, (text) => log.warning("{0}", text));
    this.#events = new EventSources(system, { log: this.#log, deadLetters: this.#deadLetters, flights: this.#flights });
    this.#sampler = new Sampler({
      system,
      lookTimeoutMs: settings.lookTimeoutMs,
      stuckAfterMs: settings.stuckAfterMs,
      restarts: () => system.observation.restarts,
      isStreamed: () => this.#log.hasSubscribers,
      onLook: (isLooked) => {
        if (sources.remoting !== undefined) sources.remoting.observation.countsTraffic = isLooked;
      },
    });
    this.#knowledge = {
      figuresOf: (cell) => this.#sampler.figuresOf(cell),
      restartsOf: (actor) => this.#events.restartsOf(actor),
      nowMs: () => clock.nowMs(),
    };
  }

  /** Hears of events from now on, until the system has terminated. */
  start(): void {
    this.#events.start();
    const { remoting } = this.#sources;
    if (remoting !== undefined) remoting.observation.listener = (remote, happening) => this.#events.onAssociation(remote, happening);
    void this.#system.whenTerminated.then(() => this.stop());
  }

  stop(): void {
    this.#sampler.stop();
    this.#events.stop();
    if (this.#sources.remoting !== undefined) this.#sources.remoting.observation.listener = undefined;
  }

  /** The system as it is now. A look. Throws InvalidArgumentError for a query that makes no sense. */
  async snapshot(parts: Readonly<Record<string, unknown>> = {}): Promise<Snapshot> {
    const query = snapshotQueryFrom(parts, this.settings.maximumActors);
    await this.#sampler.look();
    const root = this.#find(query.path);
    const { subtotal, ...found } = await this.#foundBelow(root, query);
    return { ...this.#head(), actors: this.#treeFrom(root, query, subtotal), ...this.#associations(query), ...this.#rest(query), ...found };
  }

  /** The first actors in an order. A look. Throws InvalidArgumentError. */
  async ranking(parts: Readonly<Record<string, unknown>> = {}): Promise<RankingAnswer> {
    const query = rankingQueryFrom(parts, this.settings.maximumActors);
    await this.#sampler.look();
    const ranking = await this.#rank(query);
    const { version, system, address, uid, time, lookMs, totals } = this.#head();
    return { version, system, address, uid, time, lookMs, totals, ranking };
  }

  /** One actor; `undefined` if there is none. A look. Throws InvalidArgumentError. */
  async actor(path: unknown): Promise<ActorDetails | undefined> {
    const wanted = pathFrom(path);
    await this.#sampler.look();
    const found = this.#find(wanted);
    return found && actorDetailsOf(found, this.#knowledge);
  }

  /** The last events of the association with `remote`; `undefined` if there are none. */
  flight(remote: string): FlightRecord | undefined {
    return this.#flights.recordOf(remote);
  }

  /** The associations that have a record. */
  get flights(): readonly string[] {
    return this.#flights.remotes;
  }

  /** Who sends answers and events. What it cannot send is no event: that would be sent too. */
  answersAs(service: AnyActorRef): void {
    this.#events.service = service;
  }

  /** The traces of which this system keeps spans. Throws InvalidArgumentError. */
  conversations(parts: Readonly<Record<string, unknown>> = {}): ConversationList {
    return { ...this.#name, ...conversationsOf(this.#system.observation.spans, conversationQueryFrom(parts, "conversations")) };
  }

  /** The spans of one trace; `undefined` if none are kept. Throws InvalidArgumentError. */
  conversation(parts: Readonly<Record<string, unknown>>): ConversationRecord | undefined {
    const query = conversationQueryFrom(parts, "spans");
    const record = conversationRecordOf(this.#system.observation.spans, traceFrom(parts["trace"]), query);
    return record && { ...this.#name, ...record };
  }

  /** Kept events with a number above `seq`. */
  eventsSince(seq: number): readonly InspectionEvent[] {
    return this.#log.since(seq);
  }

  /** Tells `subscriber` of events as they happen: a look that lasts until the returned function is called. */
  subscribe(subscriber: EventSubscriber): () => void {
    const stop = this.#log.subscribe(subscriber);
    void this.#sampler.look();
    return stop;
  }

  get #name(): Pick<Snapshot, "version" | "system" | "address"> {
    return { version: CONTRACT_VERSION, system: this.#system.name, address: this.#system.address.toString() };
  }

  #head(): Pick<Snapshot, "version" | "system" | "address" | "uid" | "runtime" | "time" | "upMs" | "lookMs" | "totals"> {
    const { name, address, uid, platform } = this.#system;
    this.#log.tellMissed();
    return {
      version: CONTRACT_VERSION,
      system: name,
      address: address.toString(),
      uid,
      runtime: this.#sources.runtime,
      time: platform.clock.date().toISOString(),
      upMs: Math.round(platform.clock.nowMs() - this.#startedMs),
      lookMs: Math.round(this.#sampler.lookMs),
      totals: this.#sampler.totals,
    };
  }

  #treeFrom(root: LocalActorRef | undefined, query: CompleteSnapshotQuery, subtotal: number | null): Snapshot["actors"] {
    const wanted = query.parts.has("actors") ? root : undefined;
    return actorTreeFrom(wanted, query, this.#knowledge, { total: this.#sampler.totals.actors, subtotal });
  }

  #associations({ parts }: CompleteSnapshotQuery): Pick<Snapshot, "associations" | "associationCount"> {
    const infos = this.#sources.remoting?.associations() ?? [];
    if (!parts.has("associations")) return { associations: [], associationCount: infos.length };
    const { clock } = this.#system.platform;
    const times = { date: clock.date(), nowMs: clock.nowMs() };
    const views = infos.map((info) => associationViewOf(info, times)).sort((left, right) => (left.remote < right.remote ? -1 : 1));
    return { associations: views.slice(0, this.settings.maximumAssociations), associationCount: views.length };
  }

  #rest({ parts }: CompleteSnapshotQuery): Pick<Snapshot, "deadLetters" | "cluster" | "sharding"> {
    const letters = this.#deadLetters.summary();
    return {
      deadLetters: parts.has("deadLetters") ? letters : { ...letters, groups: [] },
      cluster: parts.has("cluster") ? clusterViewOf(this.#system) : null,
      sharding: parts.has("sharding") ? shardingViewsOf(this.#system) : null,
    };
  }

  /** What takes a walk over all actors at and below `root`. */
  async #foundBelow(
    root: InternalActorRef | undefined,
    { parts }: CompleteSnapshotQuery,
  ): Promise<Pick<Snapshot, "routers" | "routerCount" | "watches" | "watchCount"> & Pick<ActorTree, "subtotal">> {
    const routers: RouterView[] = [];
    const watches: WatchView[] = [];
    const counts = { routerCount: 0, watchCount: 0 };
    let visited = 0;
    if (root !== undefined && (parts.has("routers") || parts.has("watches") || parts.has("subtotal"))) {
      visited = await this.#walk(root, (actor) => {
        const router = routerViewOf(actor);
        if (router !== null) counts.routerCount += 1;
        if (router !== null && routers.length < MOST_ROUTERS) routers.push(router);
        if (actor.cell.deathWatch === undefined) return;
        const found = watchesOf(actor);
        counts.watchCount += found.length;
        for (const watch of found) if (watches.length < MOST_WATCHES) watches.push(watch);
      });
    }
    return { routers, watches, ...counts, subtotal: parts.has("subtotal") ? visited : null };
  }

  async #rank({ by, limit, path }: CompleteRankingQuery): Promise<RankingAnswer["ranking"]> {
    const ranking = new Ranking(by, limit, this.#knowledge);
    const root = this.#find(path);
    if (root !== undefined) await this.#walk(root, (actor) => ranking.add(actor));
    return { by, actors: ranking.actors, total: this.#sampler.totals.actors };
  }

  #walk(root: InternalActorRef, visit: (actor: LocalActorRef) => void): Promise<number> {
    const { platform } = this.#system;
    return walk(root, { nowMs: () => platform.clock.nowMs(), yieldToHost: (task) => platform.yieldToHost(task) }, visit);
  }

  /** The living actor at `path`. */
  #find(path: string): LocalActorRef | undefined {
    const names = path.split("/").filter((name) => name !== "");
    const ref = this.#system.provider.rootGuardian.getChild(names);
    return isLocalActor(ref) && !ref.isTerminated ? ref : undefined;
  }
}
