import { assert, describe, it } from "vitest";
import { parse, SettingsReader } from "../../../../hocon/index.ts";
import { TransportSettingsError } from "../../index.ts";
import { webSocketReferenceConf } from "./reference-conf.ts";
import { webSocketSettingsFrom } from "./web-socket-settings.ts";

const KEY = "ritsem.remote.websocket";

describe("Settings of the WebSocket transport", () => {
  it("are the keys of its reference configuration, but for the one that chooses the transport and those of TLS", () => {
    const reference = parse(webSocketReferenceConf).resolve();
    const reader = new SettingsReader(reference);
    webSocketSettingsFrom(reader.config.getConfig(KEY), KEY);
    const unread = reader.unreadKeys(reference).filter((key) => !key.startsWith(`${KEY}.ssl.`));
    assert.deepEqual(unread, [`${KEY}.transport-class`]);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });

  for (const [setting, value] of [
    ["path", "akka"],
    ["path", "/akka?room=1"],
    ["remote-path", "akka"],
    ["remote-path", "/akka#1"],
  ] as const) {
    it(`name the key of a path that cannot be used: ${setting} = ${value}`, () => {
      const config = parse(`${KEY}.${setting} = "${value}"`).withFallback(parse(webSocketReferenceConf)).resolve();
      try {
        webSocketSettingsFrom(config.getConfig(KEY), KEY);
        assert.fail("it must throw");
      } catch (error) {
        assert.instanceOf(error, TransportSettingsError);
        assert.include(error.message, `${KEY}.${setting}`);
      }
    });
  }
});
