/**
 * The barriers of a test. All nodes wait at one barrier at a time: the one that the first of them has entered. It lets them pass when all
 * have entered it, and fails when that cannot happen any more.
 */
export interface Barriers {
  /** The nodes that every barrier waits for. */
  readonly nodes: ReadonlySet<string>;
  /** Those of them that have ended by themselves. */
  readonly ended: ReadonlySet<string>;
  /** The nodes that wait, by name, each with its barrier. */
  readonly waiting: ReadonlyMap<string, string>;
}

/** What the conductor learns. */
export type BarrierInput =
  | { readonly kind: "enter"; readonly node: string; readonly barrier: string }
  /** The node ended although the test did not ask for it: the others would wait in vain. */
  | { readonly kind: "ended"; readonly node: string }
  /** The test ended the node: the others go on without it. */
  | { readonly kind: "removed"; readonly node: string }
  | { readonly kind: "timeout"; readonly afterMs: number };

/** What the conductor tells these nodes. */
export type BarrierEffect =
  | { readonly kind: "passed"; readonly barrier: string; readonly nodes: readonly string[] }
  | { readonly kind: "failed"; readonly waiting: ReadonlyMap<string, string>; readonly reason: string };

/** Barriers that no node has entered. */
export function barriersFor(nodes: Iterable<string>): Barriers {
  return { nodes: new Set(nodes), ended: new Set(), waiting: new Map() };
}

/** The barriers after `input`, and what the nodes are told. */
export function transition(barriers: Barriers, input: BarrierInput): readonly [Barriers, BarrierEffect | undefined] {
  switch (input.kind) {
    case "enter":
      return settled({ ...barriers, waiting: new Map(barriers.waiting).set(input.node, input.barrier) });
    case "ended":
      return settled({ ...barriers, ended: new Set(barriers.ended).add(input.node), waiting: without(barriers.waiting, input.node) });
    case "removed":
      return settled({
        nodes: new Set([...barriers.nodes].filter((node) => node !== input.node)),
        ended: barriers.ended,
        waiting: without(barriers.waiting, input.node),
      });
    case "timeout": {
      if (barriers.waiting.size === 0) return [barriers, undefined];
      const missing = [...barriers.nodes].filter((node) => !barriers.waiting.has(node));
      const [barrier = ""] = barriers.waiting.values();
      const reason = `${listed(missing)} did not enter the barrier "${barrier}" within ${input.afterMs} ms (akka.testconductor.barrier-timeout).`;
      return failed(barriers, reason);
    }
  }
}

function settled(barriers: Barriers): readonly [Barriers, BarrierEffect | undefined] {
  const { nodes, ended, waiting } = barriers;
  if (waiting.size === 0) return [barriers, undefined];
  const [barrier = "", other] = new Set(waiting.values());
  if (other !== undefined) {
    const places = Array.from(waiting, ([node, its]) => `${node} at "${its}"`);
    return failed(barriers, `The nodes wait at different barriers: ${places.join(", ")}.`);
  }
  const gone = [...nodes].filter((node) => ended.has(node));
  if (gone.length > 0) return failed(barriers, `${listed(gone)} has ended, and cannot enter the barrier "${barrier}".`);
  if (waiting.size < nodes.size) return [barriers, undefined];
  return [
    { ...barriers, waiting: new Map() },
    { kind: "passed", barrier, nodes: [...waiting.keys()] },
  ];
}

function failed(barriers: Barriers, reason: string): readonly [Barriers, BarrierEffect] {
  return [
    { ...barriers, waiting: new Map() },
    { kind: "failed", waiting: barriers.waiting, reason },
  ];
}

function without(waiting: ReadonlyMap<string, string>, node: string): ReadonlyMap<string, string> {
  const rest = new Map(waiting);
  rest.delete(node);
  return rest;
}

function listed(nodes: readonly string[]): string {
  return nodes.join(", ");
}
