import { selectionElementText } from "../address/selection-element.ts";
import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import { receivedFrom, TypedValue } from "../ref/typed-value.ts";
import type { ActorCell } from "../cell/actor-cell.ts";
import { isEnding } from "../cell/cell-phase.ts";
import { PoisonPill } from "../message/poison-pill.ts";
import * as Status from "../message/status.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { ask } from "../minimal-ref/ask.ts";
import { AskTimeoutError } from "../ref/errors.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import { LocalActorRef } from "./local-actor-ref.ts";
import { ActorSelectionRoutee } from "./actor-selection-routee.ts";
import { RemoteRouterConfig } from "../routing/remote-router-config.ts";
import { WorkerPool } from "../routing/worker-pool.ts";
import type { Address } from "../address/address.ts";
import { ActorRefRoutee, type Routee, SeveralRoutees } from "../routing/routee.ts";
import type { Group, Pool } from "../routing/router-config.ts";
import { Broadcast, RouterEnvelope } from "../routing/router-envelope.ts";
import type { RouteeLoad, RouterContext, RouterLogic } from "../routing/router-logic.ts";
import { NodePlaces, type RouteePlaces, WorkerPlaces } from "../routing/routee-places.ts";
import { type DirectedRouter, isDirected, type RouteeDirector } from "../routing/routee-director.ts";
import { DirectorTask, Refill, Resize, RouterManagementMessage } from "../routing/router-management-message.ts";

/**
 * The part of a router that routes. It runs in the turn of the caller of `tell`, so that a routee has the message when `tell` returns, and
 * the router's mailbox is no bottleneck. Messages that change the routees go through that mailbox, to a RouterActor.
 * INTEROP: the choice between the two follows RoutedActorCell.cs.
 */
export class RouterCell {
  readonly #cell: ActorCell;
  readonly #config: Pool | Group;
  readonly #routeeProps: Props<never>;
  readonly #logic: RouterLogic;
  #routees: readonly Routee[] = [];
  #messageCount = 0;
  /** The number of routees created so far on other nodes. */
  #remoteRoutees = 0;
  #isResizing = false;
  /** Of a pool whose routees live elsewhere. */
  readonly #places: RouteePlaces | undefined;
  #director: RouteeDirector | undefined;
  #stopRefilling: () => void = () => {};

  constructor(cell: ActorCell, config: Pool | Group, routeeProps: Props<never>) {
    this.#cell = cell;
    this.#config = config;
    this.#routeeProps = routeeProps;
    this.#logic = config.createLogic(contextOf(cell));
    this.#places = this.#placesOf(config);
  }

  get routees(): readonly Routee[] {
    return this.#routees;
  }

