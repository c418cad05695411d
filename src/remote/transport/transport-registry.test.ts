import { assert, describe, it } from "vitest";
import type { TransportFactory } from "./transport-context.ts";
import { findTransport } from "./transport-registry.ts";
import { UnknownTransportError } from "./errors.ts";

const KEY = "akka.remote.dot-netty.tcp.transport-class";

describe("findTransport", () => {
  const load = (): Promise<TransportFactory> => Promise.reject(new Error("a loader must not run before it is asked for"));
  const registry = new Map([["Akka.Remote.Transport.DotNetty.TcpTransport,Akka.Remote", load]]);

  for (const name of [
    "Akka.Remote.Transport.DotNetty.TcpTransport,Akka.Remote",
    "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote",
    "  Akka.Remote.Transport.DotNetty.TcpTransport  ",
    "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote, Version=1.5.74.0",
  ]) {
    it(`understands "${name}"`, () => assert.equal(findTransport(registry, name, KEY), load));
  }

  it("names key, value and known names when there is none of that name", () => {
    try {
      findTransport(registry, "Quic.Transport, Quic", KEY);
      assert.fail("it must throw");
    } catch (error) {
      assert.instanceOf(error, UnknownTransportError);
      for (const part of [KEY, "Quic.Transport, Quic", "DotNetty.TcpTransport"]) assert.include(error.message, part);
    }
  });
});
