import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { Incarnations } from "./incarnations.ts";

const peer = Address.parse("akka.tcp://Peer@127.0.0.1:1");
const other = Address.parse("akka.tcp://Other@127.0.0.1:2");

describe("Incarnations", () => {
  it("are the system's own for everybody, until one is renewed for one peer", () => {
    const incarnations = new Incarnations(7, () => 8);
    assert.equal(incarnations.uidFor(peer), 7);
    assert.equal(incarnations.renew(peer), 8);
    assert.deepEqual([incarnations.uidFor(Address.parse(peer.toString())), incarnations.uidFor(other)], [8, 7]);
  });

  it("are forgotten for the peers of longest ago once they are too many", () => {
    const incarnations = new Incarnations(7, () => 8);
    const invented = (index: number): Address => Address.parse(`akka.tcp://Invented@${"h".repeat(200)}${index}:1`);
    incarnations.renew(peer);
    for (let index = 0; index < 10_000; index += 1) incarnations.renew(invented(index));
    assert.equal(incarnations.uidFor(peer), 7);
    assert.equal(incarnations.uidFor(invented(9_999)), 8);
  });

  it("never renew to the one that was given up", () => {
    const drawn = [7, 7, 9];
    assert.equal(new Incarnations(7, () => drawn.shift() ?? 0).renew(peer), 9);
  });
});
