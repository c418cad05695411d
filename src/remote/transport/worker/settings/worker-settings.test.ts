import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../../../hocon/index.ts";
import { workerReferenceConf } from "./reference-conf.ts";
import { workerSettingsFrom } from "./worker-settings.ts";
import { workersSettingsFrom } from "./workers-settings.ts";

const KEY = "ritsem.remote.worker";

describe("Settings of the worker transport", () => {
  it("are the keys of its reference configuration, but for the one that chooses the transport", () => {
    const reference = parse(workerReferenceConf).resolve();
    const reader = new SettingsReader(reference);
    workerSettingsFrom(reader.config.getConfig(KEY), KEY);
    workersSettingsFrom(reader.config.getConfig("ritsem.workers"));
    assert.deepEqual(reader.unreadKeys(reference), [`${KEY}.transport-class`]);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });

  it("have a low mark that is never above the high one", () => {
    const config = parse(`${KEY}.write-buffer-high-water-mark = 1000b`).withFallback(parse(workerReferenceConf)).resolve();
    assert.equal(workerSettingsFrom(config.getConfig(KEY), KEY).lowWaterBytes, 1000);
  });
});
