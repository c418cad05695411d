import { assert, describe, it } from "vitest";
import { QuarantineMarks } from "./quarantine-marks.ts";

describe("QuarantineMarks", () => {
  it("know the incarnations that were quarantined, and no other", () => {
    const marks = new QuarantineMarks(1000);
    marks.add(7, 0);
    marks.add(8, 10);
    assert.deepEqual(
      [7, 8, 9].map((uid) => marks.has(uid, 20)),
      [true, true, false],
    );
  });

  it("are forgotten after prune-quarantine-marker-after", () => {
    const marks = new QuarantineMarks(1000);
    marks.add(7, 500);
    assert.deepEqual([marks.has(7, 1499), marks.has(7, 1500)], [true, false]);
  });
});
