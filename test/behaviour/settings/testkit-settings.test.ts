import { assert, it } from "vitest";
import { TestKit } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

/** How long the system's clock moves while `wait` fails. */
async function waitMs(config: string, wait: (kit: TestKit) => Promise<unknown>): Promise<number> {
  await using kit = await TestKit.create({ config });
  const outcome = await wait(kit).then(
    () => "met",
    () => "failed",
  );
  assert.equal(outcome, "failed");
  return kit.nowMs;
}

const expectation = (kit: TestKit): Promise<unknown> => kit.createProbe().expectMsg("never");

describeSetting("akka.test.timefactor", () => {
  it("multiplies the default and whatever an expectation is told", async () => {
    assert.equal(await waitMs("akka.test.timefactor = 2", expectation), 6000);
    assert.equal(await waitMs("akka.test.timefactor = 2", (kit) => kit.createProbe().expectMsg("never", "1 s")), 2000);
    assert.equal(await waitMs("akka.test.timefactor = 2", (kit) => kit.within(0, "1 s", () => expectation(kit))), 2000);
  });
});

describeSetting("akka.test.single-expect-default", () => {
  it("is how long an expectation waits that is not told", async () => {
    assert.equal(await waitMs("akka.test.single-expect-default = 7 s", expectation), 7000);
  });
});

describeSetting("akka.test.filter-leeway", () => {
  it("is how long an event filter waits for its events", async () => {
    assert.equal(await waitMs("akka.test.filter-leeway = 250 ms", (kit) => kit.eventFilter().expectOne(() => {})), 250);
  });
});

describeSetting("akka.test.default-timeout", () => {
  it("is how long a promise is waited for", async () => {
    assert.equal(await waitMs("akka.test.default-timeout = 1 s", (kit) => kit.resultOf(new Promise(() => {}))), 1000);
  });
});
