import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../hocon/index.ts";
import { failureDetectorsFrom } from "../failure-detector/failure-detector-registry.ts";
import { remoteReferenceConf } from "../reference-conf.ts";
import { remoteSettingsFrom } from "./remote-settings.ts";

describe("Settings of remoting", () => {
  it("are the keys of its reference configuration, no more and no fewer", () => {
    const reference = parse(remoteReferenceConf, { source: "remote/reference.conf" }).resolve();
    const reader = new SettingsReader(reference);
    remoteSettingsFrom(reader.config);
    for (const detector of ["transport-failure-detector", "watch-failure-detector"]) {
      failureDetectorsFrom(reader.config, `akka.remote.${detector}`, new Map(), () => reference);
    }
    assert.sameMembers(
      [...reader.unreadKeys(reference)],
      [
        "akka.remote.default-remote-dispatcher", // read when a dispatcher is looked up
        "akka.remote.adapters.trttl", // read for a transport with adapters
        "akka.remote.adapters.gremlin",
        "akka.remote.gremlin.debug",
      ],
    );
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });

  it("have no level for lifecycle events but those that Akka.NET knows", () => {
    const reference = parse(remoteReferenceConf);
    const levelOf = (value: string) =>
      remoteSettingsFrom(parse(`akka.remote.log-remote-lifecycle-events = ${value}`).withFallback(reference).resolve()).lifecycleLogLevel;
    assert.deepEqual([levelOf("on"), levelOf("WARNING"), levelOf("off")], ["debug", "warning", undefined]);
    assert.throws(() => levelOf("loud"), /akka\.remote\.log-remote-lifecycle-events = "loud"/);
  });
});
