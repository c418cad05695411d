import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../../../hocon/index.ts";
import { udpReferenceConf } from "./reference-conf.ts";
import { udpSettingsFrom } from "./udp-settings.ts";

const KEY = "ritsem.remote.udp";

describe("Settings of the UDP transport", () => {
  it("are the keys of its reference configuration, but for the one that chooses the transport", () => {
    const reference = parse(udpReferenceConf).resolve();
    const reader = new SettingsReader(reference);
    udpSettingsFrom(reader.config.getConfig(KEY), KEY);
    assert.deepEqual(reader.unreadKeys(reference), [`${KEY}.transport-class`]);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });

  it("have a low mark that is never above the high one", () => {
    const config = parse(`${KEY}.write-buffer-high-water-mark = 1000b`).withFallback(parse(udpReferenceConf)).resolve();
    assert.equal(udpSettingsFrom(config.getConfig(KEY), KEY).lowWaterBytes, 1000);
  });
});
