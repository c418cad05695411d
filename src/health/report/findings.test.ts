import { assert, describe, it } from "vitest";
import { healthReference } from "../reference.ts";
import { healthSettingsFrom } from "../settings/health-settings.ts";
import { findingsIn, reportOf, type SystemFacts } from "./findings.ts";

const settings = healthSettingsFrom(healthReference());
const fine: SystemFacts = {
  isTerminated: false,
  isShuttingDown: false,
  isBound: true,
  memberStatus: "Up",
  quarantinedPeers: 0,
  awaiting: [],
  eventLoopDelayMs: 3,
};
const namesIn = (facts: Partial<SystemFacts>, kind: "liveness" | "readiness"): readonly string[] =>
  reportOf(kind, findingsIn({ ...fine, ...facts }, settings)).reasons.map(({ name }) => name);

describe("The findings of health", () => {
  it("are none for a system that runs", () => {
    assert.deepEqual(reportOf("readiness", findingsIn(fine, settings)), { isHealthy: true, reasons: [], notes: [] });
    assert.deepEqual(namesIn({ isBound: undefined, memberStatus: undefined }, "readiness"), []);
    assert.deepEqual(namesIn({ memberStatus: "WeaklyUp" }, "readiness"), []);
  });

  it("take a system that shuts down out of service and let it live", () => {
    assert.deepEqual(namesIn({ isShuttingDown: true }, "readiness"), ["shutting-down"]);
    assert.deepEqual(namesIn({ isShuttingDown: true }, "liveness"), []);
  });

  it("do not call a terminated system alive or ready", () => {
    assert.deepEqual(namesIn({ isTerminated: true }, "liveness"), ["terminated"]);
    assert.deepEqual(namesIn({ isTerminated: true }, "readiness"), ["terminated"]);
  });

  it("name a node that is not Up and remoting that does not listen", () => {
    assert.deepEqual(namesIn({ memberStatus: "Joining", isBound: false }, "readiness"), ["remoting-not-bound", "member-not-up"]);
  });

  it("only note that peers are quarantined: the peer is at fault, and every node would leave the service", () => {
    const report = reportOf("readiness", findingsIn({ ...fine, quarantinedPeers: 2 }, settings));
    assert.isTrue(report.isHealthy);
    assert.deepEqual(report.notes, [{ name: "peer-quarantined", text: "2 incarnation(s) of peers are quarantined" }]);
  });

  it("name five stuck actors at most, those that have waited longest first", () => {
    const awaiting = Array.from({ length: 9 }, (_, index) => ({ path: `/user/a${index}`, forMs: 59_996 + index }));
    const [reason] = reportOf("readiness", findingsIn({ ...fine, awaiting }, settings)).reasons;
    assert.match(reason?.text ?? "", /^5 actor\(s\) .*: \/user\/a8 \(60004 ms\), \/user\/a7 .*ritsem\.health\.stuck-handler-after$/);
    assert.notInclude(reason?.text, "a3");
  });
});
