import type { InternalActorRef } from "../../actor/internal.ts";
import type { ActorNode, ActorTree } from "../contract/actor-view.ts";
import type { SnapshotQuery } from "../contract/snapshot.ts";
import { isLocalActor } from "../sampling/local-actor.ts";
import { type ActorKnowledge, actorViewOf } from "./actor-view-of.ts";

type MutableNode = Omit<ActorNode, "children"> & { readonly children: MutableNode[] };

/** An actor of the tree that has children which may follow. */
interface Parent {
  readonly node: MutableNode;
  readonly children: readonly InternalActorRef[];
  next: number;
}

/**
 * The tree from `root` on. Generation by generation, and within one each parent in turn, so that a parent with a hundred thousand children does
 * not take the place of all others. A generation that does not fit gets half of what is left, unless it is the last.
 */
export function actorTreeFrom(
  root: InternalActorRef | undefined,
  query: Required<Pick<SnapshotQuery, "depth" | "limit" | "skip">>,
  knowledge: ActorKnowledge,
  counts: Pick<ActorTree, "total" | "subtotal">,
): ActorTree {
  if (root === undefined || !isLocalActor(root)) return { root: null, ...counts, shown: 0, isCut: false };
  const { depth, limit, skip } = query;
  const top = nodeOf(root, knowledge);
  let shown = 1;
  let isCut = skip > 0 && top.childCount > 0;
  let parents = [parentOf(top, root, skip)];
  const cutParents: Parent[] = [];
  for (let generation = 1; parents.length > 0; generation += 1) {
    if (generation > depth) {
      isCut = true;
      break;
    }
    const wanted = parents.reduce((sum, { children, next }) => sum + children.length - next, 0);
    const left = limit - shown;
    const quota = wanted <= left || generation === depth ? Math.min(wanted, left) : Math.ceil(left / 2);
    const added = addChildren(parents, quota, knowledge);
    shown += added.length;
    if (quota < wanted) {
      isCut = true;
      for (const parent of parents) if (parent.next < parent.children.length) cutParents.push(parent);
    }
    parents = added.filter(({ children }) => children.length > 0);
    if (shown >= limit) {
      if (parents.length > 0) isCut = true;
      break;
    }
  }
  shown += addChildren(cutParents, limit - shown, knowledge).length; // there was less below than room was left for
  return { root: top, ...counts, shown, isCut };
}

/** Adds `quota` children, one of each parent in turn. */
function addChildren(parents: readonly Parent[], quota: number, knowledge: ActorKnowledge): readonly Parent[] {
  const added: Parent[] = [];
  let open = parents;
  let left = quota;
  while (left > 0 && open.length > 0) {
    for (const parent of open) {
      if (left === 0) break;
      const child = parent.children[parent.next];
      parent.next += 1;
      if (child === undefined || !isLocalActor(child)) continue;
      const node = nodeOf(child, knowledge);
      parent.node.children.push(node);
      added.push(parentOf(node, child, 0));
      left -= 1;
    }
    open = open.filter(({ children, next }) => next < children.length);
  }
  return added;
}

function parentOf(node: MutableNode, ref: InternalActorRef, next: number): Parent {
  return { node, children: isLocalActor(ref) && node.childCount > 0 ? ref.cell.supervised.refs() : [], next };
}

function nodeOf(ref: InternalActorRef, knowledge: ActorKnowledge): MutableNode {
  if (!isLocalActor(ref)) throw new Error("unreachable: only actors of this system are shown");
  return { ...actorViewOf(ref.cell, knowledge), children: [] };
}
