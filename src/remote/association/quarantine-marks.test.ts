import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { QuarantineMarks } from "./quarantine-marks.ts";

const peer = Address.parse("akka.tcp://Peer@127.0.0.1:1");
const other = Address.parse("akka.tcp://Peer@127.0.0.1:2");

describe("QuarantineMarks", () => {
  it("know the incarnations that were quarantined, and no other", () => {
    const marks = new QuarantineMarks(1000, 10);
    marks.add(peer, 7, 0);
    marks.add(peer, 8, 10);
    assert.deepEqual(
      [7, 8, 9].map((uid) => marks.has(peer, uid, 20)),
      [true, true, false],
    );
    assert.isFalse(marks.has(other, 7, 20));
  });

  it("are forgotten after prune-quarantine-marker-after", () => {
    const marks = new QuarantineMarks(1000, 10);
    marks.add(peer, 7, 500);
    assert.deepEqual([marks.has(peer, 7, 1499), marks.has(peer, 7, 1500)], [true, false]);
    marks.add(peer, 8, 1500);
    assert.equal(marks.size, 1);
  });

  it("are bounded: the oldest are forgotten first", () => {
    const marks = new QuarantineMarks(1_000_000, 100);
    for (let uid = 0; uid < 1_000; uid += 1) marks.add(peer, uid, uid);
    assert.equal(marks.size, 100);
    assert.deepEqual([marks.has(peer, 899, 1_000), marks.has(peer, 900, 1_000)], [false, true]);
  });
});
