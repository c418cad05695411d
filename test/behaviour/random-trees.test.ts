import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Actor, type ActorRef, Directive, OneForOneStrategy, Props, Terminated } from "../../src/actor/index.ts";
import { startTestSystem } from "./actor-harness.ts";

/** What happens to one actor of the tree. */
type Step = { readonly node: number; readonly kind: "work" | "work async" | "fail" | "fail async" | "stop" };

interface World {
  /** Ids of messages handled. */
  readonly handled: Set<number>;
  /** Instances that were restarted or stopped. */
  readonly ended: Set<number>;
  readonly refs: ActorRef[];
  instances: number;
  /** Instances that are inside a handler, by actor: never two. */
  readonly busy: Set<string>;
  readonly violations: string[];
}

class Message {
  readonly id: number;
  readonly kind: Step["kind"];
  constructor(id: number, kind: Step["kind"]) {
    this.id = id;
    this.kind = kind;
  }
}

/** A node with children of its own, whose strategy is drawn by chance. */
class Node extends Actor<Message> {
  readonly #world: World;
  readonly #instance: number;

  constructor(world: World, depth: number, directive: Directive) {
    super();
    this.#world = world;
    world.instances += 1;
    this.#instance = world.instances;
    if (depth === 0) return;
    for (let index = 0; index < 2; index += 1) {
      world.refs.push(this.context.actorOf(nodeProps(world, depth - 1, directive)));
    }
  }

  override postStop(): void {
    this.#world.ended.add(this.#instance);
  }

  override async receive(message: Message): Promise<void> {
    const key = this.self.toString();
    // noted, not thrown: a throw in here is one more failure that a supervisor deals with
    if (this.#world.busy.has(key)) this.#world.violations.push(`${key} handles two messages at a time`);
    if (this.#world.handled.has(message.id)) this.#world.violations.push(`message ${message.id} is handled twice`);
    if (this.#world.ended.has(this.#instance))
      this.#world.violations.push(`an instance of ${key} handles message ${message.id} after its end`);
    this.#world.handled.add(message.id);
    this.#world.busy.add(key);
    try {
      if (message.kind.endsWith("async")) await Promise.resolve();
      if (message.kind.startsWith("fail")) throw new Error(`failure ${message.id}`);
    } finally {
      this.#world.busy.delete(key);
    }
  }
}

function nodeProps(world: World, depth: number, directive: Directive): Props {
  const strategy = new OneForOneStrategy({ decider: () => directive, maxNrOfRetries: 5, loggingEnabled: false });
  return Props.from(() => new Node(world, depth, directive)).withSupervisorStrategy(strategy) as unknown as Props;
}

/** Watches everything it is sent, and counts the ends it is told of. */
class Watcher extends Actor {
  readonly #ends: Map<ActorRef, number>;
  constructor(ends: Map<ActorRef, number>) {
    super();
    this.#ends = ends;
  }
  override receive(message: unknown): void {
    if (message instanceof Terminated) this.#ends.set(message.actor, (this.#ends.get(message.actor) ?? 0) + 1);
    else this.context.watch(message as ActorRef);
  }
}

const steps = fc.array(
  fc.record({ node: fc.nat(50), kind: fc.constantFrom<Step["kind"][]>("work", "work async", "fail", "fail async", "stop") }),
  { maxLength: 60 },
);

describe("Trees of actors under random failures and stops", () => {
  it("tell each watcher of each actor exactly once, and handle no message twice or two at a time", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(Directive)), steps, fc.nat(3), async (directive, script, rhythm) => {
        const { system, platform, settle } = await startTestSystem("akka { loglevel = OFF, stdout-loglevel = OFF }");
        const world: World = { handled: new Set(), ended: new Set(), refs: [], instances: 0, busy: new Set(), violations: [] };
        const ends = [new Map<ActorRef, number>(), new Map<ActorRef, number>()];
        const watchers = ends.map((counts) => system.actorOf(Props.create(Watcher, counts)));
        const top = system.actorOf(nodeProps(world, 2, directive));
        world.refs.push(top);
        await settle();
        const watched = new Set<ActorRef>();
        for (const [id, { node, kind }] of script.entries()) {
          const target = world.refs[node % world.refs.length];
          if (target === undefined) continue;
          if (kind === "stop") system.stop(target);
          else target.tell(new Message(id, kind));
          for (const ref of world.refs) {
            if (!watched.has(ref)) for (const watcher of watchers) watcher.tell(ref);
            watched.add(ref);
          }
          if (id % (rhythm + 1) === 0) for (let turn = 0; turn < rhythm * 3; turn += 1) await Promise.resolve();
        }
        await settle();
        system.stop(top);
        await settle();
        for (const counts of ends) for (const ref of watched) assert.equal(counts.get(ref), 1, `${ref}`);
        for (const ref of world.refs) assert.isTrue((ref as unknown as { isTerminated: boolean }).isTerminated, `${ref}`);
        assert.deepEqual(world.violations, []);
        await system.terminate();
        assert.equal(platform.clock.pendingTimerCount, 0);
      }),
      { numRuns: 150 },
    );
  });
});
