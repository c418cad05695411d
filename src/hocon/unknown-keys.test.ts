import { assert, describe, it } from "vitest";
import { editDistance, nearestOf } from "./nearest.ts";
import { parse } from "./parse.ts";
import { findUnknownKeys } from "./unknown-keys.ts";

const reference = parse(
  'akka { remote { retry-gate-closed-for = 5 s, dot-netty.tcp { port = 2552, hostname = "" } }, actor { deployment {}, serializers { json = J } } }',
);

describe("findUnknownKeys", () => {
  it("names each key that is not known, where it was written, and the known key it resembles", () => {
    const user = parse("akka.remote {\n  retry-gate-close-for = 1 s\n  dot-netty.tcp.port = 1\n}\nakka.dot-netty.tcp.port = 2\nother = 3", {
      source: "app.conf",
    });
    assert.deepEqual(findUnknownKeys(user, reference), [
      {
        path: "akka.remote.retry-gate-close-for",
        origin: { source: "app.conf", line: 2, column: 26 },
        nearest: "akka.remote.retry-gate-closed-for",
      },
      { path: "akka.dot-netty.tcp.port", origin: { source: "app.conf", line: 5, column: 27 }, nearest: "akka.remote.dot-netty.tcp.port" },
      { path: "other", origin: { source: "app.conf", line: 6, column: 9 }, nearest: undefined },
    ]);
  });

  it("suggests no key of another section, but one whose section is misspelt or left out", () => {
    const known = parse("akka { a { first.thread-count = 1, second {} }, remote.dot-netty.tcp.port = 1 }");
    const user = parse(
      "akka { a.third.thread-count = 1, remote.dot-nety.tcp.port = 1, remote.tcp.port = 2, remote.dot-netty.udx.port = 3 }",
    );
    assert.deepEqual(
      findUnknownKeys(user, known).map(({ path, nearest }) => [path, nearest]),
      [
        ["akka.a.third.thread-count", undefined],
        ["akka.remote.dot-nety.tcp.port", "akka.remote.dot-netty.tcp.port"],
        ["akka.remote.tcp.port", "akka.remote.dot-netty.tcp.port"],
        ["akka.remote.dot-netty.udx.port", undefined],
      ],
    );
  });

  it("lets pass what lies in sections of the user's own keys: known empty objects and those the caller names", () => {
    const user = parse('akka.actor { deployment."/user/a.b".router = pool, serializers.mine = M }');
    assert.deepEqual(
      findUnknownKeys(user, reference).map(({ path }) => path),
      ["akka.actor.serializers.mine"],
    );
    assert.deepEqual(findUnknownKeys(user, reference, { freeForm: ["akka.actor.serializers"] }), []);
  });

  it("lets pass a scalar in place of a known section, and takes a set of paths as well", () => {
    const user = parse("akka.remote = off, akka.actor.x = 1");
    const known = new Set(["akka.remote.a", "akka.actor.xy"]);
    assert.deepEqual(
      findUnknownKeys(user, known).map(({ path, nearest }) => [path, nearest]),
      [["akka.actor.x", "akka.actor.xy"]],
    );
  });
});

describe("nearest key", () => {
  it("counts letters to insert, delete or change", () => {
    assert.equal(editDistance("kitten", "sitting", 9), 3);
    assert.equal(editDistance("", "abc", 9), 3);
    assert.equal(editDistance("same", "same", 0), 0);
    assert.equal(editDistance("abcdef", "ghijkl", 2), 3);
  });

  it("prefers the most alike and stays silent when nothing is", () => {
    assert.equal(nearestOf("prot", ["host", "port", "part"]), "port");
    assert.isUndefined(nearestOf("zzzzzz", ["port", "host"]));
  });
});
