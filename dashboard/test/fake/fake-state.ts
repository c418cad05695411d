import type {
  ActorDetails,
  ActorOrder,
  AssociationView,
  DeadLetterGroup,
  InspectionEvent,
  RankingAnswer,
  Snapshot,
  Totals,
} from "../../../src/inspection/index.ts";
import { FakeActors, hashOf } from "./fake-actors.ts";

const PEERS = 200;
const GROUPS = 120;

/** A system that does not exist, with 100 000 actors, 200 associations, and faults all the time. */
export class FakeState {
  readonly actors = new FakeActors();
  readonly uid: number;
  readonly #started = Date.now();
  #seq = 0;

  constructor(uid: number) {
    this.uid = uid;
  }

  snapshot(path: string, depth: number, limit: number, skip: number, parts: ReadonlySet<string>, version: number): Snapshot {
    const found = this.actors.nodeAt(path, depth, limit, skip);
    const upMs = Date.now() - this.#started;
    const has = (part: string): boolean => parts.size === 0 || parts.has(part);
    const associations = has("associations") ? Array.from({ length: PEERS }, (_, index) => this.#association(index)) : [];
    return {
      version: version as 1,
      system: "Shop",
      address: "akka.tcp://Shop@10.0.0.1:8081",
      uid: this.uid,
      runtime: "ritsem 0.1.0",
      time: new Date().toISOString(),
      upMs,
      lookMs: upMs,
      totals: this.#totals(),
      actors: { root: found?.node ?? null, total: this.actors.total, subtotal: null, shown: found?.shown ?? 0, isCut: true },
      associations,
      associationCount: PEERS,
      deadLetters: {
        total: this.#deadLetters(),
        groups: has("deadLetters") ? Array.from({ length: GROUPS }, (_, index) => this.#group(index)) : [],
        ungrouped: 17,
      },
      routers: [
        {
          path: "/user/orders",
          kind: "pool",
          logic: "RoundRobinPool",
          routees: ["/user/orders/w0", "/user/orders/w1"],
          routeeCount: 90_000,
        },
      ],
      routerCount: 1,
      watches: [
        { watcher: "/user/audit", watchee: "/user/payments" },
        { watcher: "/user/audit", watchee: "akka.tcp://Shop@10.0.1.7:8081/user/ledger" },
      ],
      watchCount: 2,
      cluster: {
        state: "member",
        members: Array.from({ length: 5 }, (_, index) => ({
          address: `akka.tcp://Shop@10.0.0.${index + 1}:8081`,
          uid: 1000 + index,
          status: index === 4 ? "Leaving" : "Up",
          roles: index < 3 ? ["orders", "seed"] : ["reports"],
          appVersion: "1.4.0",
          isLeader: index === 1,
          isReachable: index !== 3,
          isSelf: index === 0,
        })),
      },
      sharding: [
        {
          name: "Cart",
          kind: "region",
          coordinator: "akka.tcp://Shop@10.0.0.2:8081",
          shards: Array.from({ length: 24 }, (_, index) => ({ id: String(index * 4), entities: 20 + (hashOf(`s${index}`) % 400) })),
        },
        { name: "Invoice", kind: "proxy", coordinator: "akka.tcp://Shop@10.0.0.2:8081", shards: [] },
      ],
    };
  }

  ranking(by: ActorOrder, limit: number): RankingAnswer {
    const candidates = ["/user/payments", "/user/orders", ...Array.from({ length: 3000 }, (_, index) => `/user/orders/w${index * 30}`)];
    const valueOf = { mailbox: "mailbox", rate: "rate", restarts: "restarts", time: "handlerMs" } as const;
    const actors = candidates.map((path) => this.actors.viewOf(path)).sort((a, b) => b[valueOf[by]] - a[valueOf[by]]);
    const { version, system, address, uid, time, lookMs, totals } = this.snapshot("/", 0, 1, 0, new Set(["actors"]), 1);
    return {
      version,
      system,
      address,
      uid,
      time,
      lookMs,
      totals,
      ranking: { by, actors: actors.slice(0, limit), total: this.actors.total },
    };
  }

  details(path: string): ActorDetails | undefined {
    const found = this.actors.nodeAt(path, 0, 1, 0);
    if (found === undefined) return undefined;
    const { children: _, ...view } = found.node;
    return {
      ...view,
      parent: path === "/" ? null : path.slice(0, path.lastIndexOf("/")) || "/",
      dispatcher: "akka.actor.default-dispatcher",
      watches: ["/user/payments", "akka.tcp://Shop@10.0.1.7:8081/user/ledger"],
      watchedBy: ["/user/audit"],
      watchCount: 3,
      router:
        path === "/user/orders" ? { path, kind: "pool", logic: "RoundRobinPool", routees: ["/user/orders/w0"], routeeCount: 90_000 } : null,
    };
  }

  flight(
    remote: string,
  ):
    | { readonly remote: string; readonly entries: readonly { readonly time: string; readonly text: string }[]; readonly dropped: number }
    | undefined {
    const index = Array.from({ length: PEERS }, (_, at) => this.#association(at).remote).indexOf(remote);
    if (index < 0) return undefined;
    const texts = ["dialled", "handshake complete", "associated", "connection closed by the peer", "gated: Connection refused", "dialled"];
    return {
      remote,
      entries: texts.map((text, at) => ({ time: new Date(Date.now() - (6 - at) * 4000).toISOString(), text })),
      dropped: 12,
    };
  }

  event(): InspectionEvent {
    this.#seq += 1;
    const base = { version: 1 as const, seq: this.#seq, time: new Date().toISOString() };
    const { remote, state, reason } = this.#association(this.#seq % PEERS);
    const group = this.#group(this.#seq % GROUPS);
    const path = `/user/orders/w${(this.#seq * 7919) % 90_000}`;
    switch (this.#seq % 4) {
      case 0:
        return { ...base, kind: "association", remote, state, text: reason === null ? state : `${state}: ${reason}` };
      case 1:
        return { ...base, kind: "dead-letter", recipient: group.recipient, sender: null, type: group.type, reason: group.reason };
      case 2:
        return { ...base, kind: "restart", path, className: "OrderWorker", reason: "no price for item 4711" };
      default:
        return { ...base, kind: "actor-started", path, className: "OrderWorker" };
    }
  }

  #totals(): Totals {
    const now = performance.now() / 1000;
    return {
      actors: this.actors.total,
      mailbox: Math.floor(40_000 + 9000 * Math.sin(now / 4)),
      rate: 52_000 + 8000 * Math.sin(now / 3),
      handled: Math.floor(52_000 * now),
      restarts: Math.floor(now / 2),
      load: 0.62 + 0.2 * Math.sin(now / 5),
      stuck: 11,
      busy: 612,
    };
  }

  #deadLetters(): number {
    return Math.floor((Date.now() - this.#started) / 50);
  }

  #association(index: number): AssociationView {
    const now = Date.now();
    const phase = (hashOf(`peer${index}`) + Math.floor(now / 3000)) % 41;
    const state = index % 47 === 5 ? "quarantined" : phase < 2 ? "gated" : phase === 2 ? "associating" : "associated";
    const reasons = {
      gated: "Connection refused by 10.0.1.9:8081: nothing listens there",
      quarantined: "The peer did not acknowledge a system message for 3 min",
    };
    return {
      remote: `akka.tcp://Shop@10.0.${1 + Math.floor(index / 100)}.${index % 100}:8081`,
      uid: state === "associating" ? null : hashOf(`uid${index}`),
      state,
      reason: state === "gated" || state === "quarantined" ? reasons[state] : null,
      since: new Date(now - 3000 - (hashOf(`since${index}`) % 3_000_000)).toISOString(),
      connections: state === "associated" ? 1 : 0,
      queued: state === "associated" ? 0 : phase * 31,
      queuedBytes: state === "associated" ? 0 : phase * 31_000,
      unacknowledged: state === "associated" ? 0 : 4,
      bytesIn: Math.floor((now - this.#started) * (index % 13)),
      bytesOut: Math.floor((now - this.#started) * (index % 7)),
      framesIn: Math.floor((now - this.#started) / 90),
      blocksOut: Math.floor((now - this.#started) / 120),
      watchedFromThere: index % 4,
    };
  }

  #group(index: number): DeadLetterGroup {
    const reasons = [
      ["No actor exists at this path", "Correct the path, or start the actor before messages are sent to it."],
      ["The association is quarantined", "Restart the peer: nothing is sent to it until it has another incarnation."],
      ["The mailbox is full", "Raise mailbox-capacity, or let senders wait."],
    ] as const;
    const [reason, cure] = reasons[index % 3] ?? reasons[0];
    return {
      reason,
      recipient: index % 3 === 1 ? `akka.tcp://Shop@10.0.1.${index}:8081/user/ledger` : `/user/orders/old-${index}`,
      type: ["OrderPlaced", "Cancel", "string"][index % 3] ?? "string",
      count: Math.floor(this.#deadLetters() / (index + 2)) + 1,
      firstTime: new Date(this.#started).toISOString(),
      lastTime: new Date(Date.now() - index * 1000).toISOString(),
      lastSender: index % 2 === 0 ? "/user/regions/region-1" : null,
      cure,
    };
  }
}
