import type { Address } from "../../../actor/index.ts";
import { compareByAge, compareMembers, type Member } from "../../member/member.ts";

/** Both sides of a partition as the older resolver sees them. Every list is in the order of age. */
export interface Partition {
  /** Members that became Up, and that are reachable for all observers. */
  readonly remaining: readonly Member[];
  /** Members that anybody calls unreachable, in every status. */
  readonly unreachable: readonly Member[];
}

/** A strategy of Akka.NET's older resolver, `Akka.Cluster.SplitBrainResolver`: it knows of no indirect connections and of no changes under way. */
export interface PartitionStrategy {
  /** Its name in `akka.cluster.split-brain-resolver.active-strategy`. */
  readonly name: string;
  /** The members that this node downs. */
  victimsIn(partition: Partition): readonly Member[];
}

/** The settings of {@link olderKeepReferee}. */
export interface KeepRefereeSettings {
  /** Key: `keep-referee.address`. */
  readonly address: Address;
  /** Smaller sides are downed with the other one. Count. Key: `keep-referee.down-all-if-less-than-nodes` (1). */
  readonly minimumNodes: number;
}

/** A side goes on if it has at least `quorumSize` members. */
export function olderStaticQuorum({ quorumSize, role }: { readonly quorumSize: number; readonly role: string }): PartitionStrategy {
  return {
    name: "static-quorum",
    victimsIn: ({ remaining, unreachable }) => (withRole(remaining, role).length < quorumSize ? remaining : unreachable),
  };
}

/** The larger side goes on. INTEROP: of two equal sides, the one with the oldest member, or with a role the one with the lowest address. */
export function olderKeepMajority({ role }: { readonly role: string }): PartitionStrategy {
  return {
    name: "keep-majority",
    victimsIn({ remaining, unreachable }) {
      const [here, there] = [withRole(remaining, role), withRole(unreachable, role)];
      if (here.length !== there.length) return here.length < there.length ? remaining : unreachable;
      const first = [...here, ...there].toSorted(role === "" ? compareByAge : compareMembers)[0];
      if (first === undefined) return [];
      return here.includes(first) ? unreachable : remaining;
    },
  };
}

/** The side of the oldest member goes on. INTEROP: whether it is alone is counted without the role. */
export function olderKeepOldest({ downsIfAlone, role }: { readonly downsIfAlone: boolean; readonly role: string }): PartitionStrategy {
  return {
    name: "keep-oldest",
    victimsIn({ remaining, unreachable }) {
      const here = withRole(remaining, role);
      const oldest = [...here, ...withRole(unreachable, role)].toSorted(compareByAge)[0];
      if (oldest === undefined) return [];
      if (here.includes(oldest)) return downsIfAlone && remaining.length === 1 && unreachable.length > 0 ? remaining : unreachable;
      return downsIfAlone && unreachable.length === 1 ? unreachable : remaining;
    },
  };
}

/** The side of one particular node goes on. */
export function olderKeepReferee({ address, minimumNodes }: KeepRefereeSettings): PartitionStrategy {
  return {
    name: "keep-referee",
    victimsIn({ remaining, unreachable }) {
      if (!remaining.some((member) => member.address.equals(address))) return remaining;
      return remaining.length < minimumNodes ? [...remaining, ...unreachable] : unreachable;
    },
  };
}

function withRole(members: readonly Member[], role: string): readonly Member[] {
  return role === "" ? members : members.filter((member) => member.hasRole(role));
}
