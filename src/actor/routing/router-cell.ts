import type { Address } from "../address/address.ts";
import { AutoReceivedMessage } from "../author/auto-received-message.ts";
import type { ActorCell } from "../cell/actor-cell.ts";
import { isEnding } from "../cell/cell-phase.ts";
import { PoisonPill } from "../author/poison-pill.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { ask } from "../ref/ask.ts";
import { AskTimeoutError } from "../ref/ask-error.ts";
import { internalRef } from "../ref/internal-actor-ref.ts";
import { LocalActorRef } from "../ref/local-actor-ref.ts";
import { ActorSelectionRoutee } from "./actor-selection-routee.ts";
import { RemoteRouterConfig } from "./remote-router-config.ts";
import { ActorRefRoutee, type Routee, SeveralRoutees } from "./routee.ts";
import type { Group, Pool } from "./router-config.ts";
import { Broadcast, RouterEnvelope } from "./router-envelope.ts";
import type { RouteeLoad, RouterContext, RouterLogic } from "./router-logic.ts";
import { Resize, RouterManagementMessage } from "./router-management-message.ts";

/**
 * The part of a router that routes. It runs in the turn of whoever tells, so that a routee has the message when `tell` returns and the
 * router's mailbox is no bottleneck; what changes the routees goes through that mailbox, to a RouterActor.
 * INTEROP: which messages take which way follows RoutedActorCell.cs.
 */
export class RouterCell {
  readonly #cell: ActorCell;
  readonly #config: Pool | Group;
  readonly #routeeProps: Props<never>;
  readonly #logic: RouterLogic;
  #routees: readonly Routee[] = [];
  #messageCount = 0;
  /** Made so far for other nodes. */
  #remoteRoutees = 0;
  #isResizing = false;

  constructor(cell: ActorCell, config: Pool | Group, routeeProps: Props<never>) {
    this.#cell = cell;
    this.#config = config;
    this.#routeeProps = routeeProps;
    this.#logic = config.createLogic(contextOf(cell));
  }

  get routees(): readonly Routee[] {
    return this.#routees;
  }

  /** Whether the router has nothing left to live for. A group may find routees again, a resizable pool makes some. */
  get isDone(): boolean {
    return this.#routees.length === 0 && this.#config.kind === "pool" && this.#config.resizer === undefined;
  }

