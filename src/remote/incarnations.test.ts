import { assert, describe, it } from "vitest";
import { Address } from "../actor/index.ts";
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

  it("never renew to the one that was given up", () => {
    const drawn = [7, 7, 9];
    assert.equal(new Incarnations(7, () => drawn.shift() ?? 0).renew(peer), 9);
  });
});
