import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { fromObject } from "./config.ts";
import { parse } from "./parse.ts";

const object = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "include", "a.b", "", "-", "#")),
  fc.jsonValue({ maxDepth: 4 }),
  { noNullPrototype: false },
);

describe("render", () => {
  it("writes text that parses to the same tree, for any JSON object", () => {
    fc.assert(
      fc.property(object, (plain) => {
        const json = JSON.stringify(plain);
        const config = parse(json);
        assert.equal(JSON.stringify(config), json, "JSON is HOCON");
        assert.equal(JSON.stringify(parse(config.render())), json);
        assert.equal(JSON.stringify(parse(config.render({ origins: true }))), json);
      }),
    );
  });

  it("hides secrets wherever they are if it is asked to, and says which are empty", () => {
    const config = parse(
      "a { token = t, token-file = f, users = [{ name = n, Secret = s }, [{ privateKey = k }]], passwd = null, token-s = u, secret { x = 1 } }",
    );
    assert.deepEqual(JSON.parse(config.render({ hidesSecrets: true, format: "json" })), {
      a: {
        token: "***",
        "token-file": "f",
        users: [{ name: "n", Secret: "***" }, [{ privateKey: "***" }]],
        passwd: null,
        "token-s": "u",
        secret: { x: 1 },
      },
    });
    assert.include(config.render(), 'token = "t"');
  });

  it("looks like a configuration that a person wrote", () => {
    const config = parse('akka { remote { port = 1.50, "a.b" = on, l = [1, two, {x = null}], e {} } }', { source: "app.conf" });
    assert.equal(
      config.render(),
      ["akka {", "  remote {", "    port = 1.50", '    "a.b" = "on"', '    l = [1, "two", {x = null}]', "    e = {}", "  }", "}", ""].join(
        "\n",
      ),
    );
  });

  it("can say where each value comes from, without letting a file name end the comment", () => {
    const text = parse("a = 1", { source: "odd\nname.conf" })
      .withFallback(fromObject({ b: 2 }, "defaults"))
      .render({ origins: true });
    assert.equal(text, "b = 2 # defaults\na = 1 # odd name.conf:1:5\n");
  });

  it("keeps digits that a double would lose", () => {
    assert.equal(parse("a = 9007199254740993, b = 1e2").render(), "a = 9007199254740993\nb = 1e2\n");
    assert.equal(fromObject({ a: 9007199254740993n, b: -0, c: 1e21 }).render(), "a = 9007199254740993\nb = 0\nc = 1e+21\n");
  });
});
