import type { Address } from "../address/address.ts";
import { RouterConfigurationError } from "./errors.ts";
import type { WorkerNodes } from "./worker-nodes.ts";

/** Where a pool has its next routee. */
export interface RouteePlaces {
  /** The node of a new routee; `undefined`: it waits until {@link refill} returns a node for it. */
  next(): Address | undefined;
  /** The node at `address` has ended with one of the routees. Returns whether another routee takes its place, now or later. */
  onLost(address: Address): boolean;
  /** Nodes for routees that wait. */
  refill(): readonly Address[];
  /** Whether routees wait. */
  readonly hasWaiting: boolean;
}

/** The nodes of a configuration, in turn. */
export class NodePlaces implements RouteePlaces {
  readonly #nodes: readonly Address[];
  readonly #replacesLost: boolean;
  readonly #lost = new Set<string>();
  #next = 0;
  #waiting = 0;

  constructor(nodes: readonly Address[], replacesLost: boolean) {
    this.#nodes = nodes;
    this.#replacesLost = replacesLost;
  }

  get hasWaiting(): boolean {
    return this.#waiting > 0;
  }

  next(): Address | undefined {
    const address = this.#nodes[this.#next % this.#nodes.length];
    this.#next += 1;
    return address;
  }

  onLost(address: Address): boolean {
    if (!this.#replacesLost) return false;
    this.#lost.add(address.toString());
    this.#waiting += 1;
    return true;
  }

  /** On the nodes that are left. Once none is, all of them may have returned. */
  refill(): readonly Address[] {
    if (this.#waiting === 0) return [];
    let left = this.#nodes.filter((node) => !this.#lost.has(node.toString()));
    if (left.length === 0) {
      this.#lost.clear();
      left = [...this.#nodes];
    }
    const places = Array.from({ length: this.#waiting }, (_, index) => left[(this.#next + index) % left.length] as Address);
    this.#next += this.#waiting;
    this.#waiting = 0;
    return places;
  }
}

/** The workers of the system, in turn. A routee that is lost with its worker returns with the worker. */
export class WorkerPlaces implements RouteePlaces {
  readonly #workers: WorkerNodes;
  /** By the address of a worker that had a routee; its thread may have ended. */
  readonly #workerAt = new Map<string, number>();
  /** By the number of the worker. */
  readonly #waiting = new Map<number, number>();
  #next = 0;

  /** Throws RouterConfigurationError if the system has no workers. */
  constructor(workers: WorkerNodes) {
    if (workers.count === 0) {
      throw new RouterConfigurationError("target.nodes = [workers] needs workers, and this system has none. Set ritsem.workers.entry.");
    }
    this.#workers = workers;
  }

  get hasWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  next(): Address | undefined {
    const worker = this.#next % this.#workers.count;
    this.#next += 1;
    return this.#placeAt(worker);
  }

  onLost(address: Address): boolean {
    const worker = this.#workerAt.get(address.toString());
    if (worker === undefined) return false;
    this.#waiting.set(worker, (this.#waiting.get(worker) ?? 0) + 1);
    return true;
  }

  refill(): readonly Address[] {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    return waiting.flatMap(([worker, count]) =>
      Array.from({ length: count }, () => this.#placeAt(worker)).filter((place) => place !== undefined),
    );
  }

  #placeAt(worker: number): Address | undefined {
    const address = this.#workers.addressOf(worker);
    if (address === undefined) this.#waiting.set(worker, (this.#waiting.get(worker) ?? 0) + 1);
    else this.#workerAt.set(address.toString(), worker);
    return address;
  }
}
