import { assert, describe, it } from "vitest";
import { parse } from "../../hocon/index.ts";
import { downingReferenceConf } from "./reference-conf.ts";
import { olderSplitBrainSettingsFrom, splitBrainSettingsFrom, type SplitBrainSettings } from "./split-brain-settings.ts";

const complete = (text: string) =>
  parse(`akka.cluster.split-brain-resolver { ${text} }`).withFallback(parse(downingReferenceConf)).resolve();
const settingsWith = (text: string): SplitBrainSettings => splitBrainSettingsFrom(complete(text), "Shop");

describe("The settings of the split brain resolver", () => {
  it("are those of Akka.NET by default", () => {
    const { strategy, stableAfterMs, downAllWhenUnstableMs, lease } = settingsWith("");
    assert.deepEqual([strategy.name, stableAfterMs, downAllWhenUnstableMs, lease], ["keep-majority", 20_000, 15_000, undefined]);
  });

  it("take down-all-when-unstable as a switch or a time; on is three quarters of stable-after, at least 4 s", () => {
    assert.equal(settingsWith("stable-after = 4 s").downAllWhenUnstableMs, 4_000);
    assert.equal(settingsWith("stable-after = 40 s, down-all-when-unstable = On").downAllWhenUnstableMs, 30_000);
    assert.equal(settingsWith("down-all-when-unstable = 7 s").downAllWhenUnstableMs, 7_000);
    assert.isUndefined(settingsWith("down-all-when-unstable = off").downAllWhenUnstableMs);
  });

  it("name the lease after the system unless it has a name", () => {
    const text = "active-strategy = lease-majority, lease-majority { lease-implementation = shop.lease, release-after = 9 s }";
    assert.deepEqual(settingsWith(text).lease, { path: "shop.lease", leaseName: "Shop-akka-sbr", releaseAfterMs: 9_000 });
    assert.equal(settingsWith(`${text}, lease-majority.lease-name = " other "`).lease?.leaseName, "other");
  });

  it("name the key of a wrong value", () => {
    const wrong: readonly (readonly [text: string, message: RegExp])[] = [
      ["active-strategy = keep-newest", /split-brain-resolver\.active-strategy/],
      ["active-strategy = keep-referee", /split-brain-resolver\.active-strategy/],
      ["stable-after = 0 s", /split-brain-resolver\.stable-after/],
      ["stable-after = soon", /split-brain-resolver\.stable-after/],
      ["down-all-when-unstable = sometimes", /split-brain-resolver\.down-all-when-unstable/],
      ["active-strategy = static-quorum", /static-quorum\.quorum-size must be set/],
      ["active-strategy = static-quorum, static-quorum.quorum-size = 0", /static-quorum\.quorum-size/],
      ["active-strategy = keep-oldest, keep-oldest.down-if-alone = 7", /keep-oldest\.down-if-alone/],
      ["active-strategy = lease-majority", /lease-majority\.lease-implementation must be set/],
    ];
    for (const [text, message] of wrong) assert.throws(() => settingsWith(text), message, text);
  });
});

describe("The settings of the older split brain resolver", () => {
  it("name the key of a wrong value", () => {
    const settings = (text: string) => olderSplitBrainSettingsFrom(complete(text));
    assert.throws(() => settings("active-strategy = down-all"), /split-brain-resolver\.active-strategy/);
    assert.throws(() => settings("active-strategy = keep-referee"), /keep-referee\.address = "".*not an address/);
    assert.equal(settings("").strategy.name, "keep-majority");
  });
});
