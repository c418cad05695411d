import { assert, describe, it } from "vitest";
import { isClass, matchesType } from "./type-match.ts";

class Animal {}
class Dog extends Animal {}
function isLong(value: unknown): boolean {
  return typeof value === "string" && value.length > 3;
}
/** A class as compilers to ES5 write it. */
function Old(): void {}
Old.prototype.bark = () => "woof";

describe("Types told apart at run time", () => {
  it("are primitives by typeof, never their wrappers", () => {
    assert.isTrue(matchesType(String, "text"));
    assert.isTrue(matchesType(Number, 5) && matchesType(BigInt, 5n) && matchesType(Boolean, false));
    assert.isFalse(matchesType(String, 5) || matchesType(Number, 5n) || matchesType(String, new String("text")));
  });

  it("are classes with their subclasses, built-in ones included", () => {
    assert.isTrue(matchesType(Animal, new Dog()) && matchesType(Uint8Array, new Uint8Array(1)) && matchesType(Error, new TypeError()));
    assert.isFalse(matchesType(Dog, new Animal()) || matchesType(Object, "text"));
  });

  it("are guards for all other functions", () => {
    assert.isTrue(matchesType(isLong, "long text"));
    assert.isFalse(matchesType(isLong, "abc"));
    assert.isTrue(matchesType((value: unknown) => value === 1, 1));
  });

  it("distinguish a class from a guard", () => {
    for (const token of [Animal, Date, Map, Old]) assert.isTrue(isClass(token));
    for (const token of [isLong, () => true, String.prototype.at]) assert.isFalse(isClass(token));
  });
});
