import { assert, describe, it } from "vitest";
import { pathRefs, refTo } from "../../../test/fixtures/path-ref.ts";
import {
  ActorInitializationError,
  ActorKilledError,
  ActorPath,
  type ActorRef,
  Address,
  AskTimeoutError,
  DeathPactError,
  defaultDecider,
  PostRestartError,
} from "../../actor/index.ts";
import { OpenCircuitError, ReportedFailureError } from "../../patterns/index.ts";
import { InvalidRegistrationError, type ActorRefResolver, Registry, t, TimeSpan } from "../../serialization/index.ts";
import { encodeExceptionData, type ExceptionData, readExceptionData } from "../wire/exception-data.ts";
import { NULL_PAYLOAD, type Payload } from "../wire/payload.ts";
import { ProtoReader } from "../wire/proto-reader.ts";
import { ExceptionMapping } from "./exception-mapping.ts";
import { serializersReference } from "./reference.ts";
import { RemoteException } from "./remote-exception.ts";
import { systemSerialization } from "./system-serialization.ts";

class OutOfStockError extends Error {
  readonly sku: string;
  readonly left: number;
  readonly price: number;

  constructor(sku: string, left: number, options?: ErrorOptions) {
    super(`${sku} is out of stock`, options);
    this.sku = sku;
    this.left = left;
    this.price = 2;
  }
}

const registry = (): Registry =>
  new Registry().error("Shop.OutOfStockException, Shop", OutOfStockError, { sku: t.string.as("_sku"), left: t.int, price: t.double });

const payloadsOf = (given: Registry): ConstructorParameters<typeof ExceptionMapping>[0] =>
  systemSerialization(serializersReference().resolve(), { registry: given }, pathRefs as unknown as ActorRefResolver<ActorRef>)
    .serialization;

const registered = registry();
const mapping = new ExceptionMapping(payloadsOf(registered), registered.errorRegistrations);
const plainMapping = new ExceptionMapping(payloadsOf(new Registry()), []);

const text = (value: string): Payload => ({
  serializerId: 17,
  manifest: "System.String, System.Private.CoreLib",
  bytes: new TextEncoder().encode(value),
});

const argumentException: ExceptionData = {
  typeName: "System.ArgumentException, System.Private.CoreLib",
  message: "too many (Parameter 'count')",
  stackTrace: "   at Shop.Order(Int32 count)",
  source: "Shop",
  inner: undefined,
  customFields: new Map([["ParamName", text("count")]]),
  typeForwardedFrom: "mscorlib",
};

/** As it comes out of the bytes of a frame. */
function travelled(data: ExceptionData): ExceptionData {
  const bytes = encodeExceptionData(data);
  const read = readExceptionData(new ProtoReader(bytes));
  assert(read !== undefined);
  return read;
}

