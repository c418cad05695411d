import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../hocon/index.ts";
import { serializationReferenceConf } from "../reference-conf.ts";
import { serializationSettingsFrom } from "./serialization-settings.ts";

const reference = parse(serializationReferenceConf, { source: "reference.conf" }).resolve();
const settings = (text: string) => serializationSettingsFrom(parse(text).withFallback(reference).resolve());

describe("serialization settings", () => {
  it("are those of Akka.NET by default", () => {
    const { usesShortPrimitiveManifests, maximumJsonDepth, allowsUnregisteredTypes, logsOverrides, identifiers } = settings("");
    assert.deepEqual(
      { usesShortPrimitiveManifests, maximumJsonDepth, allowsUnregisteredTypes, logsOverrides },
      { usesShortPrimitiveManifests: false, maximumJsonDepth: 64, allowsUnregisteredTypes: true, logsOverrides: true },
    );
    assert.equal(identifiers.get("Akka.Serialization.NewtonSoftJsonSerializer, Akka"), 1);
  });

  it("switch to short manifests by Akka.NET's own key", () => {
    assert.isTrue(settings("akka.actor.serialization-settings.primitive.use-legacy-behavior = off").usesShortPrimitiveManifests);
  });

  it("refuse a depth that would endanger the reader's stack", () => {
    assert.throws(() => settings("ritsem.serialization.json.maximum-depth = 100000"), /maximum-depth/);
  });

  it("are exactly the keys of the reference configuration", () => {
    const reader = new SettingsReader(reference);
    serializationSettingsFrom(reader.config);
    assert.deepEqual(reader.unreadKeys(reference), []);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });
});
