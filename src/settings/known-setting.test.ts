import { assert, describe, it } from "vitest";
import { knownSettingsFrom } from "./known-setting.ts";

const TEXT = `
akka {
  # How loud. Two lines
  # of it.
  loglevel = INFO

  # Two marks of a buffer. @mapped
  high = 1
  low = 2

  # @later routers @free
  deployment {
    # How many.
    count = 1
    # Of old. @accepted Nobody needs it.
    old = off
  }
  # @foreign Akka.Cluster @free
  cluster {}
  # @accepted No threads here.
  pool.fork {
    # Least.
    min = 1
  }
}
`;

describe("What a reference configuration knows", () => {
  const { settings, freeSections } = knownSettingsFrom(TEXT);
  const byPath = new Map(settings.map((setting) => [setting.path, setting]));

  it("is the comment above a key, or above the first of adjacent keys", () => {
    assert.deepEqual(byPath.get("akka.loglevel"), {
      path: "akka.loglevel",
      status: "implemented",
      note: "",
      meaning: "How loud. Two lines of it.",
      defaultText: "INFO",
    });
    assert.deepEqual(
      ["akka.high", "akka.low"].map((path) => [byPath.get(path)?.status, byPath.get(path)?.meaning]),
      [
        ["mapped", "Two marks of a buffer."],
        ["mapped", "Two marks of a buffer."],
      ],
    );
  });

  it("is for a key without a tag what the section around it says", () => {
    assert.deepEqual([byPath.get("akka.deployment.count")?.status, byPath.get("akka.deployment.count")?.note], ["later", "routers"]);
    assert.deepEqual(
      [byPath.get("akka.deployment.old")?.status, byPath.get("akka.deployment.old")?.note],
      ["accepted", "Nobody needs it."],
    );
    assert.equal(byPath.get("akka.pool.fork.min")?.note, "No threads here.");
  });

  it("tells sections with keys of the user's choice, and lists no setting for one that is there for its name alone", () => {
    assert.deepEqual(freeSections, [
      { path: "akka.deployment", status: "later", note: "routers" },
      { path: "akka.cluster", status: "foreign", note: "Akka.Cluster" },
    ]);
    assert.isFalse(byPath.has("akka.cluster"));
  });
});
