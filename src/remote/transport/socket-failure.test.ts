import { assert, describe, it } from "vitest";
import { connectFailureOf } from "./socket-failure.ts";

const ADDRESS = "tcp://Beta@beta.example:2552";

function kindOf(code: string): string {
  return connectFailureOf(Object.assign(new Error(code), { code }), ADDRESS, "beta.example", "akka.remote.dot-netty.tcp").kind;
}

describe("What a failed dial was", () => {
  it("tells names, name servers, routes, firewalls and closed ports apart", () => {
    const codes = ["ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ECONNREFUSED"];
    assert.deepEqual(codes.map(kindOf), ["name-unknown", "name-server-silent", "no-route", "no-route", "no-answer", "connection-refused"]);
  });

  it("is that of the first address when several were tried", () => {
    const tried = new AggregateError(["::1", "127.0.0.1"].map((host) => Object.assign(new Error(host), { code: "ECONNREFUSED" })));
    assert.equal(connectFailureOf(tried, ADDRESS, "beta.example", "akka.remote.dot-netty.tcp").kind, "connection-refused");
  });

  it("is in the system's own words when it is none of these", () => {
    assert.deepEqual(
      connectFailureOf(Object.assign(new Error("x"), { code: "EMFILE" }), ADDRESS, "beta.example", "akka.remote.dot-netty.tcp"),
      {
        kind: "cannot-connect",
        address: ADDRESS,
        why: "this process has too many open files and sockets.",
      },
    );
  });
});
