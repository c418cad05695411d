import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { parse } from "./parse.ts";
import { ConfigPathError } from "./errors.ts";
import { parsePath, renderPath } from "./path.ts";

describe("paths", () => {
  it("splits at dots outside quotes and takes every other character as it is", () => {
    assert.deepEqual(parsePath("akka.remote.retry-gate-closed-for"), ["akka", "remote", "retry-gate-closed-for"]);
    assert.deepEqual(parsePath('deployment."/user/a.b".router'), ["deployment", "/user/a.b", "router"]);
    assert.deepEqual(parsePath("deployment./pool/*"), ["deployment", "/pool/*"]);
    assert.deepEqual(parsePath(' a."".x"y" '), ["a", "", "xy"]);
  });

  for (const expression of ["", ".", "a.", ".a", "a..b", '"a', '"\\x"']) {
    it(`refuses ${JSON.stringify(expression)}`, () => {
      assert.throws(() => parsePath(expression), ConfigPathError);
    });
  }

  it("renders any keys so that getters and the parser read the same keys back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }), (keys) => {
        assert.deepEqual(parsePath(renderPath(keys)), keys);
        const config = parse(`${renderPath(keys)} = found`);
        assert.equal(config.getString(keys), "found");
      }),
    );
  });
});
