import { lookup } from "node:dns/promises";
import { networkInterfaces } from "node:os";
import { Address } from "../../actor/index.ts";
import { clusterSettingsFrom } from "../../cluster/internal.ts";
import { withoutBrackets } from "../../remote/transport/tcp/index.ts";
import { type NodeView, viewOf } from "../cluster/node-view.ts";
import type { CallingSystem } from "../talk/calling-system.ts";
import type { Finding } from "./finding.ts";

/** The node that is to join, as this machine and its configuration describe it. */
export interface JoiningNode {
  readonly address: Address;
  /** Whether its address is free, so that it does not run now. */
  readonly isAddressFree: boolean;
}

const STEP = "cluster";

/** Why a node with this configuration does not join the cluster of the target: everything that can be seen from outside. */
export async function clusterSteps(caller: CallingSystem, node: JoiningNode, timeoutMs: number): Promise<readonly Finding[]> {
  const { seedNodes } = clusterSettingsFrom(caller.system.config);
  const own = node.address.toString();
  const wrong: Finding[] = [];
  for (const seed of distinct([...seedNodes, caller.target.address])) {
    const finding = await namedWrongly(seed, node.address);
    if (finding !== undefined) wrong.push(finding);
  }
  if (wrong.length > 0) return wrong;
  const view = await viewOf(caller, timeoutMs);
  const address = caller.target.address.toString();
  const isMember = view.kind === "ritsem" ? view.report.state === "member" : view.isInCluster;
  if (isMember === undefined) {
    return [{ step: STEP, text: "no answer to a node that wants to join", failure: { kind: "seed-silent", address, own } }];
  }
  if (!isMember) {
    const first = `${seedNodes[0] ?? caller.target.address}`;
    if (first === own) return [{ step: STEP, text: `${address} is in no cluster; this node is the first seed node and forms one` }];
    return [{ step: STEP, text: `${address} is in no cluster`, failure: { kind: "seed-in-no-cluster", address, first } }];
  }
  return [memberStep(view, node, address)];
}

function memberStep(view: NodeView, { address: own, isAddressFree }: JoiningNode, address: string): Finding {
  if (view.kind === "other") {
    return { step: STEP, text: `${address} is in a cluster and lets nodes join. Whether ${own} is still a member, it tells only members` };
  }
  const [earlier] = view.membership?.membersAt(own) ?? [];
  const count = view.membership?.gossip.members.length ?? 0;
  const text = `${address} is in a cluster of ${count} ${count === 1 ? "member" : "members"}`;
  if (earlier === undefined) return { step: STEP, text: `${text}, and lets nodes join` };
  if (!isAddressFree) return { step: STEP, text: `${text}, and ${own} is one of them: ${earlier.status}` };
  const failure = { kind: "earlier-incarnation-there", address, own: `${own}`, status: earlier.status } as const;
  return { step: STEP, text: `${text}, and ${own} is one of them, but does not run`, failure };
}

/** What is wrong with the name that the seed list gives a node. */
async function namedWrongly(seed: Address, node: Address): Promise<Finding | undefined> {
  const [address, own] = [seed.toString(), node.toString()];
  const finding = (kind: "seed-of-other-system" | "seed-of-other-protocol" | "seed-is-this-node"): Finding => ({
    step: STEP,
    text: `${address} in the seed nodes of ${own}`,
    failure: { kind, address, own },
  });
  if (seed.protocol !== node.protocol) return finding("seed-of-other-protocol");
  if (seed.system !== node.system) return finding("seed-of-other-system");
  if (seed.port === node.port && seed.host !== node.host && (await isThisMachine(seed))) return finding("seed-is-this-node");
  return undefined;
}

async function isThisMachine({ host = "" }: Address): Promise<boolean> {
  const own = new Set(Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => address)));
  const found = await lookup(withoutBrackets(host), { all: true }).catch(() => []);
  return found.some(({ address }) => own.has(address));
}

function distinct(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((each) => [each.toString(), each])).values()];
}

/** The address of the node: where its configuration listens, under its name. */
export function joiningNodeOf(listening: Address, system: string, isAddressFree: boolean): JoiningNode {
  return { address: new Address(listening.protocol, system, listening.host, listening.port), isAddressFree };
}
