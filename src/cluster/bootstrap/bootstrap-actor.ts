import { Actor, Address } from "../../actor/index.ts";
import { ActorSelectionMessage } from "../../actor/internal.ts";
import { reasonOf } from "../../base/index.ts";
import { InitJoin, InitJoinAck, InitJoinNack } from "../message/join-messages.ts";
import type { ResolvedTarget, ServiceDiscovery } from "../discovery/service-discovery.ts";
import type { BootstrapContext } from "./bootstrap-context.ts";
import {
  type BootstrapEnvironment,
  type BootstrapEvent,
  type BootstrapState,
  onBootstrapEvent,
  searchingFrom,
  whyNotFormed,
} from "./bootstrap-state.ts";

const TO_DAEMON = ["system", "cluster", "core", "daemon"].map((name) => ({ kind: "name", name }) as const);
/** More contact points than this are not asked. */
const MOST_CONTACT_POINTS = 1_000;
const REPORT_INTERVAL_MS = 10_000;

/** Events, as messages of this actor to itself. */
class BootstrapEventMessage {
  readonly event: BootstrapEvent;

  constructor(event: BootstrapEvent) {
    this.event = event;
  }
}

const LOOK_UP = Symbol("look up");
const PROBE = Symbol("probe");
const REPORT = Symbol("report");

/** Finds the other nodes, asks them, and lets this node join or form a cluster. Ends with the decision. */
export class BootstrapActor extends Actor {
  readonly #context: BootstrapContext;
  #state: BootstrapState;
  #discovery: Promise<ServiceDiscovery> | undefined;

  constructor(context: BootstrapContext) {
    super();
    this.#context = context;
    this.#state = searchingFrom(context.platform.clock.nowMs());
  }

  override preStart(): void {
    const { settings, log } = this.#context;
    log.info("Looks for contact points of the service {0}", this.#serviceName);
    this.timers.startPeriodicTimer("look-up", LOOK_UP, settings.lookupIntervalMs, { initialDelay: 0 });
    this.timers.startPeriodicTimer("probe", PROBE, settings.probeIntervalMs);
    this.timers.startPeriodicTimer("report", REPORT, REPORT_INTERVAL_MS);
  }

  override receive(message: unknown): void {
    if (message instanceof BootstrapEventMessage) this.#run(message.event);
    else if (message instanceof InitJoinAck) this.#run({ kind: "answer", from: message.address, isInCluster: true });
    else if (message instanceof InitJoinNack) this.#run({ kind: "answer", from: message.address, isInCluster: false });
    else if (message === LOOK_UP) this.#lookUp();
    else if (message === PROBE) this.#probe();
    else if (message === REPORT) this.#report();
    else this.unhandled(message);
  }

  get #serviceName(): string {
    return this.#context.settings.serviceName ?? this.#context.self.system;
  }

  get #environment(): BootstrapEnvironment {
    const { self, settings, platform } = this.#context;
    return { self, settings, nowMs: platform.clock.nowMs() };
  }

  #run(event: BootstrapEvent): void {
    const before = this.#state;
    this.#state = onBootstrapEvent(before, event, this.#environment);
    if (this.#state.kind !== "decided" || before.kind === "decided") return;
    const { decision } = this.#state;
    const { log, self } = this.#context;
    if (decision.kind === "join") log.info("Joins the cluster of {0}", decision.seeds.join(", "));
    else log.info("Forms a cluster: no contact point is in one, and {0} has the lowest address", self);
    this.#context.join(decision);
    this.context.stop(this.self);
  }

  #lookUp(): void {
    const { settings, log, self } = this.#context;
    const { serviceName = self.system, portName, protocol, resolveTimeoutMs } = settings;
    const lookup = { serviceName, protocol, ...(portName === undefined ? {} : { portName }) };
    this.#discovery ??= this.#context.createDiscovery();
    const found = this.#discovery.then((discovery) => discovery.lookup(lookup, resolveTimeoutMs));
    const to = this.self;
    found.then(
      (targets) => to.tell(new BootstrapEventMessage({ kind: "found", contactPoints: this.#addressesOf(targets) })),
      (error: unknown) => {
        log.warning("Looking up the service {0} failed: {1}", serviceName, reasonOf(error));
        to.tell(new BootstrapEventMessage({ kind: "lookup-failed" }));
      },
    );
  }

  #addressesOf(targets: readonly ResolvedTarget[]): readonly Address[] {
    const { self, settings } = this.#context;
    return targets.slice(0, MOST_CONTACT_POINTS).map(({ host, port = settings.fallbackPort ?? self.port }) => {
      return new Address(self.protocol, self.system, host.includes(":") ? `[${host}]` : host, port);
    });
  }

  #probe(): void {
    if (this.#state.kind === "decided") return;
    for (const address of this.#state.contactPoints) {
      if (address.equals(this.#context.self)) continue;
      this.#context.rootAt(address).tell(new ActorSelectionMessage(new InitJoin(), TO_DAEMON, false), this.self);
    }
    this.#run({ kind: "tick" });
  }

  #report(): void {
    if (this.#state.kind === "decided") return;
    this.#context.log.warning("In no cluster yet: {0}", whyNotFormed(this.#state, this.#environment) ?? "deciding");
  }
}
