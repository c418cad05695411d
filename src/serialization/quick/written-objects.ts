/** So many objects are found by looking at each of them. */
const FEW = 12;

/**
 * The objects of a document that is being written, and their numbers.
 * @hotpath `bench/json`: buys no Map, and no hash of an object, for a message of a few objects.
 */
export class WrittenObjects {
  readonly #few: (object | undefined)[] = new Array<object | undefined>(FEW).fill(undefined);
  readonly #ids: number[] = new Array<number>(FEW).fill(0);
  #count = 0;
  /** All of them, once they are more than a few. */
  #many: Map<object, number> | undefined;

  /** The number of `object`, or 0. */
  idOf(object: object): number {
    if (this.#many !== undefined) return this.#many.get(object) ?? 0;
    for (let index = 0; index < this.#count; index += 1) if (this.#few[index] === object) return this.#ids[index] as number;
    return 0;
  }

  add(object: object, id: number): void {
    if (this.#many === undefined && this.#count === FEW) {
      this.#many = new Map(this.#few.map((known, index) => [known as object, this.#ids[index] as number]));
    }
    if (this.#many !== undefined) {
      this.#many.set(object, id);
      return;
    }
    this.#few[this.#count] = object;
    this.#ids[this.#count] = id;
    this.#count += 1;
  }

  clear(): void {
    for (let index = 0; index < this.#count; index += 1) this.#few[index] = undefined;
    this.#count = 0;
    this.#many = undefined;
  }
}