describe("An exception from another system", () => {
  it.each([
    ["Akka.Actor.ActorInitializationException, Akka", ActorInitializationError],
    ["Akka.Actor.PostRestartException, Akka", ActorInitializationError],
    ["Akka.Actor.PreRestartException, Akka", ActorInitializationError],
    ["Akka.Actor.ActorKilledException, Akka", ActorKilledError],
    ["Akka.Actor.DeathPactException, Akka", DeathPactError],
  ] as const)("that is a %s stops its actor by default, as there", (typeName, type) => {
    const error = mapping.errorFrom({ ...argumentException, typeName });
    assert.instanceOf(error, type as unknown as new () => Error);
    assert.equal(defaultDecider(error), "stop");
  });

  it("of any other type keeps its name and text, and restarts its actor by default", () => {
    const error = mapping.errorFrom({ ...argumentException, typeName: "System.InvalidOperationException, System.Private.CoreLib" });
    assert.instanceOf(error, RemoteException);
    assert.equal(error.name, "System.InvalidOperationException");
    assert.equal(error.message, argumentException.message);
    assert.equal(defaultDecider(error), "restart");
  });

  it("goes back with every field that it came with, and so do its causes", () => {
    const inner = {
      ...argumentException,
      typeName: "Akka.Actor.DeathPactException, Akka",
      customFields: new Map([["DeadActor", NULL_PAYLOAD]]),
    };
    const came = { ...argumentException, inner: { ...inner, inner: argumentException } };
    const error = mapping.errorFrom(travelled(came));
    assert.deepEqual(travelled(mapping.dataFrom(error)), travelled(came));
  });

  it("goes back whole as the cause of an error of this side", () => {
    const error = new TypeError("cannot order", { cause: mapping.errorFrom(travelled(argumentException)) });
    assert.deepEqual(travelled(mapping.dataFrom(error)).inner, travelled(argumentException));
  });

  it("is kept although the bytes of its frame are used again", () => {
    const bytes = encodeExceptionData(argumentException);
    const read = readExceptionData(new ProtoReader(bytes));
    assert(read !== undefined);
    const error = mapping.errorFrom(read);
    bytes.fill(0);
    assert.deepEqual(mapping.dataFrom(error).customFields.get("ParamName"), text("count"));
  });

  it("becomes a plain exception with the same text if its fields would not fit into a frame", () => {
    const huge = { ...argumentException, customFields: new Map([["ParamName", text("x".repeat(200_000))]]) };
    const again = mapping.dataFrom(mapping.errorFrom(travelled(huge)));
    assert.equal(again.typeName, "System.Exception, System.Private.CoreLib");
    assert.equal(again.customFields.size, 0);
    assert.match(again.stackTrace, /^System\.ArgumentException: too many/);
    assert.isBelow(encodeExceptionData(again).length, 32 * 1024);
  });

  it("survives a field that cannot be read", () => {
    const broken = { serializerId: 1, manifest: "", bytes: new TextEncoder().encode("{") };
    const came = { ...argumentException, typeName: "Shop.OutOfStockException, Shop", customFields: new Map([["_sku", broken]]) };
    const error = mapping.errorFrom(travelled(came));
    assert.instanceOf(error, OutOfStockError);
    assert.deepEqual([error.sku, error.left], ["", 0]);
  });
});