  /** How it routes, and the names of its routees. */
  get description(): { readonly config: Pool | Group; readonly routees: readonly string[] } {
    const context = contextOf(this.#cell);
    return { config: this.#config, routees: this.#routees.map((routee) => context.nameOf(routee)) };
  }

  /** Whether the router should stop. A group may find routees again, and a resizable pool creates new ones. */
  get isDone(): boolean {
    if (isDirected(this.#config)) return false;
    const { resizer } = this.#config.kind === "pool" ? this.#config : {};
    return this.#routees.length === 0 && this.#config.kind === "pool" && resizer === undefined && this.#places?.hasWaiting !== true;
  }

  /** Creates or finds the initial routees. Throws InvalidActorPathError and InvalidAddressError for the paths of a group. */
  start(): void {
    if (isDirected(this.#config)) {
      this.#director = this.#config.createDirector(this.#directed());
      this.#director.start();
    } else if (this.#config.kind === "group") {
      this.addRoutees(this.#config.paths.map((path) => new ActorSelectionRoutee(this.#cell.actorSelection(path))));
    } else {
      this.adjustSize(this.#config.nrOfInstances);
      if (this.#config.resizer !== undefined) this.resize();
    }
  }

  /** The router has stopped. */
  onStopped(): void {
    this.#stopRefilling();
    this.#director?.stop();
  }

  route(message: unknown, sender: ActorRef | undefined): void {
    if (this.#cell.isTerminated || isForTheRouter(message)) {
      this.#cell.mailbox.enqueue(message, sender);
      return;
    }
    if (this.#config.kind === "pool" && this.#config.resizer !== undefined) this.#considerResizing();
    const content = message instanceof RouterEnvelope ? message.message : message;
    const routee = message instanceof Broadcast ? this.#everyone() : this.#logic.select(receivedFrom(message), this.#routees);
    if (routee === undefined && this.#routees.length === 0 && this.#logic.answersWithoutRoutees) this.#answerWithoutRoutees(sender);
    else if (routee === undefined || content === null || content === undefined) this.#cell.refuse(message, sender);
    else routee.send(content, sender);
  }

  /** INTEROP: the failure that a scatter-gather router of Akka.NET's answers with. */
  #answerWithoutRoutees(sender: ActorRef | undefined): void {
    const { path } = this.#cell.self;
    const error = new AskTimeoutError(path, 0, false);
    error.message = `${path} has no routees, so nothing can reply. Add routees, or see in the log why they have stopped.`;
    sender?.tell(new Status.Failure(error), NO_SENDER);
  }

  addRoutees(routees: readonly Routee[]): void {
    if (routees.length === 0) return;
    this.#routees = [...this.#routees, ...routees];
    for (const routee of routees) if (routee instanceof ActorRefRoutee) this.#cell.watch(routee.actor);
  }

  /** Removes these routees; children of the router stop after the messages in their mailboxes. */
  removeRoutees(routees: readonly Routee[]): void {
    for (const routee of routees) {
      this.#routees = this.#routees.filter((known) => !isSame(known, routee));
      if (!(routee instanceof ActorRefRoutee)) continue;
      this.#cell.unwatch(routee.actor);
      if (this.#cell.supervised.byRef(internalRef(routee.actor)) !== undefined) routee.actor.tell(PoisonPill.instance);
    }
  }

  /** Removes a routee that has terminated; `isNodeGone`: with its whole system. */
  forget(actor: ActorRef, isNodeGone: boolean): void {
    const gone = new ActorRefRoutee(actor);
    const left = this.#routees.filter((known) => !isSame(known, gone));
    const wasRoutee = left.length < this.#routees.length;
    this.#routees = left;
    if (wasRoutee && isNodeGone && this.#places?.onLost(actor.path.address) === true) this.#refillSoon();
  }

  /** Creates the routees that wait for a node, where there is one. */
  refill(): void {
    if (this.#places === undefined || isEnding(this.#cell.phase)) return;
    this.addRoutees(this.#places.refill().map((node) => new ActorRefRoutee(this.#newRouteeAt(node))));
  }

  /** All routees of a node are reported before: they are lost together. */
  #refillSoon(): void {
    this.#cell.mailbox.enqueue(Refill.instance, undefined);
  }

  /** Adds this number of routees, or removes the most recent ones. Has no effect in a group, which creates none. */
  adjustSize(change: number): void {
    if (this.#config.kind !== "pool" || !Number.isInteger(change) || isEnding(this.#cell.phase)) return;
    if (change >= 0) {
      const created = Array.from({ length: change }, () => this.#newRoutee()).filter((routee) => routee !== undefined);
      this.addRoutees(created.map((routee) => new ActorRefRoutee(routee)));
    } else this.removeRoutees(this.#routees.slice(Math.max(0, this.#routees.length + change)));
  }

  /** Calls the resizer. */
  resize(): void {
    this.#isResizing = false;
    if (this.#config.kind !== "pool" || this.#config.resizer === undefined) return;
    this.adjustSize(this.#config.resizer.resize(this.#routees.map(loadOf)));
  }

  #newRoutee(): ActorRef | undefined {
    if (isDirected(this.#config)) return this.#newRouteeAt(undefined);
    if (this.#places === undefined) return this.#cell.actorOf(this.#routeeProps) as ActorRef;
    const node = this.#places.next();
    return node && this.#newRouteeAt(node);
  }

  /** INTEROP: routees on other nodes have the names that Akka.NET gives them, `c0`, `c1`, …; those of a cluster-aware pool begin with `c1`. */
  #newRouteeAt(address: Address | undefined): ActorRef {
    const number = isDirected(this.#config) ? this.#remoteRoutees + 1 : this.#remoteRoutees;
    this.#remoteRoutees += 1;
    const props = address === undefined ? this.#routeeProps : this.#routeeProps.withDeploy({ scope: { kind: "remote", address } });
    return this.#cell.actorOf(props, `c${number}`) as ActorRef;
  }

  #directed(): DirectedRouter {
    const routees = (): readonly Routee[] => this.#routees;
    return {
      system: this.#cell.system,
      get routees() {
        return routees();
      },
      addressOf: (routee) => addressOf(routee) ?? this.#cell.self.path.address,
      deployAt: (address) => {
        if (!isEnding(this.#cell.phase)) this.addRoutees([new ActorRefRoutee(this.#newRouteeAt(address))]);
      },
      addPath: (path) => this.addRoutees([new ActorSelectionRoutee(this.#cell.actorSelection(path))]),
      removeRoutees: (gone) => this.removeRoutees(gone),
      inTurn: (task) => this.#cell.mailbox.enqueue(new DirectorTask(task), undefined),
    };
  }

  #placesOf(config: Pool | Group): RouteePlaces | undefined {
    const { workers, settings } = this.#cell.system;
    if (config instanceof RemoteRouterConfig) return new NodePlaces(config.nodes, settings.replacesLostRoutees);
    if (!(config instanceof WorkerPool)) return undefined;
    this.#stopRefilling = workers.onStarted(() => this.#refillSoon());
    return new WorkerPlaces(workers);
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

function isForTheRouter(message: unknown): boolean {
  if (message instanceof AutoReceivedMessage) return !(message instanceof TypedValue);
  return message instanceof RouterManagementMessage;
}

function isSame(one: Routee, other: Routee): boolean {
  return one === other || one.equals?.(other) === true;
}

function addressOf(routee: Routee): Address | undefined {
  if (routee instanceof ActorRefRoutee) return routee.actor.path.address;
  return routee instanceof ActorSelectionRoutee ? routee.selection.anchor.path.address : undefined;
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
      const { anchor, elements } = routee.selection;
      return anchor.path.descendant(elements.map(selectionElementText)).toStringWithAddress(provider.defaultAddress);
    },
    warn: (template, ...args) => system.log(self.path.toString()).warning(template, ...args),
  };
}
