import { assert, describe, it } from "vitest";
import { type BarrierEffect, type BarrierInput, barriersFor, transition } from "./barriers.ts";

const enter = (node: string, barrier: string): BarrierInput => ({ kind: "enter", node, barrier });

/** What nodes `a` and `b` (and `c`, if it is named) are told, in order. */
function told(nodes: readonly string[], ...inputs: readonly BarrierInput[]): readonly BarrierEffect[] {
  const effects: BarrierEffect[] = [];
  let barriers = barriersFor(nodes);
  for (const input of inputs) {
    const [next, effect] = transition(barriers, input);
    barriers = next;
    if (effect !== undefined) effects.push(effect);
  }
  return effects;
}

const reasonOf = (effects: readonly BarrierEffect[]): string => effects.map((effect) => ("reason" in effect ? effect.reason : "")).join();

describe("Barriers", () => {
  it("let all nodes pass once the last one has entered, again and again", () => {
    const effects = told(["a", "b"], enter("b", "one"), enter("a", "one"), enter("a", "two"), enter("b", "two"));
    assert.deepEqual(effects, [
      { kind: "passed", barrier: "one", nodes: ["b", "a"] },
      { kind: "passed", barrier: "two", nodes: ["a", "b"] },
    ]);
  });

  it("fail at once if two nodes wait at different barriers", () => {
    const effects = told(["a", "b", "c"], enter("a", "one"), enter("b", "two"));
    assert.equal(reasonOf(effects), 'The nodes wait at different barriers: a at "one", b at "two".');
  });

  it("fail if a node ends while others wait, and if others enter after it has ended", () => {
    const reason = 'b has ended, and cannot enter the barrier "one".';
    assert.equal(reasonOf(told(["a", "b"], enter("a", "one"), { kind: "ended", node: "b" })), reason);
    assert.equal(reasonOf(told(["a", "b"], { kind: "ended", node: "b" }, enter("a", "one"))), reason);
  });

  it("go on without a node that the test has ended, also if they waited only for it", () => {
    const effects = told(["a", "b"], enter("a", "one"), { kind: "removed", node: "b" }, enter("a", "two"));
    assert.deepEqual(
      effects.map((effect) => effect.kind === "passed" && effect.barrier),
      ["one", "two"],
    );
  });

  it("name those that did not come in time", () => {
    const effects = told(["a", "b", "c"], enter("a", "one"), { kind: "timeout", afterMs: 50 });
    assert.equal(reasonOf(effects), 'b, c did not enter the barrier "one" within 50 ms (akka.testconductor.barrier-timeout).');
    assert.deepEqual(told(["a"], { kind: "timeout", afterMs: 50 }), []);
  });
});
