import { errorFrom } from "../../base/index.ts";
import type { Lease } from "../../cluster/index.ts";

/**
 * The lease of one shard on this node, over all lives of that shard here: what one life gives back has been given back before the next one asks
 * for it, and a loss is told only to the life that has the lease.
 */
export class ShardLease {
  readonly #create: () => Lease;
  #lease: Lease | undefined;
  /** Counts the requests; a loss belongs to one of them. */
  #request = 0;
  /** Until the answer says otherwise. */
  #mayBeHeld = false;
  #lastStep: Promise<unknown> = Promise.resolve();

  /** `create` makes the lease, and is called again if it throws. */
  constructor(create: () => Lease) {
    this.#create = create;
  }

  /** Resolves with whether this node has the lease now. Rejects as the lease does, and if it cannot be made. */
  acquire(onLost: (cause: unknown) => void): Promise<boolean> {
    this.#request += 1;
    const request = this.#request;
    return this.#next(async () => {
      this.#lease ??= this.#create();
      this.#mayBeHeld = true;
      this.#mayBeHeld = await this.#lease.acquire((cause) => {
        if (request === this.#request) onLost(cause);
      });
      return this.#mayBeHeld;
    });
  }

  /** Gives it back, if this node may have it. */
  release(onFailure: (reason: string) => void): void {
    this.#request += 1;
    const done = this.#next(async () => {
      if (!this.#mayBeHeld || this.#lease === undefined) return true;
      this.#mayBeHeld = false;
      return await this.#lease.release();
    });
    done.then(
      (isReleased) => !isReleased && onFailure("this node does not hold it"),
      (thrown: unknown) => onFailure(errorFrom(thrown).message),
    );
  }

  /** Resolves when nothing is asked of the lease any more. */
  settled(): Promise<unknown> {
    return this.#lastStep;
  }

  #next(step: () => Promise<boolean>): Promise<boolean> {
    const done = this.#lastStep.then(step);
    this.#lastStep = done.catch(() => undefined);
    return done;
  }
}
