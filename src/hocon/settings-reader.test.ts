import { assert, describe, it } from "vitest";
import { atLeast } from "./constraint.ts";
import { parse } from "./parse.ts";
import { SettingsReader } from "./settings-reader.ts";

const reference = parse(
  'akka { loglevel = INFO, remote { retry = 5 s, port = 0, ssl { "a.b" = 1 } }, deployment { default {} }, list = [1] }',
);

describe("SettingsReader", () => {
  it("names the unread leaves of the reference", () => {
    const reader = new SettingsReader(reference);
    const remote = reader.config.getConfig("akka.remote");
    remote.getDurationMs("retry", atLeast(0));
    remote.getConfig("ssl").getInt(["a.b"]);
    assert.deepEqual(reader.readKeys(), ["akka.remote.retry", 'akka.remote.ssl."a.b"']);
    assert.deepEqual(reader.unreadKeys(reference), ["akka.loglevel", "akka.remote.port", "akka.deployment.default", "akka.list"]);
  });

  it("counts everything below a section that is read whole", () => {
    const reader = new SettingsReader(reference);
    reader.config.getConfig("akka.deployment").keys();
    assert.lengthOf(Array.from(reader.config.getConfig("akka.remote").entries()), 3);
    reader.config.getIntList("akka.list");
    assert.deepEqual(reader.unreadKeys(reference), ["akka.loglevel"]);
    reader.config.toJSON();
    assert.deepEqual(reader.unreadKeys(reference), []);
  });

  it("names keys that are read but have no value in the reference", () => {
    const reader = new SettingsReader(reference);
    reader.config.getInt("akka.remote.prot", 0);
    reader.config.hasPath("akka.remote.port");
    assert.deepEqual(reader.readKeysMissingIn(reference), ["akka.remote.prot"]);
  });

  it("records through layers put on top later", () => {
    const reader = new SettingsReader(parse("akka.loglevel = DEBUG"));
    assert.equal(reader.config.withFallback(reference).resolve().getString("akka.remote.port"), "0");
    assert.deepEqual(reader.readKeys(), ["akka.remote.port"]);
  });
});
