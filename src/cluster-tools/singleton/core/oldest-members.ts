import type { Member, UniqueAddress } from "../../../cluster/index.ts";
import { compareByAge, NEVER_UP } from "../../../cluster/internal.ts";

/** Orders members by age: negative if `left` comes first. */
export type AgeOrder = (left: Member, right: Member) => number;

/**
 * The members that may run a singleton, by age, and the oldest of them. The oldest stays the oldest as long as it is a member, even if
 * another one comes before it. Immutable. INTEROP: OldestChangedBufferState.
 */
export class OldestMembers {
  readonly #members: readonly Member[];
  readonly #order: AgeOrder;
  readonly #role: string;
  /** The node on which the singleton runs. */
  readonly oldest: UniqueAddress | undefined;

  private constructor(members: readonly Member[], order: AgeOrder, role: string, oldest: UniqueAddress | undefined) {
    this.#members = members;
    this.#order = order;
    this.#role = role;
    this.oldest = members.some(({ uniqueAddress }) => oldest?.equals(uniqueAddress)) ? oldest : members[0]?.uniqueAddress;
  }

  /** All of `members` with `role` that were Up. An empty role: all. */
  static of(members: Iterable<Member>, role: string, order: AgeOrder): OldestMembers {
    const known = [...members].filter((member) => member.upNumber !== NEVER_UP && (role === "" || member.hasRole(role)));
    return new OldestMembers(known.sort(order), order, role, undefined);
  }

  /** Those that became Up before `node`. */
  olderThan(node: UniqueAddress): readonly Member[] {
    const self = this.#members.find(({ uniqueAddress }) => uniqueAddress.equals(node));
    return this.#members.filter((member) => !member.uniqueAddress.equals(node) && (self === undefined || member.upNumber <= self.upNumber));
  }

  /** With `node` as the oldest, if it is a member. */
  startingWith(node: UniqueAddress): OldestMembers {
    return new OldestMembers(this.#members, this.#order, this.#role, node);
  }

  with(member: Member): OldestMembers {
    if (this.#role !== "" && !member.hasRole(this.#role)) return this;
    const others = this.#members.filter(({ uniqueAddress }) => !uniqueAddress.equals(member.uniqueAddress));
    return new OldestMembers([...others, member].sort(this.#order), this.#order, this.#role, this.oldest);
  }

  without(node: UniqueAddress): OldestMembers {
    const left = this.#members.filter(({ uniqueAddress }) => !uniqueAddress.equals(node));
    return left.length === this.#members.length ? this : new OldestMembers(left, this.#order, this.#role, this.oldest);
  }
}

/** The members with the highest app version first. Key: `consider-app-version`. */
export const byVersionAndAge: AgeOrder = (left, right) => right.appVersion.compareTo(left.appVersion) || compareByAge(left, right);
