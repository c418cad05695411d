import type { Reachability } from "../../gossip/reachability.ts";
import type { Member } from "../../member/member.ts";
import { memberAt, nodeAt } from "../../member/nodes.fixture.ts";
import type { DowningEffect, DowningEvent } from "./downing-event.ts";
import type { DowningMachine } from "./downing-machine.ts";

/** Runs a machine in a time that only {@link advance} moves. Nodes are called by their ports. */
export class MachineRun<State> {
  readonly #machine: DowningMachine<State>;
  #state: State;
  #nowMs = 0;
  /** Ports of the nodes that were downed, in order, by each effect. */
  readonly downed: (readonly (number | undefined)[])[] = [];
  /** All other effects. */
  readonly effects: Exclude<DowningEffect, { readonly kind: "down" }>[] = [];
  /** Whether this node has the lease. */
  holdsLease = false;

  constructor(machine: DowningMachine<State>) {
    this.#machine = machine;
    this.#state = machine.start(0);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get state(): State {
    return this.#state;
  }

  tell(event: DowningEvent): this {
    const { state, effects } = this.#machine.next(this.#state, event, this.#nowMs);
    this.#state = state;
    for (const effect of effects) {
      if (effect.kind === "down") this.downed.push(effect.nodes.map(({ address }) => address.port));
      else this.effects.push(effect);
    }
    return this;
  }

  /** Lets time pass, with each tick at its time. */
  advance(ms: number): this {
    const endMs = this.#nowMs + ms;
    for (let at = this.#machine.tickAtMs(this.#state); at !== undefined && at <= endMs; at = this.#machine.tickAtMs(this.#state)) {
      this.#nowMs = Math.max(this.#nowMs, at);
      this.tell({ kind: "tick", holdsLease: this.holdsLease });
    }
    this.#nowMs = endMs;
    return this;
  }

  /** Members that are Up, and a leader. */
  cluster(ports: readonly number[], leader: number, self: number): this {
    for (const port of ports) this.member(memberAt(port));
    return this.tell({ kind: "leader", isSelf: leader === self });
  }

  member(member: Member): this {
    return this.tell({ kind: "member", member });
  }

  unreachable(...ports: readonly number[]): this {
    for (const port of ports) this.tell({ kind: "unreachable", member: memberAt(port) });
    return this;
  }

  reachable(...ports: readonly number[]): this {
    for (const port of ports) this.tell({ kind: "reachable", member: memberAt(port) });
    return this;
  }

  removed(...ports: readonly number[]): this {
    for (const port of ports) this.tell({ kind: "removed", node: nodeAt(port) });
    return this;
  }

  reachability(reachability: Reachability): this {
    return this.tell({ kind: "reachability", reachability });
  }

  /** The texts that were logged, of one level. */
  logged(level: "debug" | "info" | "warning"): readonly string[] {
    return this.effects.flatMap((effect) => (effect.kind === "log" && effect.level === level ? [effect.text] : []));
  }

  /** How often the effect was asked for. */
  count(kind: DowningEffect["kind"]): number {
    return this.effects.filter((effect) => effect.kind === kind).length;
  }
}
