import { assert, describe, it } from "vitest";
import { explain, sentenceOf } from "./explain.ts";
import type { Failure } from "./failure.ts";
import { SAMPLES } from "./samples.fixture.ts";

const FAILURES: readonly Failure[] = Object.values(SAMPLES);

describe("An explanation", () => {
  it("says what happened, to whom, and the next step, in whole sentences", () => {
    for (const failure of FAILURES) {
      const { what, cure } = explain(failure);
      const whom =
        "address" in failure ? failure.address : "path" in failure ? failure.path : "recipient" in failure ? failure.recipient : "";
      assert.include(what, whom, failure.kind);
      assert.match(cure, /[.?]$/, failure.kind);
      assert.notMatch(sentenceOf(failure), /\.\.|undefined|: \.|,\s*\./, failure.kind);
      assert.notMatch(what, /\.$/, failure.kind);
    }
  });

  it("names every setting that decides, whole, so that it can be copied", () => {
    for (const failure of FAILURES) {
      const { what, cure, keys } = explain(failure);
      const text = `${what} ${cure}`;
      for (const key of keys) assert.include(text, key, failure.kind);
      for (const [named] of text.matchAll(/akka(\.remote)(\.[a-z-]+)+/g)) assert.include(keys.join(" "), named, failure.kind);
    }
  });

  it("names settings of the transport in use and of no other", () => {
    for (const failure of FAILURES) {
      if (!("settingsKey" in failure)) continue;
      const text = sentenceOf({ ...failure, settingsKey: "ritsem.remote.memory" });
      assert.notInclude(text, "dot-netty", failure.kind);
    }
    const text = sentenceOf({ ...SAMPLES.oversized, limitKey: "ritsem.remote.udp.maximum-payload-bytes" });
    assert.include(text, "Raise ritsem.remote.udp.maximum-payload-bytes on both systems");
  });

  it("says who quarantined whom", () => {
    assert.include(sentenceOf(SAMPLES["quarantined-here"]), "by this system, incarnation 7: it was silent for 12000 ms");
    assert.include(sentenceOf(SAMPLES["quarantined-there"]), "it has quarantined this system");
  });

  it("says how long a gate stays closed, and what failed before", () => {
    assert.include(
      sentenceOf(SAMPLES.gated),
      "is gated for another 3200 ms after a failed association (akka.remote.retry-gate-closed-for). Cause: nobody listens there.",
    );
  });

  it("names both spellings when a system answers to another name", () => {
    const text = sentenceOf(SAMPLES["answers-to-another-name"]);
    for (const name of ["akka.tcp://Chat@10.0.0.5:8081", "akka.tcp://Chat@chat.example:8081", "public-hostname"])
      assert.include(text, name);
  });
});
