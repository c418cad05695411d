import { describe, expect, it } from "vitest";
import { DeadLetterGroups } from "./dead-letter-groups.ts";

describe("DeadLetterGroups", () => {
  it("counts letters together whose long reasons differ in numbers only", () => {
    const groups = new DeadLetterGroups(10);
    for (const ms of [5, 81, 1000]) {
      const reason = `the peer is gated for another ${ms} ms. ${"It is said at length why, in many words. ".repeat(8)}`;
      groups.add({ reason, recipient: "/user/a", type: "string", sender: undefined }, "2026-12-01T00:00:00Z");
    }
    expect(groups.summary().groups.map(({ count }) => count)).toEqual([3]);
  });
});
