import { assert, it } from "vitest";
import { parse } from "../../../src/hocon/index.ts";
import { Registry, Serialization, serializationReference, serializationSettingsFrom } from "../../../src/serialization/index.ts";
import { pathRefs } from "../../fixtures/path-ref.ts";
import { describeSetting } from "./describe-setting.ts";

function serializationOf(config: string): Serialization {
  const settings = serializationSettingsFrom(parse(config).withFallback(serializationReference()).resolve());
  return new Serialization({ registry: new Registry(), refs: pathRefs, settings });
}

describeSetting("akka.actor.serialization-settings.primitive.use-legacy-behavior", () => {
  it("chooses how strings and whole numbers travel", () => {
    assert.match(serializationOf("").serialize("hello").manifest, /^System\.String/);
    const key = "akka.actor.serialization-settings.primitive.use-legacy-behavior";
    assert.equal(serializationOf(`${key} = off`).serialize("hello").manifest, "S");
  });
});

describeSetting("ritsem.serialization.json.maximum-depth", () => {
  it("limits how deep a message may be nested", () => {
    const nested = { a: { b: { c: 1 } } };
    assert.doesNotThrow(() => serializationOf("").serialize(nested));
    assert.throws(() => serializationOf("ritsem.serialization.json.maximum-depth = 2").serialize(nested), /maximum-depth/);
  });
});
