import { assert, describe, it } from "vitest";
import { type Connection, Connections } from "./connections.ts";

/** A connection, and why leave was taken of it. */
function connection(isInbound: boolean, log: string[] = []): Connection {
  const handle = { disassociate: (reason: string) => void log.push(reason), abort: () => void log.push("abort") };
  return { handle, isInbound } as unknown as Connection;
}

describe("Connections", () => {
  it("go on when one ends that is only read", () => {
    const connections = new Connections();
    const [written, read] = [connection(false), connection(true)];
    connections.add(written);
    connections.add(read);
    connections.writeOn(written);
    assert.equal(connections.remove(read).kind, "go-on");
    assert.equal(connections.written, written);
  });

  it("are lost with the last one", () => {
    const connections = new Connections();
    const only = connection(true);
    connections.add(only);
    connections.writeOn(only);
    assert.equal(connections.remove(only).kind, "lost");
    assert.isUndefined(connections.written);
  });

  it("have the newest of the peer's written on when another of the peer's ends, which it was", () => {
    const connections = new Connections();
    const [first, second, third] = [connection(true), connection(true), connection(true)];
    for (const each of [first, second, third]) connections.add(each);
    connections.writeOn(first);
    assert.deepEqual(connections.remove(first), { kind: "write-on", connection: third });
  });

  it("need another when the one that this side opened ends: those before it are deaf at an Akka.NET peer", () => {
    for (const isInbound of [true, false]) {
      const connections = new Connections();
      const [older, newer] = [connection(isInbound), connection(false)];
      connections.add(older);
      connections.add(newer);
      connections.writeOn(newer);
      assert.equal(connections.remove(newer).kind, "dial");
    }
  });

  it("that are told to end count until they have, and are no choice for what is written", () => {
    const connections = new Connections();
    const log: string[] = [];
    const [old, fresh] = [connection(true, log), connection(true)];
    connections.add(old);
    connections.writeOn(old);
    connections.leave("unknown");
    assert.deepEqual(log, ["unknown"]);
    connections.add(fresh);
    connections.writeOn(fresh);
    assert.equal(connections.size, 2);
    assert.equal(connections.remove(fresh).kind, "lost");
    assert.equal(connections.remove(old).kind, "go-on");
    assert.equal(connections.size, 0);
  });
});
