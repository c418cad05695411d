import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../hocon/index.ts";
import { browserPlatform } from "../../platform/index.ts";
import { Dispatchers } from "../dispatch/dispatchers.ts";
import { EventLoopDispatcher } from "../dispatch/event-loop-dispatcher.ts";
import { Mailboxes } from "../mailbox/mailboxes.ts";
import { Deployer } from "../system/deployer.ts";
import { defaultStrategy } from "../supervision/default-strategy.ts";
import { guardianStrategyFrom } from "../system/guardian-strategy.ts";
import { actorReferenceConf } from "../reference-conf.ts";
import { actorSettingsFrom } from "./settings.ts";

const reference = parse(actorReferenceConf, { source: "actor/reference.conf" }).resolve();

/** What a dispatcher or a phase may say, and has from its defaults when it does not. */
const OPTIONAL = /^akka\.(actor\.[a-z-]+-dispatcher\.(mailbox-|throughput-deadline)|coordinated-shutdown\.phases\.)/;

describe("Settings of the actor module", () => {
  it("are the keys of its reference configuration, no more and no fewer", () => {
    const reader = new SettingsReader(reference);
    const platform = browserPlatform();
    const { dispatcher } = actorSettingsFrom(reader.config);
    const defaultDispatcher = new EventLoopDispatcher(platform, dispatcher);
    new Dispatchers({ config: reader.config, clock: platform.clock, defaultDispatcher }).check();
    new Mailboxes(reader.config, platform).check();
    new Deployer(reader.config);
    guardianStrategyFrom(reader.config, {});
    assert.deepEqual(reader.unreadKeys(reference), []);
    const missing = reader.readKeysMissingIn(reference).filter((key) => !OPTIONAL.test(key));
    assert.deepEqual(missing, []);
  });

  it("have Akka.NET's defaults", () => {
    const settings = actorSettingsFrom(reference);
    assert.equal(settings.logLevel, "INFO");
    assert.equal(settings.stdoutLogLevel, "WARNING");
    assert.equal(settings.logDeadLettersLimit, 10);
    assert.equal(settings.logDeadLettersSuspendMs, 300_000);
    assert.equal(settings.creationTimeoutMs, 20_000);
    assert.equal(settings.askTimeoutMs, Number.POSITIVE_INFINITY);
    assert.deepEqual(settings.dispatcher, { throughput: 30, throughputDeadlineMs: 0, mailboxRequirement: undefined });
    assert.equal(guardianStrategyFrom(reference, {}), defaultStrategy);
  });
});
