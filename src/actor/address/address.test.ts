import { assert, describe, it } from "vitest";
import { Address, InvalidAddressError } from "./address.ts";

describe("Address", () => {
  for (const text of [
    "akka://Sys",
    "akka.tcp://Sys@host:9001",
    "akka.tcp://my-system_1@10.0.0.1:0",
    "akka.ssl.tcp://Sys@some.host.example:65535",
    "akka.tcp://Sys@[::1]:9001",
    "akka.trttl.gremlin.tcp://Sys@host:1",
  ]) {
    it(`reads and prints ${text}`, () => assert.equal(Address.parse(text).toString(), text));
  }

  for (const text of [
    "",
    "akka",
    "Sys@host:1",
    "akka://",
    "akka.tcp://Sys@host",
    "akka.tcp://Sys@host:65536",
    "akka.tcp://Sys@:1",
    "akka.tcp://@host:1",
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => Address.parse(text), InvalidAddressError));
  }

  for (const text of [
    "akka.tcp://Sys@ho st:1",
    "akka.tcp://Sys@::1:9001",
    "akka.tcp://S/s@host:1",
    "akka.tcp://Sys@host:x",
    "akka.tcp://Sys@host:1/user",
  ]) {
    it(`refuses ${text}`, () => assert.throws(() => Address.parse(text), InvalidAddressError));
  }

  it("ignores the case of the host only", () => {
    assert.isTrue(Address.parse("akka.tcp://Sys@HOST:1").equals(Address.parse("akka.tcp://Sys@host:1")));
    assert.isFalse(Address.parse("akka.tcp://sys@host:1").equals(Address.parse("akka.tcp://Sys@host:1")));
    assert.isFalse(Address.parse("akka.tcp://Sys@host:2").equals(Address.parse("akka.tcp://Sys@host:1")));
  });

  it("keeps the host in one spelling, also when it is made of its parts", () => {
    const address = new Address("akka.tcp", "Sys", "DESKTOP-AB12", 1);
    assert.equal(address.toString(), "akka.tcp://Sys@desktop-ab12:1");
    assert.equal(new Address("akka.tcp", "Sys", "::1", 1).toString(), "akka.tcp://Sys@[::1]:1");
    assert.isTrue(Address.parse("akka.tcp://Sys@[0:0:0:0:0:0:0:1]:1").equals(Address.parse("akka.tcp://Sys@[::1]:1")));
  });

  it("has local scope if and only if it has no host", () => {
    assert.isTrue(Address.parse("akka://Sys").hasLocalScope);
    assert.isFalse(Address.parse("akka.tcp://Sys@host:1").hasLocalScope);
  });

  it("keeps all but the protocol with another protocol", () => {
    assert.equal(Address.parse("akka.tcp://Sys@host:1").withProtocol("tcp").toString(), "tcp://Sys@host:1");
  });
});