describe("An error of this side", () => {
  const path = ActorPath.root(new Address("akka", "Sys")).child("user").child("a");
  const actor = Object.assign(refTo("akka://Sys/user/a"), { path });

  it.each([
    ["ActorInitializationException", ActorInitializationError.of(actor, new Error("x")), { Actor: "actor" }],
    ["PostRestartException", new PostRestartError(actor, new Error("x"), new Error("why")), { OriginalCause: "exception", Actor: "actor" }],
    ["ActorKilledException", ActorKilledError.of(path), {}],
    ["DeathPactException", DeathPactError.of(path, actor), { DeadActor: "actor" }],
    ["DeathPactException", DeathPactError.of(path, path), { DeadActor: "null" }],
    ["AskTimeoutException", new AskTimeoutError(path, 5, false), {}],
  ] as const)("that Akka.NET has as %s carries the fields that it reads there", (name, error, fields) => {
    const data = travelled(plainMapping.dataFrom(error));
    assert.equal(data.typeName, `Akka.Actor.${name}, Akka`);
    const kinds = { 0: "null", 2: "exception", 16: "actor" } as Record<number, string>;
    assert.deepEqual(Object.fromEntries([...data.customFields].map(([key, { serializerId }]) => [key, kinds[serializerId]])), fields);
  });

  it("of a circuit breaker carries the time as the text that Akka.NET reads", () => {
    const data = travelled(plainMapping.dataFrom(new OpenCircuitError("open", 1500, { cause: new RangeError("why") })));
    assert.equal(data.typeName, "Akka.Pattern.OpenCircuitException, Akka");
    assert.equal(new TextDecoder().decode(data.customFields.get("RemainingDuration")?.bytes), "00:00:01.5000000");
    assert.equal(data.customFields.get("RemainingDuration")?.serializerId, 17);
    assert.equal(data.inner?.message, "why");
    assert.equal(plainMapping.dataFrom(new ReportedFailureError()).typeName, "Akka.Pattern.UserCalledFailException, Akka");
  });

  it("of a circuit breaker comes back as its class, whether the time is a TimeSpan, a text or garbage", () => {
    const travels = (type: string, customFields: ReadonlyMap<string, Payload>): Error =>
      plainMapping.errorFrom({ ...argumentException, typeName: `Akka.Pattern.${type}, Akka`, message: "as it came", customFields });
    const times = [
      payloadsOf(new Registry()).serialize(TimeSpan.fromMilliseconds(1500)),
      text("00:00:01.5"),
      text("soon"),
      { serializerId: 4711, manifest: "", bytes: new Uint8Array(3) },
    ];
    const errors = times.map((time) => travels("OpenCircuitException", new Map([["RemainingDuration", time]])));
    assert.deepEqual(
      errors.map((error) => error instanceof OpenCircuitError && [error.message, error.remainingMs]),
      [1500, 1500, 0, 0].map((remainingMs) => ["as it came", remainingMs]),
    );
    assert.instanceOf(travels("UserCalledFailException", new Map()), ReportedFailureError);
  });

  it("of a class with a .NET name travels under it with its fields, and comes back as that class", () => {
    const data = travelled(mapping.dataFrom(new OutOfStockError("A-1", 3, { cause: new RangeError("why") })));
    assert.equal(data.typeName, "Shop.OutOfStockException, Shop");
    assert.deepEqual([...data.customFields.keys()], ["_sku", "Left", "Price"]);
    assert.equal(new TextDecoder().decode(data.customFields.get("Price")?.bytes), "2.0");
    const error = mapping.errorFrom(data);
    assert.instanceOf(error, OutOfStockError);
    assert.deepEqual([error.sku, error.left, error.price, error.name], ["A-1", 3, 2, "OutOfStockError"]);
    assert.equal(error.message, "A-1 is out of stock");
    assert.equal((error.cause as Error).message, "why");
  });

  it("of a subclass travels under the name of the nearest class that has one", () => {
    class GoneForEverError extends OutOfStockError {}
    assert.equal(mapping.dataFrom(new GoneForEverError("A-1", 0)).typeName, "Shop.OutOfStockException, Shop");
  });

  it("without a name there travels as a System.Exception", () => {
    assert.equal(plainMapping.dataFrom(new OutOfStockError("A-1", 3)).typeName, "System.Exception, System.Private.CoreLib");
  });

  it("whose field cannot be written travels as a System.Exception", () => {
    const error = Object.assign(new OutOfStockError("A-1", 3), { sku: () => "A-1" });
    assert.equal(mapping.dataFrom(error).typeName, "System.Exception, System.Private.CoreLib");
  });
});

describe("registry.error", () => {
  const fails = (register: (into: Registry) => void, pattern: RegExp): void => {
    try {
      register(new Registry());
    } catch (error) {
      assert.instanceOf(error, InvalidRegistrationError);
      assert.match(error.message, pattern);
      return;
    }
    assert.fail("nothing was thrown");
  };

  it("refuses a class that is no error", () => fails((into) => into.error("Shop.Order, Shop", Map as never), /Map does not extend Error/));
  it("refuses a name without an assembly", () =>
    fails((into) => into.error("Shop.OutOfStockException", OutOfStockError), /lacks its assembly/));
  it("refuses a class that is registered already", () =>
    fails(
      (into) => into.error("A.X, A", OutOfStockError).error("A.Y, A", OutOfStockError),
      /OutOfStockError is registered twice; further names are given as aliases/,
    ));
  it("refuses a name that is registered already", () =>
    fails((into) => into.error("A.X, A", OutOfStockError).error("A.X, A", class extends Error {}), /already registered as A\.X, A/));
});
