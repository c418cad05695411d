import type { Address } from "../../actor/index.ts";
import { inspectAs } from "../../base/index.ts";
import { AppVersion } from "./app-version.ts";
import { InvalidMemberStatusError } from "./errors.ts";
import { type MemberStatus, mayBecome } from "./member-status.ts";
import { compareAddresses, compareUniqueAddresses, type UniqueAddress } from "./unique-address.ts";

/** The up number of a member that was never Up: it is younger than all others. */
export const NEVER_UP = 2_147_483_647;

/** What a member consists of. */
export interface MemberInit {
  /** The incarnation of the node. */
  readonly uniqueAddress: UniqueAddress;
  /** Where it is in its life. */
  readonly status: MemberStatus;
  /** Default: {@link NEVER_UP}. */
  readonly upNumber?: number;
  /** Default: none. */
  readonly roles?: Iterable<string>;
  /** Default: `0.0.0`. */
  readonly appVersion?: AppVersion;
}

/** A node of the cluster as the gossip describes it. Immutable. */
export class Member {
  /** The incarnation of the node. */
  readonly uniqueAddress: UniqueAddress;
  /** Where it is in its life. */
  readonly status: MemberStatus;
  /** Position in the order in which members became Up, from 1; {@link NEVER_UP} before. */
  readonly upNumber: number;
  /** The roles that it joined with. Key: `akka.cluster.roles`. */
  readonly roles: ReadonlySet<string>;
  /** The version that it joined with. Key: `akka.cluster.app-version`. */
  readonly appVersion: AppVersion;

  constructor({ uniqueAddress, status, upNumber = NEVER_UP, roles = [], appVersion = AppVersion.zero }: MemberInit) {
    this.uniqueAddress = uniqueAddress;
    this.status = status;
    this.upNumber = upNumber;
    this.roles = roles instanceof Set ? roles : new Set(roles);
    this.appVersion = appVersion;
  }

  /** Where the node can be reached. */
  get address(): Address {
    return this.uniqueAddress.address;
  }

  /** Whether it joined with `role`. */
  hasRole(role: string): boolean {
    return this.roles.has(role);
  }

  /** Whether it became Up before `other`. */
  isOlderThan(other: Member): boolean {
    return compareByAge(this, other) < 0;
  }

  /** The same member with another status. Throws {@link InvalidMemberStatusError} for a change that members do not make. */
  withStatus(status: MemberStatus): Member {
    if (status === this.status) return this;
    if (!mayBecome(this.status, status)) throw new InvalidMemberStatusError(this.uniqueAddress.key, this.status, status);
    return this.#copy(status, this.upNumber);
  }

  /** The same member, Up with this number. Throws {@link InvalidMemberStatusError} if it can no longer become Up. */
  up(upNumber: number): Member {
    if (!mayBecome(this.status, "Up")) throw new InvalidMemberStatusError(this.uniqueAddress.key, this.status, "Up");
    return this.#copy("Up", upNumber);
  }

  /** Whether both describe the same state of the same node. */
  equals(other: Member): boolean {
    if (this === other) return true;
    return this.uniqueAddress.equals(other.uniqueAddress) && this.status === other.status && this.upNumber === other.upNumber;
  }

  /** `Member(akka.tcp://System@host:port, Up)`. */
  toString(): string {
    const roles = this.roles.size === 0 ? "" : `, roles ${[...this.roles].join(" ")}`;
    return `Member(${this.address}, uid ${this.uniqueAddress.uid}, ${this.status}${roles}, version ${this.appVersion})`;
  }

  #copy(status: MemberStatus, upNumber: number): Member {
    const { uniqueAddress, roles, appVersion } = this;
    return new Member({ uniqueAddress, status, upNumber, roles, appVersion });
  }
}

inspectAs(Member.prototype, String);

/** Orders members by address, then by uid: the order of lists of members, and of who may lead. */
export function compareMembers(left: Member, right: Member): number {
  return compareUniqueAddresses(left.uniqueAddress, right.uniqueAddress);
}

/** Orders members by age: the first is the oldest. */
export function compareByAge(left: Member, right: Member): number {
  return left.upNumber - right.upNumber || compareAddresses(left.address, right.address);
}

/** Who leads if no member is Up or Leaving: the member with the lowest rank. INTEROP: Member.LeaderStatusOrdering. */
const LEADER_RANK: Readonly<Record<MemberStatus, number>> = { Up: 0, Leaving: 0, Removed: 0, WeaklyUp: 1, Joining: 2, Exiting: 3, Down: 4 };

/** Orders the candidates for leadership while no member is Up or Leaving. */
export function compareForLeading(left: Member, right: Member): number {
  return LEADER_RANK[left.status] - LEADER_RANK[right.status] || compareMembers(left, right);
}

/** Of two copies of one member, the one with the lower rank wins. INTEROP: Member.HighestPriorityOf. */
const MERGE_RANK: Readonly<Record<MemberStatus, number>> = { Removed: 0, Down: 1, Exiting: 2, Leaving: 3, Up: 4, WeaklyUp: 5, Joining: 6 };

/** Which of two copies of one member goes on in a merge. */
export function winnerOf(left: Member, right: Member): Member {
  if (left.status === right.status) return left.upNumber <= right.upNumber ? left : right;
  return MERGE_RANK[left.status] < MERGE_RANK[right.status] ? left : right;
}
