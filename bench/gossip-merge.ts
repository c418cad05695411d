// How many gossips of a cluster of 100 members one core merges, reads and writes in a second. The two sides of a merge diverged by one change each, as
// happens when two members change the gossip at the same time.
// Run: node --import tsx bench/gossip-merge.ts. Prints one JSON line per case.
import { Gossip } from "../src/cluster/gossip/gossip.ts";
import { memberAt, nodeAt } from "../src/cluster/member/nodes.fixture.ts";
import { GossipEnvelope } from "../src/cluster/message/gossip-messages.ts";
import { decodeGossipEnvelope, encodeGossipEnvelope } from "../src/cluster/wire/gossip-envelope-codec.ts";

const MEMBERS = 100;
const ROUND_MS = 500;
const ROUNDS = 5;
/** What a core must do in a second. */
const TARGET_PER_SECOND = 1_000;

const nodes = Array.from({ length: MEMBERS }, (_, index) => nodeAt(index + 1));
let base = new Gossip({ members: nodes.map((_, index) => memberAt(index + 1, "Up", ["web", "worker"])) });
for (const node of nodes) base = base.increment(node);
for (const [index, node] of nodes.entries()) {
  const subject = nodes[(index + 1) % MEMBERS] ?? node;
  if (index % 10 === 0) base = base.withReachability(base.reachability.unreachable(node, subject));
}
base = base.withSeenOnlyBy(...nodes);
const left = base
  .withMember(memberAt(MEMBERS + 1, "Joining"))
  .increment(nodeAt(1))
  .withSeenOnlyBy(nodeAt(1));
const right = base
  .withMember(memberAt(MEMBERS + 2, "Joining"))
  .increment(nodeAt(2))
  .withSeenOnlyBy(nodeAt(2));
const bytes = encodeGossipEnvelope(new GossipEnvelope(nodeAt(1), nodeAt(2), left));

const cases: readonly (readonly [name: string, run: () => unknown])[] = [
  ["merge", () => left.merge(right)],
  ["compare", () => left.compareTo(right)],
  ["read", () => decodeGossipEnvelope(bytes)],
  ["write", () => encodeGossipEnvelope(new GossipEnvelope(nodeAt(1), nodeAt(2), left))],
  ["read and merge", () => decodeGossipEnvelope(bytes).gossip.merge(right)],
];

let hasMissed = false;
for (const [name, run] of cases) {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    let count = 0;
    while (performance.now() - startedAt < ROUND_MS) {
      run();
      count += 1;
    }
    if (round > 0) rates.push((count / (performance.now() - startedAt)) * 1000); // the first one warms up
  }
  rates.sort((one, other) => one - other);
  const perSecond = Math.round(rates[rates.length >> 1] ?? 0);
  const reaches = perSecond >= TARGET_PER_SECOND;
  if (!reaches) hasMissed = true;
  console.log(JSON.stringify({ bench: "gossip-merge", name, members: MEMBERS, bytes: bytes.length, perSecond, reaches }));
}
process.exitCode = hasMissed ? 1 : 0;
