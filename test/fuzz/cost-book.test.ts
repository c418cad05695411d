import { assert, describe, it } from "vitest";
import { CostBook } from "./cost-book.ts";
import { type Cost, CostMeter } from "./cost-meter.ts";

const BOUNDS = { allocatedBytes: 1_000, allocatedBytesPerByte: 10, work: 100, workPerByte: 1 };
const FAIR: Cost = { cpuUs: 300, allocatedBytes: 2_000, work: 50 };
const bytes = 1_000;

/** A book of a hundred fair inputs and one other, which costs `first` when it comes and `again` each time that it is tried again. */
async function problemsOf(first: Cost, again: Cost = first): Promise<readonly string[]> {
  const book = new CostBook(BOUNDS);
  for (let index = 0; index < 100; index += 1) book.add({ input: `fair ${index}`, bytes, ...FAIR }, () => FAIR);
  book.add({ input: "the other", bytes, ...first }, () => again);
  return (await book.close()).problems;
}

describe("CostBook", () => {
  it("finds an input that allocates more than its bytes may", async () => {
    const [problem = ""] = await problemsOf({ ...FAIR, allocatedBytes: 11_001 });
    assert.match(problem, /costs more than its bytes may: the other, 1000 bytes: .*11001 bytes allocated/);
  });

  it("finds an input that takes more steps than its bytes may", async () => {
    const [problem = ""] = await problemsOf({ ...FAIR, work: 1_101 });
    assert.match(problem, /costs more than its bytes may: the other.*1101 steps/);
  });

  it("finds an input that takes more than 20 times the median of processor time, also when it is tried again alone", async () => {
    const [problem = ""] = await problemsOf({ ...FAIR, cpuUs: 6_001 });
    assert.match(problem, /takes more than 20 times the median for each byte: the other.*6001 µs/);
    assert.deepEqual(await problemsOf({ ...FAIR, cpuUs: 5_999 }), []);
  });

  it("lets an input pass that was dear only once, as when the machine was busy", async () => {
    assert.deepEqual(await problemsOf({ cpuUs: 100_000, allocatedBytes: 1e6, work: 1e6 }, FAIR), []);
  });

  it("lists the dearest for their bytes, by what they cost at least", async () => {
    const book = new CostBook(BOUNDS, 2);
    for (const cpuUs of [100, 900, 500, 700])
      book.add({ input: `${cpuUs}`, bytes, ...FAIR, cpuUs }, () => ({ ...FAIR, cpuUs: cpuUs - 10 }));
    assert.deepEqual(
      (await book.close()).dearest.map(({ input, cpuUs }) => [input, cpuUs]),
      [
        ["900", 890],
        ["700", 690],
      ],
    );
  });
});

describe("CostMeter", () => {
  it("sees what a piece of code allocates, and the steps that are counted", () => {
    let steps = 5;
    const meter = new CostMeter(() => steps);
    meter.start();
    const kept = new Uint8Array(4_000_000).fill(1);
    steps += 3;
    const cost = meter.stop();
    assert.isAtLeast(cost.allocatedBytes, kept.length);
    assert.equal(cost.work, 3);
    assert.isAbove(cost.cpuUs, 0);
  });
});
