import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { AppVersion } from "./app-version.ts";
import { compareByAge, compareForLeading, compareMembers, Member, NEVER_UP, winnerOf } from "./member.ts";
import { memberAt, nodeAt } from "./nodes.fixture.ts";
import { compareAddresses, UniqueAddress } from "./unique-address.ts";

const address = (host: string, port: number): Address => new Address("akka.tcp", "S", host, port);

describe("Member", () => {
  it("is ordered by host as text, then by port as a number, then by uid", () => {
    assert.isBelow(compareAddresses(address("10.0.0.10", 1), address("10.0.0.9", 1)), 0);
    assert.isBelow(compareAddresses(address("a", 999), address("a", 1000)), 0);
    assert.equal(compareAddresses(address("a", 1), new Address("akka.ssl.tcp", "Other", "a", 1)), 0);
    const [first, second] = [-5, 3].map((uid) => new Member({ uniqueAddress: nodeAt(1, uid), status: "Up" }));
    assert.isBelow(compareMembers(first ?? memberAt(1), second ?? memberAt(1)), 0);
  });

  it("is the older the sooner it became Up, and the youngest before", () => {
    const members = [memberAt(3, "Joining"), memberAt(2), memberAt(1, "WeaklyUp"), memberAt(9)];
    assert.deepEqual(
      members.toSorted(compareByAge).map((member) => member.address.port),
      [2, 9, 1, 3],
    );
    assert.isTrue(memberAt(2).isOlderThan(memberAt(9)));
    assert.equal(memberAt(3, "Joining").upNumber, NEVER_UP);
  });

  it("leads in the order WeaklyUp, Joining, Exiting, Down if no member is Up", () => {
    const members = [memberAt(1, "Down"), memberAt(2, "Exiting"), memberAt(3, "Joining"), memberAt(4, "WeaklyUp")];
    assert.deepEqual(
      members.toSorted(compareForLeading).map(({ status }) => status),
      ["WeaklyUp", "Joining", "Exiting", "Down"],
    );
  });

  it("goes on from a merge in the status that is nearer to its end, or with the lower up number", () => {
    const order = ["Down", "Exiting", "Leaving", "Up", "WeaklyUp", "Joining"] as const;
    for (const [index, winner] of order.entries()) {
      for (const loser of order.slice(index + 1)) {
        assert.equal(winnerOf(memberAt(1, winner), memberAt(1, loser)).status, winner);
        assert.equal(winnerOf(memberAt(1, loser), memberAt(1, winner)).status, winner);
      }
    }
    const older = new Member({ uniqueAddress: nodeAt(1), status: "Up", upNumber: 1 });
    assert.equal(winnerOf(new Member({ uniqueAddress: nodeAt(1), status: "Up", upNumber: 2 }), older).upNumber, 1);
  });

  it("refuses a status that members do not go to", () => {
    assert.throws(() => memberAt(1, "Down").withStatus("Up"), /cannot change from Down to Up/);
    assert.throws(() => memberAt(1, "Exiting").up(3), /from Exiting to Up/);
    assert.equal(memberAt(1, "Leaving").withStatus("Exiting").status, "Exiting");
    assert.equal(memberAt(1, "WeaklyUp").up(4).upNumber, 4);
  });
});

describe("UniqueAddress", () => {
  it("keeps its uid as a signed number, whatever sign it was given with", () => {
    assert.equal(new UniqueAddress(address("a", 1), 4_294_967_291).uid, -5);
    assert.equal(nodeAt(1, -5).toString(), "akka.tcp://Test@127.0.0.1:1--5");
    assert.isTrue(nodeAt(1, -5).equals(nodeAt(1, 4_294_967_291)));
    assert.isFalse(nodeAt(1, 5).equals(nodeAt(1, 6)));
  });
});

describe("AppVersion", () => {
  const inOrder = ["1.2-M1", "1.2", "1.2.1", "1.2.3-SNAPSHOT", "1.2.3", "1.10", "2", "2.0.1"];

  it("is ordered by its numbers, then a version with a rest before one without", () => {
    const shuffled = inOrder.toReversed().map((text) => AppVersion.parse(text));
    assert.deepEqual(shuffled.toSorted((left, right) => left.compareTo(right)).map(String), inOrder);
    assert.isBelow(AppVersion.parse("1.2+9-abc").compareTo(AppVersion.parse("1.2+10-abc")), 0);
    assert.equal(AppVersion.parse("1.0").compareTo(AppVersion.parse("1.0.0")), 0);
  });

  it("may be a single word", () => {
    assert.equal(AppVersion.parse("canary").text, "canary");
    assert.isBelow(AppVersion.parse("blue").compareTo(AppVersion.parse("green")), 0);
  });

  it("refuses what is no version", () => {
    for (const text of ["", "1.2.3.4", "a.b", "1.x", "1.2.99999999999", "1.2.3".repeat(100)]) {
      assert.throws(() => AppVersion.parse(text), /is not a version/, text);
    }
  });
});