  /** Makes or finds the routees to begin with. Throws InvalidActorPathError and InvalidAddressError for the paths of a group. */
  start(): void {
    if (this.#config.kind === "group") {
      this.addRoutees(this.#config.paths.map((path) => new ActorSelectionRoutee(this.#cell.actorSelection(path))));
      return;
    }
    this.adjustSize(this.#config.nrOfInstances);
    if (this.#config.resizer !== undefined) this.resize();
  }

  route(message: unknown, sender: ActorRef | undefined): void {
    if (this.#cell.isTerminated || message instanceof AutoReceivedMessage || message instanceof RouterManagementMessage) {
      this.#cell.mailbox.enqueue(message, sender);
      return;
    }
    if (this.#config.kind === "pool" && this.#config.resizer !== undefined) this.#considerResizing();
    const content = message instanceof RouterEnvelope ? message.message : message;
    const routee = message instanceof Broadcast ? this.#everyone() : this.#logic.select(message, this.#routees);
    if (routee === undefined || content === null || content === undefined) this.#cell.refuse(message, sender);
    else routee.send(content, sender);
  }

  addRoutees(routees: readonly Routee[]): void {
    if (routees.length === 0) return;
    this.#routees = [...this.#routees, ...routees];
    for (const routee of routees) if (routee instanceof ActorRefRoutee) this.#cell.watch(routee.actor);
  }

  /** Routes to these no more; those that are children of the router stop after the messages that they have. */
  removeRoutees(routees: readonly Routee[]): void {
    for (const routee of routees) {
      this.#routees = this.#routees.filter((known) => !isSame(known, routee));
      if (!(routee instanceof ActorRefRoutee)) continue;
      this.#cell.unwatch(routee.actor);
      if (this.#cell.childOf(internalRef(routee.actor)) !== undefined) routee.actor.tell(PoisonPill.instance);
    }
  }

  /** Forgets a routee that has terminated. */
  forget(actor: ActorRef): void {
    const gone = new ActorRefRoutee(actor);
    this.#routees = this.#routees.filter((known) => !isSame(known, gone));
  }

  /** Makes so many routees more, or lets so many go, those made last first. Does nothing in a group, which makes none. */
  adjustSize(change: number): void {
    if (this.#config.kind !== "pool" || !Number.isInteger(change) || isEnding(this.#cell.phase)) return;
    if (change >= 0) {
      this.addRoutees(Array.from({ length: change }, () => new ActorRefRoutee(this.#newRoutee())));
    } else this.removeRoutees(this.#routees.slice(Math.max(0, this.#routees.length + change)));
  }

  /** Asks the resizer. */
  resize(): void {
    this.#isResizing = false;
    if (this.#config.kind !== "pool" || this.#config.resizer === undefined) return;
    this.adjustSize(this.#config.resizer.resize(this.#routees.map(loadOf)));
  }

  /** INTEROP: the names of routees that live elsewhere are those that Akka.NET gives them, `c0`, `c1`, … */
  #newRoutee(): ActorRef {
    if (!(this.#config instanceof RemoteRouterConfig)) return this.#cell.actorOf(this.#routeeProps) as ActorRef;
    const { nodes } = this.#config;
    const number = this.#remoteRoutees;
    this.#remoteRoutees += 1;
    const scope = { kind: "remote", address: nodes[number % nodes.length] as Address } as const;
    return this.#cell.actorOf(this.#routeeProps.withDeploy({ ...this.#routeeProps.deploy, scope }), `c${number}`) as ActorRef;
  }

  #considerResizing(): void {
    if (this.#config.kind !== "pool") return;
    this.#messageCount += 1;
    if (this.#isResizing || this.#config.resizer?.isTimeForResize(this.#messageCount) !== true) return;
    this.#isResizing = true;
    this.#cell.mailbox.enqueue(Resize.instance, undefined);
  }

  #everyone(): Routee | undefined {
    return this.#routees.length === 0 ? undefined : new SeveralRoutees(this.#routees);
  }
}

function isSame(one: Routee, other: Routee): boolean {
  return one === other || one.equals?.(other) === true;
}

function loadOf(routee: Routee): RouteeLoad | undefined {
  if (!(routee instanceof ActorRefRoutee && routee.actor instanceof LocalActorRef)) return undefined;
  const { mailbox, isAwaiting, phase } = routee.actor.cell;
  return { waiting: mailbox.length, isBusy: isAwaiting, isSuspended: phase.kind === "failed" || phase.kind === "restarting" };
}

function contextOf({ self, system }: ActorCell): RouterContext {
  const { provider, platform } = system;
  return {
    timers: platform.timers,
    randomBelow: (bound) => platform.randomUid() % bound,
    ask: (routee, message, timeoutMs) =>
      ask({ path: self.path, provider, tell: (asked, sender) => routee.send(asked, sender) }, message, timeoutMs),
    timeoutError: (timeoutMs) => new AskTimeoutError(self.path, timeoutMs, false),
    loadOf,
    nameOf(routee) {
      if (routee instanceof ActorRefRoutee) return routee.actor.path.toStringWithAddress(provider.defaultAddress);
      if (!(routee instanceof ActorSelectionRoutee)) return routee.name ?? "";
      const { anchor, pathText } = routee.selection;
      return anchor.path.descendant([pathText]).toStringWithAddress(provider.defaultAddress);
    },
    warn: (template, ...args) => system.log(self.path.toString()).warning(template, ...args),
  };
}
