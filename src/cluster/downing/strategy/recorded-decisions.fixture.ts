import { Reachability } from "../../gossip/reachability.ts";
import { Member, NEVER_UP } from "../../member/member.ts";
import type { MemberStatus } from "../../member/member-status.ts";
import { nodeAt } from "../../member/nodes.fixture.ts";
import { UniqueAddressSet } from "../../member/unique-address-set.ts";
import type { UniqueAddress } from "../../member/unique-address.ts";
import { DowningView } from "./downing-view.ts";

const FIRST_PORT = 2550;
const ROLES = ["a", "b"];
const STATUSES: Readonly<Record<string, MemberStatus>> = { J: "Joining", W: "WeaklyUp", U: "Up", L: "Leaving", E: "Exiting", D: "Down" };

/** One line of `test/fixtures/downing/decisions.txt`; the README beside it describes the fields. */
export interface RecordedDecisions {
  readonly line: string;
  readonly view: DowningView;
  readonly role: string;
  readonly quorumSize: number;
  readonly downsIfAlone: boolean;
  readonly referee: UniqueAddress;
  readonly minimumNodes: number;
  /** What the strategies of Akka.Cluster decide, as in fields 6 to 14. */
  readonly decisions: readonly string[];
}

/** The mask of `nodes`. */
export function maskOf(nodes: Iterable<UniqueAddress>): string {
  let mask = 0;
  for (const { address } of nodes) mask |= 1 << ((address.port ?? FIRST_PORT) - FIRST_PORT);
  return mask.toString(16);
}

function nodeOf(index: number): UniqueAddress {
  return nodeAt(FIRST_PORT + index, index + 1);
}

/** The view and the decisions in one line. */
export function recordFrom(line: string): RecordedDecisions {
  const [members = "", unreachable = "", records = "", seen = "", config = "", ...decisions] = line.split(" ");
  const [role = 0, quorumSize = 0, alone = 0, referee = 0, minimumNodes = 0] = Array.from(config, Number);
  const view = new DowningView({
    members: threes(members).map(memberFrom),
    unreachable: UniqueAddressSet.of(indexesIn(unreachable).map(nodeOf)),
    reachability: records === "-" ? Reachability.empty : threes(records).reduce(observed, Reachability.empty),
    seenBy: new Set(indexesIn(seen).map((index) => nodeOf(index).address.toString())),
  });
  return {
    line,
    view,
    role: ROLES[role - 1] ?? "",
    quorumSize,
    downsIfAlone: alone === 1,
    referee: nodeOf(referee),
    minimumNodes,
    decisions,
  };
}

function threes(text: string): readonly string[] {
  return text.match(/.{3}/g) ?? [];
}

function indexesIn(mask: string): readonly number[] {
  const bits = Number.parseInt(mask, 16);
  return Array.from({ length: 16 }, (_, index) => index).filter((index) => ((bits >> index) & 1) === 1);
}

function memberFrom(text: string, index: number): Member {
  const [status = "", upNumber = "", roles = ""] = text;
  return new Member({
    uniqueAddress: nodeOf(index),
    status: STATUSES[status] ?? "Removed",
    upNumber: upNumber === "-" ? NEVER_UP : Number(upNumber),
    roles: ROLES.filter((_, role) => ((Number(roles) >> role) & 1) === 1),
  });
}

function observed(reachability: Reachability, text: string): Reachability {
  const [observer, subject] = [nodeOf(Number(text[0])), nodeOf(Number(text[1]))];
  return text[2] === "t" ? reachability.terminated(observer, subject) : reachability.unreachable(observer, subject);
}
