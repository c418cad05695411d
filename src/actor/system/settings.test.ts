import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../hocon/index.ts";
import { Deployer } from "../props/deployer.ts";
import { actorReferenceConf } from "../reference-conf.ts";
import { actorSettingsFrom } from "./settings.ts";

const reference = parse(actorReferenceConf, { source: "actor/reference.conf" }).resolve();

describe("Settings of the actor room", () => {
  it("are the keys of its reference configuration, no more and no fewer", () => {
    const reader = new SettingsReader(reference);
    actorSettingsFrom(reader.config);
    new Deployer(reader.config);
    assert.deepEqual(reader.unreadKeys(reference), []);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });

  it("have Akka.NET's defaults", () => {
    const settings = actorSettingsFrom(reference);
    assert.equal(settings.logLevel, "INFO");
    assert.equal(settings.stdoutLogLevel, "WARNING");
    assert.equal(settings.logDeadLettersLimit, 10);
    assert.equal(settings.logDeadLettersSuspendMs, 300_000);
    assert.equal(settings.creationTimeoutMs, 20_000);
    assert.equal(settings.askTimeoutMs, Number.POSITIVE_INFINITY);
    assert.deepEqual(settings.dispatcher, { throughput: 30, throughputDeadlineMs: 0 });
    assert.equal(settings.guardianStrategy, "default");
  });
});
