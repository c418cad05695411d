import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../../hocon/index.ts";
import { memorySettingsFrom } from "./memory-settings.ts";
import { memoryReferenceConf } from "./reference-conf.ts";

const KEY = "ritsem.remote.memory";

describe("Settings of the memory transport", () => {
  it("are the keys of its reference configuration, but for those that choose the transport and its adapters", () => {
    const reference = parse(memoryReferenceConf).resolve();
    const reader = new SettingsReader(reference);
    memorySettingsFrom(reader.config.getConfig(KEY), KEY);
    assert.deepEqual(reader.unreadKeys(reference), [`${KEY}.transport-class`, `${KEY}.applied-adapters`]);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });
});
