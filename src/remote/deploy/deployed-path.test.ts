import { assert, describe, it } from "vitest";
import { ActorPath, Address } from "../../actor/index.ts";
import { canSupervise, deployedPath, pathAtHome } from "./deployed-path.ts";

const HOME = Address.parse("akka.tcp://Home@a:1");
const TARGET = Address.parse("akka.tcp://Target@b:2");
const worker = ActorPath.parse("akka://Home/user/parent/worker#42");

describe("The path of a deployed actor", () => {
  it("names the system that asked for it, and what the actor is called there", () => {
    const path = deployedPath(TARGET, HOME, worker);
    assert.equal(path.toSerializationFormat(), "akka.tcp://Target@b:2/remote/akka.tcp/Home@a:1/user/parent/worker#42");
    assert.equal(pathAtHome(path)?.toSerializationFormat(), "akka.tcp://Home@a:1/user/parent/worker#42");
  });

  it("gets another layer with each system in between", () => {
    const path = deployedPath(HOME, TARGET, deployedPath(TARGET, HOME, worker));
    assert.equal(path.toString(), "akka.tcp://Home@a:1/remote/akka.tcp/Target@b:2/remote/akka.tcp/Home@a:1/user/parent/worker");
  });

  for (const text of [
    "akka.tcp://Target@b:2/user/worker",
    "akka.tcp://Target@b:2/remote/akka.tcp/Home@a:1/worker", // the root has no children but guardians
    "akka.tcp://Target@b:2/remote/akka.tcp/Home@a/user/worker",
    "akka.tcp://Target@b:2/remote/akka.tcp/nonsense/user/worker",
    "akka.tcp://Target@b:2/remote",
  ]) {
    it(`is not ${text}`, () => assert.isUndefined(pathAtHome(ActorPath.parse(text))));
  }
});

describe("The supervisor in a request to create an actor", () => {
  const once = deployedPath(TARGET, HOME, worker);

  it("is the parent that the path implies", () => {
    assert.isTrue(canSupervise(ActorPath.parse("akka.tcp://Home@a:1/user/parent#7"), once));
  });

  it("is the parent in the first system, when the one in between hands the request on", () => {
    const twice = deployedPath(Address.parse("akka.tcp://Third@c:3"), TARGET, once);
    assert.isTrue(canSupervise(ActorPath.parse("akka.tcp://Home@a:1/user/parent#7"), twice));
    assert.isTrue(canSupervise(once.parent, twice));
  });

  for (const forged of ["akka.tcp://Home@a:1/user", "akka.tcp://Home@a:1/user/parent/worker", "akka.tcp://Other@a:1/user/parent"]) {
    it(`cannot be ${forged}`, () => assert.isFalse(canSupervise(ActorPath.parse(forged), once)));
  }
});
