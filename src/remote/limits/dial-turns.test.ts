import { assert, describe, it } from "vitest";
import { ManualPlatform } from "../../testkit/index.ts";
import { DialTurns } from "./dial-turns.ts";
import { TooManyDialsError } from "./errors.ts";

const LIMITS = { atOnce: 4, perSecond: 10, waiting: 100, ageMs: 2_000 };

/** Dials that hang until they are ended by hand or aborted. */
class Dials {
  readonly platform = new ManualPlatform();
  readonly begun: string[] = [];
  readonly failed: string[] = [];
  readonly #ends = new Map<string, () => void>();
  readonly turns: DialTurns;

  constructor(limits = LIMITS) {
    this.turns = new DialTurns(this.platform, limits);
  }

  dial(name: string, namedBy?: string): void {
    const dialled = this.turns.run(namedBy, (signal) => {
      this.begun.push(name);
      return new Promise<void>((resolve, reject) => {
        this.#ends.set(name, resolve);
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    });
    dialled.catch((cause: unknown) => this.failed.push(`${name} ${cause instanceof TooManyDialsError}`));
  }

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.();
    await this.platform.settle();
  }
}

describe("DialTurns", () => {
  it("dials for the program at once, however much waits for peers, and a few in each turn", async () => {
    const dials = new Dials();
    for (let index = 0; index < 50; index += 1) dials.dial(`invented ${index}`, "stranger");
    dials.dial("mine");
    assert.include(dials.begun, "mine");
    for (let index = 0; index < 100; index += 1) dials.dial(`mine ${index}`);
    assert.equal(dials.begun.filter((name) => name.startsWith("mine")).length, 32);
    await dials.platform.settle();
    assert.equal(dials.begun.filter((name) => name.startsWith("mine")).length, 101);
  });

  it("dials for peers a few at once, one peer after the other", async () => {
    const dials = new Dials();
    for (let index = 0; index < 6; index += 1) dials.dial(`a${index}`, "a");
    dials.dial("b0", "b");
    assert.deepEqual(dials.begun, ["a0", "a1", "a2", "a3"]);
    await dials.end("a0");
    await dials.end("a1");
    assert.deepEqual(dials.begun, ["a0", "a1", "a2", "a3", "a4", "b0"]);
  });

  it("begins a few dials for peers in each turn, so that others have theirs between", async () => {
    const dials = new Dials({ ...LIMITS, atOnce: 1_000, perSecond: 1_000 });
    for (let index = 0; index < 100; index += 1) dials.dial(`a${index}`, "a");
    assert.lengthOf(dials.begun, 16);
    await dials.platform.settle();
    assert.lengthOf(dials.begun, 100);
  });

  it("dials for peers at a rate", async () => {
    const dials = new Dials({ ...LIMITS, atOnce: 1_000 });
    for (let index = 0; index < 100; index += 1) dials.dial(`a${index}`, "a");
    assert.lengthOf(dials.begun, 10);
    for (let step = 0; step < 20; step += 1) await dials.platform.advanceMs(50);
    assert.approximately(dials.begun.length, 20, 1);
  });

  it("gives up a dial that hangs when others wait, and not when none does", async () => {
    const dials = new Dials();
    for (let index = 0; index < 4; index += 1) dials.dial(`hangs ${index}`, "a");
    await dials.platform.advanceMs(10_000);
    assert.isEmpty(dials.failed);
    dials.dial("waits", "b");
    await dials.platform.advanceMs(10);
    assert.include(dials.begun, "waits");
    assert.include(dials.failed, "hangs 0 true");
  });

  it("refuses what is too many to wait", async () => {
    const dials = new Dials();
    for (let index = 0; index < 110; index += 1) dials.dial(`a${index}`, "a");
    await dials.platform.settle();
    assert.equal(dials.turns.waitingCount, 100);
    assert.lengthOf(dials.failed, 6);
  });
});
