import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { parse } from "../../hocon/index.ts";
import { type BootstrapSettings, bootstrapSettingsFrom } from "./bootstrap-settings.ts";
import { type BootstrapEvent, type BootstrapState, onBootstrapEvent, searchingFrom, whyNotFormed } from "./bootstrap-state.ts";
import { bootstrapReferenceConf } from "./reference-conf.ts";

const at = (port: number): Address => new Address("akka.tcp", "Shop", "10.0.0.1", port);

function settingsWith(text: string): BootstrapSettings {
  return bootstrapSettingsFrom(parse(`ritsem.cluster.bootstrap { ${text} }`).withFallback(parse(bootstrapReferenceConf)).resolve());
}

/** Nodes that find each other and answer each other, in rounds of one second. */
class Nodes {
  readonly settings: BootstrapSettings;
  readonly states = new Map<number, BootstrapState>();
  nowMs = 0;
  /** What the service discovery returns to a node. */
  readonly found = new Map<number, readonly number[]>();
  readonly #formed = new Set<number>();

  constructor(ports: readonly number[], text = "") {
    this.settings = settingsWith(text);
    for (const port of ports) this.start(port);
    for (const port of ports) this.found.set(port, ports);
  }

  start(port: number): void {
    this.states.set(port, searchingFrom(this.nowMs));
  }

  /** Ports of nodes that are in a cluster, as each of them answers. */
  get members(): readonly number[] {
    return [...this.#formed].sort((one, other) => one - other);
  }

  seconds(count: number): void {
    for (let passed = 0; passed < count; passed += 1) {
      this.nowMs += 1_000;
      for (const port of this.states.keys()) this.#round(port);
    }
  }

  decisionOf(port: number): string {
    const state = this.states.get(port);
    if (state?.kind !== "decided") return "none";
    return state.decision.kind === "form" ? "form" : `join ${state.decision.seeds.map(({ port: each }) => each).join()}`;
  }

  whyNot(port: number): string | undefined {
    const state = this.states.get(port);
    return state?.kind === "searching" ? whyNotFormed(state, this.#env(port)) : undefined;
  }

  happen(port: number, event: BootstrapEvent): void {
    const state = onBootstrapEvent(this.states.get(port) ?? searchingFrom(this.nowMs), event, this.#env(port));
    this.states.set(port, state);
    if (state.kind === "decided") this.#formed.add(port);
  }

  #round(port: number): void {
    this.happen(port, { kind: "found", contactPoints: (this.found.get(port) ?? []).map(at) });
    for (const other of this.found.get(port) ?? []) {
      if (other !== port && this.states.has(other))
        this.happen(port, { kind: "answer", from: at(other), isInCluster: this.#formed.has(other) });
    }
    this.happen(port, { kind: "tick" });
  }

  #env(port: number): Parameters<typeof onBootstrapEvent>[2] {
    return { self: at(port), settings: this.settings, nowMs: this.nowMs };
  }
}

describe("Nodes without a cluster", () => {
  it("form one after the stable margin: the lowest address forms it, the others join", () => {
    const nodes = new Nodes([3, 1, 2]);
    nodes.seconds(5);
    assert.deepEqual(
      [1, 2, 3].map((port) => nodes.decisionOf(port)),
      ["none", "none", "none"],
    );
    nodes.seconds(2);
    assert.equal(nodes.decisionOf(1), "form");
    for (const port of [2, 3]) assert.match(nodes.decisionOf(port), /^join 1/);
  });

  it("form exactly one, whatever the order in which they start and are found", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      let random = seed;
      const next = (limit: number): number => {
        random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
        return random % limit;
      };
      const ports = Array.from({ length: 2 + next(5) }, (_, index) => index + 1);
      const nodes = new Nodes([]);
      const startsAt = new Map(ports.map((port) => [port, next(8)]));
      for (let second = 0; second < 40; second += 1) {
        for (const port of ports) if (startsAt.get(port) === second) nodes.start(port);
        const running = [...nodes.states.keys()];
        for (const port of running) nodes.found.set(port, running);
        nodes.seconds(1);
      }
      const forms = ports.filter((port) => nodes.decisionOf(port) === "form");
      assert.lengthOf(forms, 1, `seed ${seed}`);
      assert.deepEqual(nodes.members, ports, `seed ${seed}`);
    }
  });

  it("wait while contact points change, or cannot be looked up", () => {
    const nodes = new Nodes([1, 2]);
    for (let round = 0; round < 10; round += 1) {
      nodes.seconds(4);
      if (round % 2 === 0) nodes.happen(1, { kind: "lookup-failed" });
      else nodes.found.set(1, nodes.found.get(1)?.length === 2 ? [1, 2, 9] : [1, 2]);
      assert.equal(nodes.decisionOf(1), "none");
    }
    assert.match(nodes.whyNot(1) ?? "", /no answer from|have been the same for \d+ of 5000 ms/);
  });

  it("wait for the required number of contact points, and for the answers of all", () => {
    const alone = new Nodes([1]);
    alone.seconds(60);
    assert.equal(alone.decisionOf(1), "none");
    assert.match(alone.whyNot(1) ?? "", /found 1 of 2 contact points \(required-contact-point-nr\)/);
    const silent = new Nodes([1, 2]);
    silent.found.set(1, [1, 2, 3]);
    silent.seconds(60);
    assert.match(silent.whyNot(1) ?? "", /no answer from akka\.tcp:\/\/Shop@10\.0\.0\.1:3/);
  });

  it("form none without the node with the lowest address, or if it is not found itself", () => {
    const nodes = new Nodes([1, 2]);
    nodes.found.set(1, [2, 3]);
    nodes.start(3);
    nodes.found.set(3, [2, 3]);
    nodes.seconds(20);
    assert.match(nodes.whyNot(1) ?? "", /this node, .*:1, is not among the contact points/);
    assert.equal(nodes.decisionOf(1), "none");
  });
});

describe("A node that finds a cluster", () => {
  it("joins it at once, also before the margin, and whatever its own address", () => {
    const nodes = new Nodes([2, 3]);
    nodes.seconds(10);
    nodes.start(1);
    for (const port of [1, 2, 3]) nodes.found.set(port, [1, 2, 3]);
    nodes.seconds(1);
    assert.equal(nodes.decisionOf(1), "join 2,3");
  });

  it("does not believe what is no contact point, and forgets old answers", () => {
    const nodes = new Nodes([1, 2]);
    nodes.seconds(1);
    nodes.happen(1, { kind: "answer", from: at(9), isInCluster: true });
    assert.equal(nodes.decisionOf(1), "none");
    nodes.states.delete(2); // has ended
    nodes.seconds(30);
    assert.equal(nodes.decisionOf(1), "none");
    assert.match(nodes.whyNot(1) ?? "", /no answer from .*:2/);
  });
});
