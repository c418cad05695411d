import { readFileSync } from "node:fs";
import { assert, it } from "vitest";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { downingFixture } from "../harness/downing-views.ts";

const FIXTURE = new URL("../../test/fixtures/downing/decisions.txt", import.meta.url);

describeWithAkkaNet("The fixture of downing decisions", () => {
  it("has what the strategies of Akka.Cluster decide", async () => {
    assert.equal(await downingFixture(), readFileSync(FIXTURE, "utf8"));
  });
});
