import { assert, describe, it } from "vitest";
import { errorFrom, NonErrorThrownError, reasonOf } from "./error-from.ts";

describe("errorFrom", () => {
  it("returns an Error as it is and wraps every other value", () => {
    const error = new Error("boom");
    assert.equal(errorFrom(error), error);
    const wrapped = errorFrom("boom");
    assert.instanceOf(wrapped, NonErrorThrownError);
    assert.equal(wrapped.cause, "boom");
  });

  it("wraps an Error whose message cannot be read", () => {
    const { proxy, revoke } = Proxy.revocable(new Error("boom"), {});
    revoke();
    assert.instanceOf(errorFrom(proxy), NonErrorThrownError);
  });
});

describe("reasonOf", () => {
  it("is the message of an Error and the text of any other value", () => {
    assert.equal(reasonOf(new Error("boom")), "boom");
    assert.equal(reasonOf("boom"), "boom");
    assert.equal(reasonOf(undefined), "undefined");
    assert.equal(reasonOf(Object.create(null)), "object");
    const wrapped = new NonErrorThrownError("boom");
    assert.equal(reasonOf(wrapped), wrapped.message);
  });
});
