/** Values at paths in which `*` matches one name and a `**` at the end one or more. */
export class WildcardTree<T> {
  readonly #plain: Branch<T> = newBranch();
  readonly #deep: Branch<T> = newBranch();

  set(pattern: readonly string[], value: T): void {
    const isDeep = pattern.at(-1) === "**";
    let branch = isDeep ? this.#deep : this.#plain;
    for (const name of isDeep ? pattern.slice(0, -1) : pattern) {
      const next = branch.children.get(name) ?? newBranch<T>();
      branch.children.set(name, next);
      branch = next;
    }
    branch.value = value;
  }

  /**
   * The value at `names`. At each step, a literal name takes precedence over `*`, without backtracking; `**` is tried last, the longest
   * prefix first.
   * INTEROP: with "/a/b" and "/*" + "/c" there is nothing for /a/c, as in Akka.NET (Util/WildcardTree.cs).
   */
  find(names: readonly string[]): T | undefined {
    return this.#findPlain(names) ?? this.#findDeep(names);
  }

  #findPlain(names: readonly string[]): T | undefined {
    let branch: Branch<T> | undefined = this.#plain;
    for (const name of names) branch = branch && stepFrom(branch, name);
    return branch?.value;
  }

  #findDeep(names: readonly string[]): T | undefined {
    let found: T | undefined;
    let branch: Branch<T> | undefined = this.#deep;
    for (const name of names) {
      if (branch === undefined) break;
      found = branch.value ?? found;
      branch = stepFrom(branch, name);
    }
    return found;
  }
}

interface Branch<T> {
  value: T | undefined;
  readonly children: Map<string, Branch<T>>;
}

function newBranch<T>(): Branch<T> {
  return { value: undefined, children: new Map() };
}

function stepFrom<T>(branch: Branch<T>, name: string): Branch<T> | undefined {
  return branch.children.get(name) ?? branch.children.get("*");
}
