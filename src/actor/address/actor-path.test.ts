import { assert, describe, it } from "vitest";
import { ActorPath, InvalidActorNameError, InvalidActorPathError } from "./actor-path.ts";
import { Address, InvalidAddressError } from "./address.ts";

describe("ActorPath", () => {
  for (const text of [
    "akka.tcp://Sys@host:9001/user/a#123",
    "akka.tcp://Sys@host:9001/user/a",
    "akka.tcp://Sys@[fe80::1]:9001/user/a#2147483647",
    "akka://Sys/user/a/b/c#1",
    "akka://Sys/",
    "akka://Sys/temp/$a",
    "akka://Sys/user/$~b",
    "akka.tcp://T@b:2/remote/akka.tcp/F@a:1/user/x#5",
    "akka://Sys/user/%C3%A4-_.*+:@&=,!~';()",
  ]) {
    it(`reads and prints ${text}`, () => assert.equal(ActorPath.parse(text).toSerializationFormat(), text));
  }

  it("has the parts of akka.tcp://Sys@host:9001/user/a#123", () => {
    const path = ActorPath.parse("akka.tcp://Sys@host:9001/user/a#123");
    assert.deepEqual(
      [path.address.protocol, path.address.system, path.address.host, path.address.port, path.elements, path.name, path.uid],
      ["akka.tcp", "Sys", "host", 9001, ["user", "a"], "a", 123],
    );
    assert.equal(path.toString(), "akka.tcp://Sys@host:9001/user/a");
    assert.equal(path.parent.toString(), "akka.tcp://Sys@host:9001/user");
  });

  for (const text of [
    "",
    "/user/a",
    "akka://Sys",
    "akka://Sys/user//a",
    "akka://Sys/user/a b",
    "akka://Sys/user/ä",
    "akka://Sys/user/a/",
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => ActorPath.parse(text), InvalidActorPathError));
  }

  for (const text of [
    "akka://Sys/user/a#",
    "akka://Sys/user/a#x",
    "akka://Sys/user/a#-1",
    "akka://Sys/user/a#2147483648",
    "akka://Sys/user/%4",
  ]) {
    it(`refuses ${text}`, () => assert.throws(() => ActorPath.parse(text), InvalidActorPathError));
  }

  it("refuses a malformed address as an address", () => {
    assert.throws(() => ActorPath.parse("akka.tcp://Sys@host/user/a"), InvalidAddressError);
  });

  it("lets users give names of ASCII letters, digits and some signs, not beginning with $", () => {
    for (const name of ["a", "A-b_c.9", "*", "a$", "%41", "x".repeat(300)]) ActorPath.assertValidName(name);
    for (const name of ["", "$a", "a/b", "a b", "ä", "a#1", "%4", "%zz", "a\n"]) {
      assert.throws(() => ActorPath.assertValidName(name), InvalidActorNameError, undefined, JSON.stringify(name));
    }
  });

  it("is equal with and without a uid, as in Akka.NET, and differs by address", () => {
    const path = ActorPath.parse("akka://Sys/user/a#1");
    assert.isTrue(path.equals(path.withUid(0)));
    assert.isFalse(path.equals(path.withAddress(new Address("akka.tcp", "Sys", "host", 1))));
  });

  it("takes an address only when it has none of its own", () => {
    const address = new Address("akka.tcp", "Sys", "host", 1);
    assert.equal(ActorPath.parse("akka://Sys/user/a#1").toSerializationFormat(address), "akka.tcp://Sys@host:1/user/a#1");
    assert.equal(ActorPath.parse("akka.tcp://O@b:2/user/a#1").toSerializationFormat(address), "akka.tcp://O@b:2/user/a#1");
  });

  it("leads from the root down by names", () => {
    const root = ActorPath.root(new Address("akka", "Sys"));
    assert.equal(root.toString(), "akka://Sys/");
    assert.isTrue(root.isRoot && root.parent === root);
    assert.equal(root.descendant(["user", "a"]).toStringWithoutAddress(), "/user/a");
  });
});
