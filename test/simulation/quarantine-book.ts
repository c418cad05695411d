/** Which systems have given up which, by their names: `a1` for the first on node a. */
export class QuarantineBook {
  readonly #systemOfUid: (uid: number) => string | undefined;
  readonly #pairs = new Set<string>();
  /** A system that gives up a node drops what it has for it, whatever its incarnation. */
  readonly #givenUp = new Set<string>();
  count = 0;

  constructor(systemOfUid: (uid: number) => string | undefined) {
    this.#systemOfUid = systemOfUid;
  }

  onQuarantined(by: string, _node: string, uid: number): void {
    this.count += 1;
    const system = this.#systemOfUid(uid);
    if (system !== undefined) this.#pairs.add(pairOf(by, system));
  }

  /** The peer said so; its own event has told which of its systems it was. */
  onToldOfQuarantine(_by: string, _node: string): void {
    this.count += 1;
  }

  onGivenUp(by: string, node: string): void {
    this.#givenUp.add(`${by} ${node}`);
  }

  /** Whether no node is quarantined. */
  get isEmpty(): boolean {
    return this.count === 0 && this.#givenUp.size === 0;
  }

  /** Whether either of the two systems has given the other up. */
  hasBetween(one: string, other: string): boolean {
    return this.#pairs.has(pairOf(one, other));
  }

  hasGivenUp(by: string, node: string): boolean {
    return this.#givenUp.has(`${by} ${node}`);
  }
}

function pairOf(one: string, other: string): string {
  return [one, other].sort().join(" ");
}
