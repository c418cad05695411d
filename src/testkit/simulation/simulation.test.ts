import { assert, describe, it } from "vitest";
import { type ActorSystem, Props, ReceiveActor } from "../../actor/index.ts";
import { DisassociatedEvent } from "../../remote/index.ts";
import { TestKitUsageError } from "../kit/errors.ts";
import { SeededRandom } from "./seeded-random.ts";
import type { SimulatedNode } from "./simulated-node.ts";
import { Simulation, type SimulationOptions } from "./simulation.ts";
import { lineOf } from "./simulation-trace.ts";

const QUIET = "akka { loggers = [], stdout-loglevel = OFF }";

/** Answers each text. */
class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(`${text}, too`));
  }
}

interface Pair {
  readonly simulation: Simulation;
  readonly a: SimulatedNode;
  readonly b: SimulatedNode;
  readonly lines: string[];
}

async function pair(options: Partial<SimulationOptions> = {}): Promise<Pair> {
  const lines: string[] = [];
  const simulation = new Simulation({ seed: 1, config: QUIET, onEvent: (event) => void lines.push(lineOf(event)), ...options });
  const [a, b] = [await simulation.start("a"), await simulation.start("b")];
  b.system.actorOf(Props.create(Echo), "echo");
  return { simulation, a, b, lines };
}

function echo(system: ActorSystem): { tell(text: string): void } {
  return system.actorSelection("akka.memory://b@b:2552/user/echo");
}

describe("A simulation", () => {
  it("gives each system an address by its name, and carries messages between them in virtual time", async () => {
    const { simulation, a, b } = await pair();
    simulation.network.setConditions({ delayMs: [100, 100] });
    assert.equal(b.system.address.toString(), "akka.memory://b@b:2552");
    const probe = a.kit.createProbe();
    a.system.actorSelection("akka.memory://b@b:2552/user/echo").tell("I", probe.ref);
    await probe.expectMsg("I, too");
    assert.equal(simulation.nowMs, 600); // dial and answer, two handshakes, message and answer
  });

  it("repeats a run with the same seed, and differs with another", async () => {
    const hashes: string[] = [];
    for (const seed of [7, 7, 8]) {
      const { simulation, a } = await pair({ seed });
      simulation.network.setConditions({ delayMs: [1, 30], loss: 0.2 });
      for (let count = 0; count < 20; count += 1) {
        echo(a.system).tell(`${count}`);
        await simulation.advance("50 ms");
      }
      hashes.push(simulation.traceHash);
    }
    assert.equal(hashes[0], hashes[1]);
    assert.notEqual(hashes[0], hashes[2]);
  });

  it("draws every uid from the seed", async () => {
    const uidOf = async (seed: number): Promise<number> => (await pair({ seed })).a.uid;
    assert.equal(await uidOf(5), await uidOf(5));
    assert.notEqual(await uidOf(5), await uidOf(6));
  });

  it("holds traffic on a cut link, and delivers it once the link is restored", async () => {
    const { simulation, a, b } = await pair();
    const probe = a.kit.createProbe();
    const selection = a.system.actorSelection("akka.memory://b@b:2552/user/echo");
    selection.tell("first", probe.ref);
    await probe.expectMsg("first, too");
    simulation.network.cut(b.name, a.name);
    selection.tell("one", probe.ref);
    selection.tell("two", probe.ref);
    await probe.expectNoMsg("3 s");
    simulation.network.mend(b.name, a.name);
    await probe.expectMsg("one, too");
    await probe.expectMsg("two, too");
  });

  it("fails a dial that gets no answer", async () => {
    const { simulation, a, b, lines } = await pair({ connectTimeout: "2 s" });
    simulation.network.partition([a.name], [b.name]);
    echo(a.system).tell("anybody?");
    await simulation.advance("1999 ms");
    assert.notInclude(lines, "a → b #1 unanswered");
    await simulation.advance("1 ms");
    assert.include(lines, "a → b #1 unanswered");
  });

  it("notifies the chosen ends of a broken connection", async () => {
    for (const [heardBy, listeners] of [
      ["both", ["a", "b"]],
      ["first", ["a"]],
      ["second", ["b"]],
      ["neither", []],
    ] as const) {
      const { simulation, a, b } = await pair();
      echo(a.system).tell("hello");
      await simulation.advance("1 s");
      const heard: string[] = [];
      for (const node of [a, b]) {
        node.system.eventStream.subscribe(() => void heard.push(node.name), DisassociatedEvent);
      }
      simulation.network.breakConnections("a", "b", heardBy);
      await simulation.advance("1 s");
      assert.sameMembers(heard, [...listeners]);
    }
  });

  it("restarts a crashed system with another uid, and notifies its peers at once or not at all", async () => {
    for (const leavesWord of [true, false]) {
      const { simulation, a, b, lines } = await pair();
      echo(a.system).tell("hello");
      await simulation.advance("1 s");
      const uid = b.uid;
      b.crash({ leavesWord });
      assert.isFalse(b.isUp);
      assert.throws(() => b.system, TestKitUsageError);
      await simulation.advance("1 s");
      assert.equal(lines.includes("b → a #1 broken"), leavesWord);
      await b.start();
      assert.notEqual(b.uid, uid);
      assert.equal(b.incarnationCount, 2);
    }
  });

  it("stops a frozen system, and continues with everything that has waited when it thaws", async () => {
    const { simulation, a, b } = await pair();
    const probe = a.kit.createProbe();
    a.system.actorSelection("akka.memory://b@b:2552/user/echo").tell("first", probe.ref);
    await probe.expectMsg("first, too");
    b.freeze();
    a.system.actorSelection("akka.memory://b@b:2552/user/echo").tell("asleep", probe.ref);
    await probe.expectNoMsg("5 s");
    b.thaw();
    await probe.expectMsg("asleep, too");
    assert.isAbove(simulation.nowMs, 5000);
  });

  it("loses frames of every kind, and duplicates only those that the protocol corrects", async () => {
    const { simulation, a, lines } = await pair();
    echo(a.system).tell("hello");
    await simulation.advance("1 s");
    simulation.network.setConditions({ loss: 0.5, duplication: 1 });
    lines.length = 0;
    for (let count = 0; count < 50; count += 1) echo(a.system).tell("lost?");
    await simulation.advance("10 s");
    const count = (text: string): number => lines.filter((line) => line.includes(text)).length;
    assert.isAbove(count("lost message"), 10);
    assert.isAbove(count("arrived message"), 10);
    assert.equal(count("doubled message"), 0);
    assert.isAbove(count("doubled heartbeat"), 0);
  });
});

describe("A seeded random", () => {
  it("spreads evenly and stays within its bounds", () => {
    const random = new SeededRandom(42);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const number = random.integer(0, 9);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (const count of counts) assert.closeTo(count, 1000, 120);
    assert.isFalse(random.chance(0));
    assert.throws(() => random.pick([]), RangeError);
  });

  it("forks into independent sequences", () => {
    const [one, other] = [new SeededRandom(1), new SeededRandom(1)];
    const fork = one.fork("a");
    for (let draw = 0; draw < 5; draw += 1) fork.next();
    assert.equal(one.next(), other.next());
    assert.notEqual(new SeededRandom(1).fork("a").next(), new SeededRandom(1).fork("b").next());
    assert.notEqual(new SeededRandom(1).fork("a").next(), new SeededRandom(2).fork("a").next());
  });
});
