import { assert, describe, it } from "vitest";
import { remoteTargetFrom } from "./remote-target.ts";

describe("What a command is pointed at", () => {
  it("is a system, whose /user always answers, or one of its actors", () => {
    const paths = ["akka.tcp://Chat@localhost:8081", "akka.tcp://Chat@localhost:8081/", "akka.tcp://Chat@[::1]:8081/user/room"].map(
      (text) => remoteTargetFrom(text).path,
    );
    assert.deepEqual(paths, [
      "akka.tcp://Chat@localhost:8081/user",
      "akka.tcp://Chat@localhost:8081/user",
      "akka.tcp://Chat@[::1]:8081/user/room",
    ]);
  });

  it("may be a pattern", () => {
    assert.equal(remoteTargetFrom("akka.tcp://Chat@localhost:8081/user/*").path, "akka.tcp://Chat@localhost:8081/user/*");
  });

  it("needs a host and a port, and says what it expects", () => {
    for (const text of [
      "localhost:8081",
      "akka://Chat",
      "akka.tcp://Chat",
      "akka.tcp://Chat@localhost",
      "akka.tcp://Chat@localhost:99999",
      "",
    ])
      assert.throws(() => remoteTargetFrom(text), /Expected akka\.tcp:\/\/System@host:port/, text);
  });
});
