import { assert, describe, it } from "vitest";
import { type Config, parse, SettingsReader } from "../../../hocon/index.ts";
import { batchingFrom, TransportSettingsError } from "../index.ts";
import { tcpReferenceConf } from "./reference-conf.ts";
import { tcpSettingsFrom } from "./tcp-settings.ts";

const KEY = "akka.remote.dot-netty.tcp";

function sectionWith(overrides: string): Config {
  return parse(`${KEY} { ${overrides} }`).withFallback(parse(tcpReferenceConf)).resolve().getConfig(KEY);
}

function failureOf(overrides: string): string {
  try {
    tcpSettingsFrom(sectionWith(overrides), KEY);
  } catch (error) {
    return String(error);
  }
  return "no error";
}

describe("tcpSettingsFrom", () => {
  it("reads Akka.NET's defaults from the reference settings", () => {
    assert.deepEqual(tcpSettingsFrom(sectionWith(""), KEY), {
      key: KEY,
      schemeIdentifier: "tcp",
      hostname: "",
      port: 2552,
      publicHostname: "",
      publicPort: 0,
      isLittleEndian: true,
      maximumFrameBytes: 127_996,
      logsTransport: false,
      backlog: 4096,
      sendsSmallPacketsAtOnce: true,
      probesSilentPeers: true,
      connectionTimeoutMs: 15_000,
      prefersIpv6: false,
      enforcesIpFamily: false,
      highWaterBytes: 64 * 1024,
      lowWaterBytes: 32 * 1024,
    });
    assert.deepEqual(batchingFrom(sectionWith("")), { isEnabled: true, maximumPendingWrites: 30 });
  });

  it("takes IPv6 hosts with and without brackets", () => {
    assert.equal(tcpSettingsFrom(sectionWith('hostname = "[::1]"'), KEY).hostname, "::1");
    assert.equal(tcpSettingsFrom(sectionWith('hostname = "::1"'), KEY).hostname, "::1");
  });

  it("takes the smallest maximum-frame-size and refuses one byte less, naming the key", () => {
    assert.equal(tcpSettingsFrom(sectionWith("maximum-frame-size = 32000b"), KEY).maximumFrameBytes, 31_996);
    assert.include(failureOf("maximum-frame-size = 31999b"), "maximum-frame-size");
  });

  it("keeps the low-water mark below a small high-water mark, and refuses one above it", () => {
    assert.equal(tcpSettingsFrom(sectionWith("write-buffer-high-water-mark = 1000b"), KEY).lowWaterBytes, 1000);
    assert.include(
      failureOf("write-buffer-high-water-mark = 1000b, write-buffer-low-water-mark = 1001b"),
      `${KEY}.write-buffer-low-water-mark`,
    );
  });

  for (const [overrides, key] of [
    ["port = 65536", "port"],
    ["public-port = -1", "public-port"],
    ["byte-order = middle-endian", "byte-order"],
    ["backlog = 0", "backlog"],
    ["connection-timeout = 0 s", "connection-timeout"],
  ] as const) {
    it(`refuses ${overrides}, naming the key`, () => assert.include(failureOf(overrides), key));
  }

  it("refuses to speak plain TCP where TLS is asked for", () => {
    assert.throws(() => tcpSettingsFrom(sectionWith("enable-ssl = on"), KEY), TransportSettingsError, `${KEY}.enable-ssl`);
  });

  it("reads every key of the reference settings but the one that chooses the transport", () => {
    const reference = parse(tcpReferenceConf).resolve();
    const reader = new SettingsReader(reference);
    const section = reader.config.getConfig(KEY);
    tcpSettingsFrom(section, KEY);
    batchingFrom(section);
    assert.deepEqual(reader.unreadKeys(reference), [`${KEY}.transport-class`]);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });
});
