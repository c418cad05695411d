import { afterEach, assert, describe, it } from "vitest";
import { type ActorSystem, startActorSystem } from "../actor/index.ts";
import { Cluster, MemberDowned, MemberRemoved } from "../cluster/index.ts";
import { parse } from "../hocon/index.ts";
import { nodePlatform } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";
import { configurationHost } from "./talk/configuration-host.ts";

const PATIENT = ["--timeout", "30 s"];
const TCP = "akka.remote.dot-netty.tcp";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function ritsem(
  args: readonly string[],
  conf = "",
  onOut: (text: string) => AbortSignal | undefined = () => undefined,
): Promise<Run> {
  const said = { out: "", err: "" };
  const stop = new AbortController();
  const platform = { ...nodePlatform(), readTextFile: (path: string) => (path === "node.conf" ? conf : undefined) };
  const exitCode = await runCommandLine(args, {
    platform,
    out: (text) => {
      said.out += text;
      if (onOut(said.out)?.aborted === true) stop.abort();
    },
    err: (text) => void (said.err += text),
    stopped: stop.signal,
  });
  return { exitCode, ...said };
}

/** A node in no cluster. Members are never unreachable, however busy the machine is, and end without leaving. */
async function node(config = ""): Promise<{ readonly system: ActorSystem; readonly cluster: Cluster; readonly address: string }> {
  const own = `akka { actor.provider = cluster, loglevel = OFF, stdout-loglevel = OFF
      coordinated-shutdown.run-by-actor-system-terminate = off
      cluster { roles = [shop], failure-detector.acceptable-heartbeat-pause = 600 s } }
    ${TCP} { hostname = "127.0.0.1", port = 0 }`;
  const system = await startActorSystem(configurationHost(nodePlatform()), "Shop", parse(config).withFallback(parse(own)));
  cleanUps.push(() => system.terminate());
  return { system, cluster: Cluster.get(system), address: `${system.address}` };
}

/** A member that forms its own cluster. */
async function member(config = ""): Promise<Awaited<ReturnType<typeof node>>> {
  const formed = await node(config);
  await formed.cluster.joinAsync(formed.cluster.selfAddress);
  return formed;
}

/** Resolves when the member at `address` has this happen to it. */
const happening = (cluster: Cluster, address: string, channel: typeof MemberRemoved | typeof MemberDowned): Promise<void> =>
  new Promise((resolve) => {
    const listener = (event: unknown): void => {
      if (event instanceof channel && `${event.member.address}` === address) resolve();
    };
    cluster.subscribe(listener, "events", channel);
  });

describe("ritsem cluster status", () => {
  it("prints members, roles, leader and whether all agree, as a member sees them", async () => {
    const { address } = await member();
    const { exitCode, out, err } = await ritsem(["cluster", "status", address, ...PATIENT]);
    assert.equal(err, "");
    assert.equal(exitCode, 0);
    assert.match(out, new RegExp(`${address} +Up +shop +0\\.0\\.0 +leader; oldest`));
    assert.include(out, `1 member, 0 unreachable. Leader: ${address}.`);
    assert.include(out, "Converged: all members have seen this state.");
  });

  it("prints the same as JSON, and what a node tries that is in no cluster", async () => {
    const seed = "akka.tcp://Shop@127.0.0.1:1";
    const { address, cluster } = await node(`akka.cluster.seed-nodes = ["${seed}"]`);
    const { out } = await ritsem(["cluster", "status", address, "--json", ...PATIENT]);
    const status = JSON.parse(out) as Record<string, unknown>;
    assert.deepInclude(status, { address, runtime: "Ritsem", state: "seeking", tries: [seed], members: [], unknown: [] });
    assert.equal(status["uid"], cluster.selfUniqueAddress.uid);
    const text = await ritsem(["cluster", "status", address, ...PATIENT]);
    assert.include(text.out, "is in no cluster yet: it asks its seed nodes");
    assert.include(text.out, `It tries to join ${seed}.`);
  });

  it("prints no control characters of a role", async () => {
    const { address } = await member('akka.cluster.roles = ["shop\\u001b[2J\\nleader"]');
    const { out } = await ritsem(["cluster", "status", address, ...PATIENT]);
    assert.include(out, "shop [2J leader");
    assert.notInclude(out, "\u001b");
  });

  it("goes on with --watch, and prints again when the status changes", async () => {
    const { address, cluster } = await node();
    const done = new AbortController();
    const { out } = await ritsem(["cluster", "status", address, "--watch", ...PATIENT], "", (all) => {
      if (all.includes("waits for an order to join")) cluster.join(cluster.selfAddress);
      if (all.includes("1 member")) done.abort();
      return done.signal;
    });
    assert.isBelow(out.indexOf("waits for an order to join"), out.indexOf("1 member"));
  });

  it("says of a system that is no node that it does not tell", async () => {
    const plain = await startActorSystem(
      configurationHost(nodePlatform()),
      "Plain",
      parse(`akka { actor.provider = remote, loglevel = OFF, stdout-loglevel = OFF }, ${TCP} { hostname = "127.0.0.1", port = 0 }`),
    );
    cleanUps.push(() => plain.terminate());
    const { exitCode, out } = await ritsem(["cluster", "status", `${plain.address}`, "--timeout", "2 s"]);
    assert.equal(exitCode, 0);
    assert.include(out, "does not say whether it is in a cluster");
  });
});

