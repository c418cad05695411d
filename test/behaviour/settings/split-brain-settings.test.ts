import { assert, it } from "vitest";
import { describeSetting } from "./describe-setting.ts";
import { withCluster } from "./split-brain.fixture.ts";

const SBR = "akka.cluster.split-brain-resolver";
/** Long enough to notice a partition (5 s), for stable-after (5 s), and to remove members. */
const SECONDS = 40;

/** Which of the nodes `a` to `e` go on after a partition into `a b` and `c d e`, or another one. */
async function aliveAfter(
  settings: string,
  one = "a b",
  other = "c d e",
  settingsOf: Readonly<Record<string, string>> = {},
): Promise<string> {
  let alive = "";
  await withCluster(settings, async (cluster) => {
    await cluster.start(`${one} ${other}`.split(" ").sort().join(" "), settingsOf);
    await cluster.split(one, other, SECONDS);
    alive = cluster.alive;
  });
  return alive;
}

const withRole = (names: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.split(" ").map((name) => [name, "akka.cluster.roles = [core]"]));

describeSetting("akka.cluster.split-brain-resolver.active-strategy", () => {
  it("decides which side goes on", async () => {
    assert.equal(await aliveAfter(`${SBR}.active-strategy = keep-oldest`), "a b");
    assert.equal(await aliveAfter(`${SBR}.active-strategy = Keep-Majority`), "c d e");
    assert.equal(await aliveAfter(`${SBR}.active-strategy = down-all`), "");
  });
});

describeSetting("akka.cluster.split-brain-resolver.stable-after", () => {
  it("says how long both sides wait", async () => {
    await withCluster(`${SBR}.stable-after = 15 s`, async (cluster) => {
      await cluster.start("a b c");
      await cluster.split("a", "b c", 18);
      assert.equal(cluster.alive, "a b c");
      await cluster.advance(20);
      assert.equal(cluster.alive, "b c");
    });
  });
});

describeSetting("akka.cluster.split-brain-resolver.down-all-when-unstable", () => {
  it("says how long reachability may keep changing before all members are downed", async () => {
    for (const [value, expected] of [
      ["on", true],
      ["3 s", true],
      ["5 m", false],
      ["off", false],
    ] as const) {
      await withCluster(`${SBR} { stable-after = 12 s, down-all-when-unstable = ${value} }`, async (cluster) => {
        await cluster.start("a b c d");
        const { network } = cluster.simulation;
        for (const [one, next] of [
          ["c", "d"],
          ["d", "c"],
          ["c", "d"],
          ["d", "c"],
        ] as const) {
          network.partition([one], ["a", "b"]);
          await cluster.advance(4);
          network.partition([next], ["a", "b"]); // unreachable before the other one is reachable again
          await cluster.advance(4);
          network.mendAll();
          network.partition([next], ["a", "b"]);
          await cluster.advance(3);
        }
        assert.equal(/longer than .* all members are downed/.test(cluster.lines.join()), expected, value);
      });
    }
  });
});

describeSetting("akka.cluster.split-brain-resolver.static-quorum.quorum-size", () => {
  it("says how many members a side must have", async () => {
    const settings = (size: number): string => `${SBR} { active-strategy = static-quorum, static-quorum.quorum-size = ${size} }`;
    assert.equal(await aliveAfter(settings(3)), "c d e");
    assert.equal(await aliveAfter(settings(4)), "");
  });
});

describeSetting("akka.cluster.split-brain-resolver.static-quorum.role", () => {
  it("says which members count", async () => {
    const settings = `${SBR} { active-strategy = static-quorum, static-quorum { quorum-size = 2, role = core } }`;
    assert.equal(await aliveAfter(settings, "a b", "c d e", withRole("a b c")), "a b");
  });
});

describeSetting("akka.cluster.split-brain-resolver.keep-majority.role", () => {
  it("says which members count", async () => {
    assert.equal(await aliveAfter(`${SBR}.keep-majority.role = core`, "a b", "c d e", withRole("a b c")), "a b");
  });
});

