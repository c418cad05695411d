const INITIAL_CAPACITY = 16;

/**
 * First in, first out; grows by doubling. The capacity is a power of two, so that an index wraps with a mask instead of a division
 * and no item is ever moved.
 */
export class RingQueue<T> {
  #slots: (T | undefined)[] = new Array<T | undefined>(INITIAL_CAPACITY);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    if (this.#length === this.#slots.length) this.#grow();
    this.#slots[(this.#head + this.#length) & (this.#slots.length - 1)] = item;
    this.#length += 1;
  }

  /** Takes the oldest item, or `undefined` if the queue is empty. */
  shift(): T | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#slots[this.#head];
    this.#slots[this.#head] = undefined; // otherwise the slot would keep the item alive
    this.#head = (this.#head + 1) & (this.#slots.length - 1);
    this.#length -= 1;
    return item;
  }

  peek(): T | undefined {
    return this.#length === 0 ? undefined : this.#slots[this.#head];
  }

  clear(): void {
    this.#slots = new Array<T | undefined>(INITIAL_CAPACITY);
    this.#head = 0;
    this.#length = 0;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Array<T | undefined>(old.length * 2);
    for (let index = 0; index < this.#length; index += 1) slots[index] = old[(this.#head + index) & (old.length - 1)];
    this.#slots = slots;
    this.#head = 0;
  }
}
