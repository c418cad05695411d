import { assert, describe, it } from "vitest";
import { ActorInitializationError, ActorKilledError, DeathPactError, defaultDecider } from "../../actor/index.ts";
import { errorFromExceptionData, exceptionDataFrom, RemoteException } from "./remote-exception.ts";

const thrownThere = { ...exceptionDataFrom(new Error("broken")), stackTrace: "" };

describe("An exception from another system", () => {
  it.each([
    ["Akka.Actor.ActorInitializationException, Akka", ActorInitializationError],
    ["Akka.Actor.PostRestartException, Akka", ActorInitializationError],
    ["Akka.Actor.ActorKilledException, Akka", ActorKilledError],
    ["Akka.Actor.DeathPactException, Akka", DeathPactError],
  ])("that is a %s stops its actor by default, as there", (typeName, type) => {
    const error = errorFromExceptionData({ ...thrownThere, typeName });
    assert.instanceOf(error, type);
    assert.equal(defaultDecider(error), "stop");
  });

  it("of any other type keeps its name and text, and restarts its actor by default", () => {
    const error = errorFromExceptionData({ ...thrownThere, typeName: "System.InvalidOperationException, System.Private.CoreLib" });
    assert.instanceOf(error, RemoteException);
    assert.equal(error.name, "System.InvalidOperationException");
    assert.equal(error.message, "broken");
    assert.equal(defaultDecider(error), "restart");
  });
});
