import { assert, describe, it } from "vitest";
import { parse } from "./parse.ts";
import { configFromStored, storedFromConfig } from "./stored-tree.ts";

const TEXT = `
a { text = "true", number = 1.50, flag = on, nothing = null, list = [1, "x", { y = 2 }], empty {} }
"a.b" = 5 s
`;

describe("A stored configuration", () => {
  const parsed = parse(TEXT, { source: "reference.conf" }).resolve();

  it("comes back with the same values, spellings and origins, in the same order", () => {
    const restored = configFromStored(JSON.parse(JSON.stringify(storedFromConfig(parsed))), "reference.conf");
    assert.deepEqual([...restored.entries()], [...parsed.entries()]);
    assert.equal(restored.render({ origins: true }), parsed.render({ origins: true }));
    assert.equal(restored.getString("a.number"), "1.50");
  });

  it("is a layer like any other", () => {
    const restored = configFromStored(storedFromConfig(parsed), "reference.conf");
    const config = parse("a.number = ${a.text}").withFallback(restored).resolve();
    assert.equal(config.getString("a.number"), "true");
    assert.deepEqual(config.origin("a.flag"), parsed.origin("a.flag"));
  });

  it("can be made of a resolved configuration only", () => {
    assert.throws(() => storedFromConfig(parse("a = ${b}, b = 1")), /substitutions/);
  });
});
