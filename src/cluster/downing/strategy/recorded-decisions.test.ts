import { assert, describe, it } from "vitest";
import { downingDecisionLines } from "../../../../test/fixtures/downing-decisions.ts";
import { compareByAge, type Member } from "../../member/member.ts";
import { downAllNodes } from "./down-all-nodes.ts";
import { type DowningDecision, needsLease, reverseOf } from "./downing-decision.ts";
import type { DowningStrategy } from "./downing-strategy.ts";
import { keepMajority } from "./keep-majority.ts";
import { keepOldest } from "./keep-oldest.ts";
import { leaseMajority } from "./lease-majority.ts";
import { victimsOf } from "./nodes-to-down.ts";
import {
  olderKeepMajority,
  olderKeepOldest,
  olderKeepReferee,
  olderStaticQuorum,
  type Partition,
  type PartitionStrategy,
} from "./partition-strategy.ts";
import { maskOf, type RecordedDecisions, recordFrom } from "./recorded-decisions.fixture.ts";
import { staticQuorum } from "./static-quorum.ts";

const LETTERS: Readonly<Record<DowningDecision["kind"], string>> = {
  DownReachable: "r",
  DownUnreachable: "u",
  DownAll: "a",
  DownIndirectlyConnected: "i",
  ReverseDownIndirectlyConnected: "v",
  AcquireLeaseAndDownUnreachable: "l",
  AcquireLeaseAndDownIndirectlyConnected: "c",
};
const FIRST_OF_OLDER = 5;

function strategiesFor({ role, quorumSize, downsIfAlone }: RecordedDecisions): readonly DowningStrategy[] {
  return [
    staticQuorum({ quorumSize, role }),
    keepMajority({ role }),
    keepOldest({ downsIfAlone, role }),
    downAllNodes,
    leaseMajority({ role, acquireDelayForMinorityMs: 2_000 }),
  ];
}

function olderStrategiesFor({ role, quorumSize, downsIfAlone, referee, minimumNodes }: RecordedDecisions): readonly PartitionStrategy[] {
  return [
    olderStaticQuorum({ quorumSize, role }),
    olderKeepMajority({ role }),
    olderKeepOldest({ downsIfAlone, role }),
    olderKeepReferee({ address: referee.address, minimumNodes }),
  ];
}

function textOf(strategy: DowningStrategy, record: RecordedDecisions): string {
  const decide = (decision: DowningDecision): string => {
    const { nodes, isContradiction } = victimsOf(strategy, record.view, decision);
    return `${LETTERS[decision.kind]}${isContradiction ? "!" : ""}${maskOf(nodes)}`;
  };
  const decision = strategy.decide(record.view);
  if (!needsLease(decision)) return decide(decision);
  return `${decide(decision)}${decision.acquireDelayMs === 0 ? "" : "+"}/${decide(reverseOf(decision))}`;
}

function partitionOf({ view }: RecordedDecisions): Partition {
  const byAge = view.members.toSorted(compareByAge);
  const hasBeenUp = ({ status }: Member): boolean => status !== "Joining" && status !== "WeaklyUp";
  return {
    remaining: byAge.filter((member) => !view.isUnreachable(member) && hasBeenUp(member)),
    unreachable: byAge.filter((member) => view.isUnreachable(member)),
  };
}

describe("Decisions recorded from Akka.Cluster", () => {
  const records = downingDecisionLines().map(recordFrom);

  it("number at least 2 000 views, with every decision among them", () => {
    assert.isAtLeast(records.length, 2_000);
    const texts = records.flatMap(({ decisions }) => decisions).join(" ");
    for (const letter of [...Object.values(LETTERS), "!", "+"]) assert.include(texts, letter);
  });

  for (const [index, { name }] of strategiesFor(records[0] ?? assert.fail("no record")).entries()) {
    it(`are those of ${name} here`, () => {
      for (const record of records) {
        const strategy = strategiesFor(record)[index] ?? assert.fail(name);
        assert.equal(textOf(strategy, record), record.decisions[index], record.line);
      }
    });
  }

  for (const [index, { name }] of olderStrategiesFor(records[0] ?? assert.fail("no record")).entries()) {
    it(`are those of the older ${name} here`, () => {
      for (const record of records) {
        const strategy = olderStrategiesFor(record)[index] ?? assert.fail(name);
        const nodes = strategy.victimsIn(partitionOf(record)).map(({ uniqueAddress }) => uniqueAddress);
        assert.equal(maskOf(nodes), record.decisions[FIRST_OF_OLDER + index], record.line);
      }
    });
  }
});
