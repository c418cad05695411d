import { assert, describe, it } from "vitest";
import { AckedReceiveBuffer } from "./acked-receive-buffer.ts";

function arrivals(buffer: AckedReceiveBuffer<string>, ...numbers: readonly number[]): string[][] {
  return numbers.map((seq) => {
    const arrival = buffer.receive(seq, `m${seq}`);
    return arrival.kind === "accepted" ? [...arrival.deliver] : [arrival.kind];
  });
}

describe("AckedReceiveBuffer", () => {
  it("says -1 before the first arrival", () => {
    assert.deepEqual(new AckedReceiveBuffer(100).acknowledgement(), { cumulative: -1, nacks: [] });
  });

  it("gives messages out in order, each once", () => {
    const buffer = new AckedReceiveBuffer<string>(100);
    assert.deepEqual(arrivals(buffer, 0, 1, 1, 0, 2), [["m0"], ["m1"], [], [], ["m2"]]);
  });

  it("holds back what is ahead of a gap, and names the gap", () => {
    const buffer = new AckedReceiveBuffer<string>(100);
    assert.deepEqual(arrivals(buffer, 2, 4, 2), [[], [], []]);
    assert.deepEqual(buffer.acknowledgement(), { cumulative: 4, nacks: [0, 1, 3] });
    assert.deepEqual(arrivals(buffer, 0, 1), [["m0"], ["m1", "m2"]]);
    assert.deepEqual(buffer.acknowledgement(), { cumulative: 4, nacks: [3] });
    assert.deepEqual(arrivals(buffer, 3), [["m3", "m4"]]);
    assert.deepEqual(buffer.acknowledgement(), { cumulative: 4, nacks: [] });
  });

  it("acknowledges the highest number also after a duplicate of a lower one", () => {
    const buffer = new AckedReceiveBuffer<string>(100);
    arrivals(buffer, 0, 1, 2, 0);
    assert.deepEqual(buffer.acknowledgement(), { cumulative: 2, nacks: [] });
  });

  it("keeps nothing that is further ahead than its reach, and acknowledges as if it had not come", () => {
    const buffer = new AckedReceiveBuffer<string>(3);
    assert.deepEqual(arrivals(buffer, 2 ** 50, 3, 2), [["out-of-reach"], ["out-of-reach"], []]);
    assert.deepEqual(buffer.acknowledgement(), { cumulative: 2, nacks: [0, 1] });
  });

  it("names a thousand missing numbers at most, and acknowledges nothing above them", () => {
    const buffer = new AckedReceiveBuffer<string>(20_000);
    arrivals(buffer, 500, 9000);
    const { cumulative, nacks } = buffer.acknowledgement();
    assert.equal(nacks.length, 1000);
    assert.equal(nacks.at(-1), 1000); // 500 is there
    assert.equal(cumulative, 1000);
  });
});
