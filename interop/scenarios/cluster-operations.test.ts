import { assert, it } from "vitest";
import { ClusterNodes, NOTICES_A_CRASH } from "../harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../harness/cluster-view.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { ritsem } from "../harness/ritsem-command.ts";

const TEST_MS = 180_000;
/** Long enough for a busy machine. */
const PATIENT = ["--timeout", "30 s"];

interface Status {
  readonly state: string;
  readonly runtime: string;
  readonly uid: number | null;
  readonly members: readonly { readonly address: string; readonly status: string; readonly roles: readonly string[] }[];
  readonly unknown: readonly string[];
}

async function statusOf(address: string): Promise<Status> {
  const { exitCode, out, err } = await ritsem(["cluster", "status", address, "--json", ...PATIENT]);
  assert.deepEqual([exitCode, err], [0, ""]);
  return JSON.parse(out) as Status;
}

/** Settings of a node that finds these others. */
const findsBy = (addresses: readonly string[], required: number): string => `
  akka.discovery { method = config, config.services.Mixed.endpoints = [${addresses.map((each) => `"${each.split("@")[1] ?? ""}"`).join(", ")}] }
  ritsem.cluster.bootstrap { enabled = on, contact-point-discovery { required-contact-point-nr = ${required}, stable-margin = 3 s } }`;

describeWithAkkaNet("The command ritsem cluster, with nodes of Ritsem and Akka.NET", () => {
  it(
    "prints all that a Ritsem node knows, and of one of Akka.NET whether it is in a cluster, and what remains unknown",
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const ours = await nodes.start(0, "Ritsem", [0]);
      const theirs = await nodes.start(1, "Akka.NET", [0]);
      const alone = await nodes.start(2, "Akka.NET", []);
      await untilAllSee([ours, theirs], addressesOf([ours, theirs]));
      const { members, state, runtime } = await statusOf(ours.address);
      assert.deepEqual([state, runtime], ["member", "Ritsem"]);
      assert.deepEqual(
        members.map(({ address, status, roles }) => [address, status, ...roles]),
        [
          [ours.address, "Up", "ritsem"],
          [theirs.address, "Up", "dotnet"],
        ],
      );
      const other = await statusOf(theirs.address);
      assert.deepEqual([other.state, other.runtime, other.members], ["in-cluster", "other", []]);
      assert.include(other.unknown, "members");
      assert.isNumber(other.uid);
      assert.equal((await statusOf(alone.address)).state, "in-no-cluster");
      const { out } = await ritsem(["cluster", "status", theirs.address, ...PATIENT]);
      assert.include(out, "Not known: members, roles, leader, unreachable members, observers.");
    },
    TEST_MS,
  );

  it(
    "lets a member of either runtime leave, and downs one, through a node of the other",
    async () => {
      await using nodes = await ClusterNodes.of(4, { config: NOTICES_A_CRASH });
      const theirs = await nodes.start(0, "Akka.NET", [0]);
      const [ours, leaving, dying] = [
        await nodes.start(1, "Ritsem", [0]),
        await nodes.start(2, "Ritsem", [0]),
        await nodes.start(3, "Akka.NET", [0]),
      ];
      const all = [theirs, ours, leaving, dying];
      await untilAllSee(all, addressesOf(all));
      const left = await ritsem(["cluster", "leave", theirs.address, leaving.address, ...PATIENT]);
      assert.deepEqual([left.exitCode, left.err], [0, ""]);
      assert.include(left.out, "such nodes do not answer");
      for (const node of [theirs, ours, dying]) await untilRemoved(node, leaving.address);
      const downed = await ritsem(["cluster", "down", ours.address, dying.address, ...PATIENT]);
      assert.equal(downed.out, `${ours.address}: ${dying.address} is declared dead; it is removed once it is silent.\n`);
      for (const node of [theirs, ours]) await untilRemoved(node, dying.address);
      const joined = await ritsem(["cluster", "join", theirs.address, ours.address, ...PATIENT]);
      assert.equal(joined.exitCode, 3);
      assert.include(joined.err, "such nodes take no order to join from other systems");
    },
    TEST_MS,
  );
});

describeWithAkkaNet("Nodes that look for contact points", () => {
  it(
    "form exactly one cluster when three start at once",
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const addresses = [0, 1, 2].map((index) => nodes.addressOf(index));
      const all = await Promise.all([0, 1, 2].map((index) => nodes.start(index, "Ritsem", [], findsBy(addresses, 3))));
      await untilAllSee(all, addresses, ({ leader }) => leader === addresses[0]);
    },
    TEST_MS,
  );

  it(
    "join a cluster of Akka.NET that one of them is in",
    async () => {
      await using nodes = await ClusterNodes.of(3);
      const theirs = await nodes.start(1, "Akka.NET", [1]);
      await untilAllSee([theirs], [theirs.address]);
      const addresses = [0, 1, 2].map((index) => nodes.addressOf(index));
      const ours = await Promise.all([0, 2].map((index) => nodes.start(index, "Ritsem", [], findsBy(addresses, 3))));
      await untilAllSee([theirs, ...ours], addresses);
    },
    TEST_MS,
  );
});
