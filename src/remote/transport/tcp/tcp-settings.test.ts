import { assert, describe, it } from "vitest";
import { type Config, parse, SettingsReader } from "../../../hocon/index.ts";
import { batchingFrom } from "../index.ts";
import { tlsSettingsFrom } from "../tls/internal.ts";
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
      usesTls: false,
      hostname: "",
      path: "",
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

  it("keeps the low-water mark at most at the high-water mark", () => {
    assert.equal(tcpSettingsFrom(sectionWith("write-buffer-high-water-mark = 1000b"), KEY).lowWaterBytes, 1000);
    const { lowWaterBytes } = tcpSettingsFrom(
      sectionWith("write-buffer-high-water-mark = 1000b, write-buffer-low-water-mark = 1001b"),
      KEY,
    );
    assert.equal(lowWaterBytes, 1000);
  });

  it("takes an empty, zero or negative size for one that is not set, as Akka.NET does", () => {
    for (const size of ['""', "0", "0b", "-1"]) {
      assert.equal(tcpSettingsFrom(sectionWith(`maximum-frame-size = ${size}`), KEY).maximumFrameBytes, 127_996, size);
      assert.equal(tcpSettingsFrom(sectionWith(`write-buffer-high-water-mark = ${size}`), KEY).highWaterBytes, 65_536, size);
    }
  });

  it("takes a connection-timeout of 0, and an infinite one, for no limit", () => {
    for (const timeout of ["0", "0 s", "infinite"]) {
      assert.equal(tcpSettingsFrom(sectionWith(`connection-timeout = ${timeout}`), KEY).connectionTimeoutMs, 0x7fff_ffff, timeout);
    }
  });

  for (const [overrides, key] of [
    ["port = 65536", "port"],
    ["public-port = -1", "public-port"],
    ["byte-order = middle-endian", "byte-order"],
  ] as const) {
    it(`refuses ${overrides}, naming the key`, () => assert.include(failureOf(overrides), key));
  }

  it("refuses TLS over Unix domain sockets", () => {
    assert.include(failureOf('enable-ssl = on, path = "/run/chat"'), `${KEY}.enable-ssl = true: TLS is for TCP`);
  });

  it("puts ssl. before the scheme where TLS is asked for, as Akka.NET does", () => {
    assert.equal(tcpSettingsFrom(sectionWith("enable-ssl = on"), KEY).schemeIdentifier, "ssl.tcp");
  });

  it("reads every key of the reference settings but the one that chooses the transport", () => {
    const reference = parse(tcpReferenceConf).resolve();
    const reader = new SettingsReader(parse(`${KEY}.ssl.certificate.path = "node.p12"`).withFallback(reference).resolve());
    const section = reader.config.getConfig(KEY);
    tcpSettingsFrom(section, KEY);
    batchingFrom(section);
    tlsSettingsFrom(section, KEY, reader.config);
    assert.deepEqual(reader.unreadKeys(reference), [`${KEY}.transport-class`, `${KEY}.applied-adapters`]);
    assert.deepEqual(reader.readKeysMissingIn(reference), []);
  });
});
