import { assert, describe, it } from "vitest";
import { ManualPlatform } from "../../testkit/index.ts";
import { ReadTurns } from "./read-turns.ts";

describe("ReadTurns", () => {
  it("calls those that wait once in the next turn, and shares the messages of one among them", async () => {
    const platform = new ManualPlatform();
    const turns = new ReadTurns(platform, { messagesPerTurn: 100, bytesPerTurn: 1000 });
    const shares: number[] = [];
    for (let count = 0; count < 4; count += 1) turns.wait({ readOn: () => void shares.push(turns.share) });
    assert.isEmpty(shares);
    await platform.settle();
    assert.deepEqual(shares, [25, 25, 25, 25]);
  });

  it("reads less and less while actors are behind, and ends a turn that takes long", async () => {
    const platform = new ManualPlatform();
    let areBehind = true;
    const turns = new ReadTurns(platform, { messagesPerTurn: 500, bytesPerTurn: 1000 }, () => areBehind);
    const shares: number[] = [];
    const readOn = (): void => void shares.push(turns.share);
    for (let turn = 0; turn < 8; turn += 1) {
      if (turn === 6) areBehind = false;
      turns.wait({ readOn });
      turns.wait({ readOn: () => {} });
      await platform.settle();
    }
    assert.deepEqual([shares[0], shares[5]], [63, 16]);
    assert.isAbove(shares[7] ?? 0, shares[6] ?? 0);
    turns.note();
    assert.isFalse(turns.isOver);
    platform.clock.advanceMs(10);
    assert.isTrue(turns.isOver);
  });

  it("reads without a share for a connection that waits alone, until the turn has taken its time", async () => {
    const platform = new ManualPlatform();
    const turns = new ReadTurns(platform, { messagesPerTurn: 100, bytesPerTurn: 1000 }, () => true);
    const shares: number[] = [];
    turns.wait({ readOn: () => void shares.push(turns.share, turns.bytesPerTurn) });
    await platform.settle();
    assert.deepEqual(shares, [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    turns.note();
    assert.isFalse(turns.isOver);
    platform.clock.advanceMs(10);
    assert.isTrue(turns.isOver);
  });

  it("is enough for one that waits alone when it has read a turn's bytes and the turn has taken its time", async () => {
    const platform = new ManualPlatform();
    const turns = new ReadTurns(platform, { messagesPerTurn: 100, bytesPerTurn: 1000 });
    turns.note();
    assert.isFalse(turns.isEnough(1_000_000, 1_000_000));
    platform.clock.advanceMs(10);
    assert.isFalse(turns.isEnough(999, 1_000_000));
    assert.isTrue(turns.isEnough(1_000, 1));
  });

  it("leaves each a least share, however many wait", async () => {
    const platform = new ManualPlatform();
    const turns = new ReadTurns(platform, { messagesPerTurn: 100, bytesPerTurn: 1000 });
    const shares: number[] = [];
    for (let count = 0; count < 1_000; count += 1) turns.wait({ readOn: () => void shares.push(turns.share) });
    await platform.settle();
    assert.deepEqual([...new Set(shares)], [16]);
  });
});