describe("ritsem cluster join, leave and down", () => {
  it("tell a node to join, and let it leave", async () => {
    const [first, second] = [await member(), await node()];
    const joined = await ritsem(["cluster", "join", second.address, first.address, ...PATIENT]);
    assert.deepEqual([joined.exitCode, joined.out], [0, `${second.address}: it joins the cluster of ${first.address}.\n`]);
    await new Promise<void>((resolve) => second.cluster.onMemberUp(resolve));
    const removed = happening(first.cluster, second.address, MemberRemoved);
    const { out } = await ritsem(["cluster", "leave", first.address, second.address, "--json", ...PATIENT]);
    assert.deepInclude(JSON.parse(out), { order: "leave", member: second.address });
    await removed;
  });

  it("declare a member dead", async () => {
    const [first, second] = [await member(), await node()];
    await second.cluster.joinAsync(first.system.address);
    const downed = happening(first.cluster, second.address, MemberDowned);
    const { exitCode } = await ritsem(["cluster", "down", first.address, second.address, ...PATIENT]);
    assert.equal(exitCode, 0);
    await downed;
  });

  it("are refused with 3 and the reason if they make no sense", async () => {
    const { address } = await member();
    const nobody = "akka.tcp://Shop@127.0.0.1:1";
    for (const [order, reason] of [
      ["down", `no member has the address ${nobody}`],
      ["leave", `no member has the address ${nobody}`],
      ["join", "this node is a member of a cluster already"],
    ] as const) {
      const { exitCode, err } = await ritsem(["cluster", order, address, nobody, ...PATIENT]);
      assert.equal(exitCode, 3);
      assert.include(err, `${address} refused: ${reason}.`);
    }
  });

  it("are refused by a node that does not trust its peers, as is its status", async () => {
    const { address, cluster } = await member("akka.remote.untrusted-mode = on");
    for (const args of [["status"], ["leave"], ["down", address], ["join", address]]) {
      const { exitCode, err } = await ritsem(["cluster", args[0] ?? "", address, ...args.slice(1), ...PATIENT]);
      assert.equal(exitCode, 3);
      assert.include(err, "akka.remote.untrusted-mode is on");
    }
    assert.equal(cluster.selfMember.status, "Up");
  });
});

describe("ritsem doctor for a node of a cluster", () => {
  const configOf = (seeds: readonly string[], host = "127.0.0.1", port = 0): string =>
    `akka { actor.provider = cluster, cluster.seed-nodes = [${seeds.map((seed) => `"${seed}"`).join()}] }\n${TCP} { hostname = "${host}", port = ${port} }`;
  const doctor = (address: string, conf: string, ...more: readonly string[]): Promise<Run> =>
    ritsem(["doctor", address, "--config", "node.conf", ...PATIENT, ...more], conf);

  it("finds nothing wrong with one that can join", async () => {
    const { address } = await member();
    const { exitCode, out } = await doctor(address, configOf([address]));
    assert.equal(exitCode, 0);
    assert.include(out, `cluster    ${address} is in a cluster of 1 member, and lets nodes join`);
  });

  it("sees that the system has another name, or the seed another protocol", async () => {
    const { address } = await member();
    const other = await doctor(address, configOf([address]), "--system", "Store");
    assert.equal(other.exitCode, 3);
    assert.include(other.out, 'Start this node as ActorSystem.create("Shop", …)');
    const secure = address.replace("akka.tcp", "akka.ssl.tcp");
    const { out } = await doctor(address, configOf([secure]));
    assert.include(out, `The seed node ${secure} speaks akka.ssl.tcp, and this node akka.tcp`);
  });

  it("sees that the seed node is in no cluster, and which one has to form it", async () => {
    const { address } = await node();
    const { exitCode, out } = await doctor(address, configOf(["akka.tcp://Shop@127.0.0.1:1", address]));
    assert.equal(exitCode, 3);
    assert.include(out, `${address} runs and is in no cluster itself`);
    assert.include(out, "Start akka.tcp://Shop@127.0.0.1:1");
  });

  it("sees that the seed node has another provider", async () => {
    const plain = await startActorSystem(
      configurationHost(nodePlatform()),
      "Shop",
      parse(`akka { actor.provider = remote, loglevel = OFF, stdout-loglevel = OFF }, ${TCP} { hostname = "127.0.0.1", port = 0 }`),
    );
    cleanUps.push(() => plain.terminate());
    const { exitCode, out } = await ritsem(
      ["doctor", `${plain.address}`, "--config", "node.conf", "--timeout", "3 s"],
      configOf([`${plain.address}`]),
    );
    assert.equal(exitCode, 3);
    assert.include(out, "Check that it runs with akka.actor.provider = cluster");
  });

  it("sees that the list of seeds names this node otherwise than it names itself", async () => {
    const { address } = await member();
    const gone = await node();
    const { port = 0 } = gone.system.address;
    await gone.system.terminate();
    const { out } = await doctor(address, configOf([`akka.tcp://Shop@localhost:${port}`, address], "127.0.0.1", port));
    assert.include(out, `is this node itself, which has the address akka.tcp://Shop@127.0.0.1:${port}`);
  });

  it("sees that the cluster still has a member of this address that does not run", async () => {
    const first = await member();
    const second = await node();
    await second.cluster.joinAsync(first.system.address);
    const { port = 0 } = second.system.address;
    await second.system.terminate();
    const { exitCode, out } = await doctor(first.address, configOf([first.address], "127.0.0.1", port));
    assert.equal(exitCode, 3);
    assert.include(out, `has an earlier incarnation of ${second.address} as a member, with status Up`);
  });
});
