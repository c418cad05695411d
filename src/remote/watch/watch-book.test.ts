import { assert, describe, it } from "vitest";
import { ActorPath } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/internal.ts";
import { WatchBook } from "./watch-book.ts";

const refOf = (path: string): InternalActorRef => ({ path: ActorPath.parse(path) }) as InternalActorRef;
const A = "akka.tcp://A@127.0.0.1:1";
const B = "akka.tcp://B@127.0.0.1:2";
const [one, two, other] = [refOf(`${A}/user/one`), refOf(`${A}/user/two`), refOf(`${B}/user/other`)];
const [mine, yours] = [refOf("akka://Here/user/mine"), refOf("akka://Here/user/yours")];

describe("WatchBook", () => {
  it("has an actor watched once, however many watch it", () => {
    const book = new WatchBook();
    assert.isTrue(book.add(one, mine));
    assert.isFalse(book.add(one, yours));
    assert.isFalse(book.add(one, mine));
    assert.deepEqual(book.removeWatchee(one), [mine, yours]);
  });

  it("ends a watch with its last watcher, and not for one that did not watch", () => {
    const book = new WatchBook();
    book.add(one, mine);
    book.add(one, yours);
    assert.isFalse(book.remove(one, mine));
    assert.isFalse(book.remove(one, mine));
    assert.isTrue(book.remove(one, yours));
    assert.isFalse(book.remove(one, yours));
  });

  it("knows the systems where anything is watched, and what", () => {
    const book = new WatchBook();
    book.add(one, mine);
    book.add(two, mine);
    book.add(other, mine);
    assert.deepEqual(book.watcheesAt(A), [one, two]);
    book.removeWatchee(other);
    book.remove(one, mine);
    assert.deepEqual([book.hasNode(A), book.hasNode(B)], [true, false]);
    assert.deepEqual(book.watcheesAt(B), []);
  });
});
