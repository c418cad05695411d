import type { ActorView } from "../contract.ts";

/** Children that are asked for at once. Count. */
export const PAGE = 100;
/** Children that are kept, in pages: others are asked for again when they come into view. */
const MAXIMUM_PAGES = 80;

/** An actor whose children are shown, or were. */
export interface Branch {
  readonly path: string;
  readonly level: number;
  /** Where it is among its siblings. */
  index: number;
  parent: Branch | undefined;
  childCount: number;
  isOpen: boolean;
  /** Pages of children by their number. */
  readonly pages: Map<number, { readonly actors: readonly ActorView[]; readonly atMs: number }>;
  /** Children that are open. */
  readonly branches: Map<string, Branch>;
}

/** A row of the tree. `actor` is undefined until the service has told of it. */
export interface TreeRow {
  readonly level: number;
  readonly index: number;
  readonly parent: Branch | undefined;
  readonly actor: ActorView | undefined;
  readonly branch: Branch | undefined;
}

/** A page of children that is to be asked for. */
export interface PageQuery {
  readonly branch: Branch;
  readonly page: number;
}

/**
 * The tree of actors as far as it is open. Rows are found by their number in steps that depend on the open branches alone, so 100 000 children of one
 * actor cost no more than those that are in view.
 */
export class TreeModel {
  #root: ActorView | undefined;
  readonly #top: Branch;

  /** `path`: the actor at the top. */
  constructor(path: string) {
    this.#top = branchOf(path, 0, 0, undefined);
    this.#top.isOpen = true;
  }

  get path(): string {
    return this.#top.path;
  }

  get rowCount(): number {
    return this.#root === undefined ? 0 : 1 + sizeOf(this.#top);
  }

  /** Takes an answer: an actor and one page of its children. `undefined`: the actor is gone. */
  accept({ branch, page }: PageQuery, actor: ActorView | undefined, children: readonly ActorView[], nowMs: number): void {
    if (actor === undefined) {
      branch.parent?.branches.delete(branch.path);
      if (branch === this.#top) this.#root = undefined;
      return;
    }
    if (branch === this.#top) this.#root = actor;
    branch.childCount = Math.max(actor.childCount, 0);
    branch.pages.set(page, { actors: children.slice(0, PAGE), atMs: nowMs });
    for (const number of branch.pages.keys()) if (number * PAGE >= branch.childCount && number > 0) branch.pages.delete(number);
    children.forEach((child, at) => {
      const open = branch.branches.get(child.path);
      if (open !== undefined) open.index = page * PAGE + at;
    });
    for (const open of branch.branches.values()) if (open.index >= branch.childCount) branch.branches.delete(open.path);
    this.#forgetOldest();
  }

  /** Opens or closes the branch at a row. */
  toggle(row: TreeRow, isOpen: boolean): void {
    if (row.branch !== undefined) row.branch.isOpen = isOpen;
    else if (isOpen && row.actor !== undefined && row.parent !== undefined && row.actor.childCount > 0) {
      const branch = branchOf(row.actor.path, row.level, row.index, row.parent);
      branch.childCount = row.actor.childCount;
      branch.isOpen = true;
      row.parent.branches.set(branch.path, branch);
    }
  }

  /** The row with a number; undefined if there are not so many. */
  rowAt(number: number): TreeRow | undefined {
    if (this.#root === undefined || number < 0 || number >= this.rowCount) return undefined;
    if (number === 0) return { level: 0, index: 0, parent: undefined, actor: this.#root, branch: this.#top };
    let branch = this.#top;
    let rest = number - 1; // among what is below `branch`
    for (;;) {
      let before = 0; // rows of open branches above
      let inside: Branch | undefined;
      for (const open of sorted(branch)) {
        const at = open.index + before;
        if (rest <= at) break;
        const size = sizeOf(open);
        if (rest <= at + size) {
          inside = open;
          rest -= at + 1;
          break;
        }
        before += size;
      }
      if (inside !== undefined) {
        branch = inside;
        continue;
      }
      const index = rest - before;
      const actor = branch.pages.get(Math.floor(index / PAGE))?.actors[index % PAGE];
      const own = actor === undefined ? undefined : branch.branches.get(actor.path);
      return { level: branch.level + 1, index, parent: branch, actor, branch: own };
    }
  }

  /** The number of the row of a branch. */
  numberOf(branch: Branch): number {
    if (branch.parent === undefined) return 0;
    let number = this.numberOf(branch.parent) + 1 + branch.index;
    for (const open of sorted(branch.parent)) if (open.index < branch.index) number += sizeOf(open);
    return number;
  }

  /** The pages that the rows from `first` to before `end` need, those longest not asked for first. */
  pagesFor(first: number, end: number): readonly PageQuery[] {
    const wanted = new Map<string, PageQuery>([[`${this.path}:0`, { branch: this.#top, page: 0 }]]);
    for (let number = first; number < end; number += 1) {
      const row = this.rowAt(number);
      if (row?.parent !== undefined) add(row.parent, Math.floor(row.index / PAGE));
      if (row?.branch?.isOpen === true && row.branch.pages.size === 0) add(row.branch, 0);
    }
    return [...wanted.values()].sort((a, b) => askedAt(a) - askedAt(b));

    function add(branch: Branch, page: number): void {
      wanted.set(`${branch.path}:${page}`, { branch, page });
    }
  }

  #forgetOldest(): void {
    const all: PageQuery[] = [];
    collect(this.#top);
    if (all.length <= MAXIMUM_PAGES) return;
    all.sort((a, b) => askedAt(a) - askedAt(b));
    for (const { branch, page } of all.slice(0, all.length - MAXIMUM_PAGES)) branch.pages.delete(page);

    function collect(branch: Branch): void {
      for (const page of branch.pages.keys()) all.push({ branch, page });
      for (const open of branch.branches.values()) collect(open);
    }
  }
}

function branchOf(path: string, level: number, index: number, parent: Branch | undefined): Branch {
  return { path, level, index, parent, childCount: 0, isOpen: false, pages: new Map(), branches: new Map() };
}

/** Rows below a branch. */
function sizeOf(branch: Branch): number {
  if (!branch.isOpen) return 0;
  let size = branch.childCount;
  for (const open of branch.branches.values()) size += sizeOf(open);
  return size;
}

function sorted(branch: Branch): readonly Branch[] {
  return [...branch.branches.values()].sort((a, b) => a.index - b.index);
}

function askedAt({ branch, page }: PageQuery): number {
  return branch.pages.get(page)?.atMs ?? 0;
}