describeSetting("akka.cluster.split-brain-resolver.keep-oldest.role", () => {
  it("says of which members the oldest counts", async () => {
    const settings = `${SBR} { active-strategy = keep-oldest, keep-oldest.role = core }`;
    assert.equal(await aliveAfter(settings, "a b", "c d e", withRole("b c")), "a b");
    assert.equal(await aliveAfter(settings, "a b", "c d e", withRole("c d")), "c d e");
  });
});

describeSetting("akka.cluster.split-brain-resolver.keep-oldest.down-if-alone", () => {
  it("says whether the oldest member goes on alone", async () => {
    const settings = (value: string): string => `${SBR} { active-strategy = keep-oldest, keep-oldest.down-if-alone = ${value} }`;
    assert.equal(await aliveAfter(settings("on"), "a", "b c"), "b c");
    assert.equal(await aliveAfter(settings("off"), "a", "b c"), "a");
  });
});

const OLDER = `akka.cluster.downing-provider-class = "Akka.Cluster.SplitBrainResolver, Akka.Cluster"`;

describeSetting("akka.cluster.split-brain-resolver.keep-referee.address", () => {
  it("says whose side goes on, with the older resolver", async () => {
    const settings = (referee: string): string =>
      `${OLDER}, ${SBR} { active-strategy = keep-referee, keep-referee.address = "akka.memory://Shop@${referee}:2552" }`;
    assert.equal(await aliveAfter(settings("a"), "a b", "c d e"), "a b");
    assert.equal(await aliveAfter(settings("a"), "b c d", "a e"), "a e");
    assert.equal(await aliveAfter(settings("z"), "a b", "c d e"), ""); // who is not there cannot be reached
  });
});

describeSetting("akka.cluster.split-brain-resolver.keep-referee.down-all-if-less-than-nodes", () => {
  it("says how many members the side of the referee must have", async () => {
    const settings = `${OLDER}, ${SBR} {
      stable-after = 60 s, active-strategy = keep-referee, keep-referee { address = "akka.memory://Shop@a:2552", down-all-if-less-than-nodes = 3 }
    }`;
    await withCluster(settings, async (cluster) => {
      await cluster.start("a b c d e");
      assert.equal(cluster.alive, "a b c d e");
      await cluster.split("a b", "c d e", 100);
      assert.equal(cluster.alive, "");
    });
  });
});

describeSetting("akka.cluster.downing-provider-class", () => {
  it("chooses the split brain resolver, the older one, or none, by the names in Akka.NET", async () => {
    const named = (name: string): string => `akka.cluster.downing-provider-class = "${name}"`;
    assert.equal(await aliveAfter(named("Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"), "a", "b c"), "b c");
    assert.equal(await aliveAfter(named("Akka.Cluster.SplitBrainResolver"), "a", "b c"), "b c");
    for (const name of ["", "Akka.Cluster.NoDowning"]) assert.equal(await aliveAfter(named(name), "a", "b c"), "a b c");
  });
});

describeSetting("akka.cluster.auto-down-unreachable-after", () => {
  it("downs unreachable members on both sides, with a warning, if there is no downing provider", async () => {
    const none = `akka.cluster.downing-provider-class = ""`;
    await withCluster(`${none}, akka.cluster.auto-down-unreachable-after = 3 s`, async (cluster) => {
      await cluster.start("a b c");
      assert.match(cluster.lines.join("\n"), /auto-down-unreachable-after downs unreachable members on both sides of a partition/);
      await cluster.split("a", "b c", SECONDS);
      assert.equal(cluster.alive, "a b c");
      assert.deepEqual([cluster.membersAt("a"), cluster.membersAt("b")], ["a", "b c"]);
    });
  });

  it("has no effect beside a downing provider, and a warning says so", async () => {
    await withCluster("akka.cluster.auto-down-unreachable-after = 3 s", async (cluster) => {
      await cluster.start("a b c");
      assert.match(cluster.lines.join("\n"), /auto-down-unreachable-after has no effect, because akka\.cluster\.downing-provider-class is/);
      await cluster.split("a", "b c", SECONDS);
      assert.equal(cluster.alive, "b c");
    });
  });
});
