import { assert, describe, it } from "vitest";
import { type Config, parse } from "../hocon/index.ts";
import { aliasesIn } from "./aliases.ts";

const TCP = "akka.remote.dot-netty.tcp";
const SIZE = `${TCP}.maximum-frame-size`;
const reference = parse(
  `akka.remote.dot-netty.tcp { maximum-frame-size = 128000b, port = 2552, transport-class = Tcp, applied-adapters = [] }
  akka.remote.enabled-transports = ["akka.remote.dot-netty.tcp"]`,
  { source: "reference.conf" },
);

function layered(text: string): Config {
  const user = parse(text, { source: "node.conf" });
  const { over, under, defaults } = aliasesIn(user.withFallback(reference).resolve(), reference) ?? assert.fail("no alias was found");
  return over.withFallback(user).withFallback(under).withFallback(defaults).withFallback(reference).resolve();
}

describe("The short spelling of the TCP section", () => {
  it("is stronger than the defaults and weaker than the full spelling", () => {
    const alias = "akka.dot-netty.tcp { maximum-frame-size = 4000000b, port = 1 }";
    assert.equal(layered(alias).getBytes(SIZE), 4_000_000);
    assert.equal(layered(`${alias}\n${SIZE} = 64000b`).getBytes(SIZE), 64_000);
    assert.equal(layered(`${alias}\n${SIZE} = 64000b`).getInt(`${TCP}.port`), 1);
  });

  it("keeps the place where a value was written", () => {
    assert.equal(layered("\nakka.dot-netty.tcp.port = 1").origin(`${TCP}.port`)?.line, 2);
  });

  it("is worth one INFO line with the full spelling", () => {
    const found = aliasesIn(parse("akka.dot-netty.tcp.port = 1", { source: "node.conf" }).resolve(), reference);
    assert.deepEqual(found?.notes, [
      {
        level: "info",
        text: "akka.dot-netty.tcp (node.conf:1:1) is read as akka.remote.dot-netty.tcp, which has precedence. Rename the section.",
      },
    ]);
    assert.isUndefined(aliasesIn(reference.resolve(), reference));
  });
});

describe("The TCP section of Helios", () => {
  it("overrides the section of DotNetty key by key", () => {
    const config = layered(`
      akka.remote.helios.tcp { port = 7, maximum-frame-size = 64000b }
      akka.remote.dot-netty.tcp { port = 8, hostname = localhost }
      akka.dot-netty.tcp.port = 9`);
    assert.equal(config.getInt(`${TCP}.port`), 7);
    assert.equal(config.getBytes(SIZE), 64_000);
    assert.equal(config.getString(`${TCP}.hostname`), "localhost");
  });

  it("does not bring its transport-class and applied-adapters", () => {
    const config = layered('akka.remote.helios.tcp { transport-class = "Helios", applied-adapters = [trttl], port = 7 }');
    assert.equal(config.getString(`${TCP}.transport-class`), "Tcp");
    assert.deepEqual(config.getStringList(`${TCP}.applied-adapters`), []);
    assert.equal(config.getInt(`${TCP}.port`), 7);
  });

  it("overrides every enabled section of the TCP transport, and no section of another transport", () => {
    const config = layered(`akka.remote {
      helios.tcp.port = 7
      enabled-transports = [akka.remote.lan, akka.remote.mine]
      lan { transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote", port = 8 }
      mine { transport-class = Mine, port = 9 }
    }`);
    assert.deepEqual(
      ["dot-netty.tcp", "lan", "mine"].map((section) => config.getInt(`akka.remote.${section}.port`)),
      [7, 7, 9],
    );
  });

  it("means the TCP transport in the list of enabled transports too", () => {
    const config = layered('akka.remote { enabled-transports = ["akka.remote.helios.tcp"], helios.tcp.port = 7 }');
    assert.deepEqual(config.getStringList("akka.remote.enabled-transports"), [TCP]);
  });

  it("is worth one INFO line that says so", () => {
    const found = aliasesIn(parse("akka.remote.helios.tcp.port = 1", { source: "node.conf" }).resolve(), reference);
    assert.deepEqual(found?.notes, [
      {
        level: "info",
        text:
          "akka.remote.helios.tcp (node.conf:1:1) overrides akka.remote.dot-netty.tcp key by key, as in Akka.NET. " +
          "Rename the section to akka.remote.dot-netty.tcp.",
      },
    ]);
  });
});

describe("A section of the TCP transport under another name", () => {
  it("has the defaults of the TCP section for the keys that it does not set", () => {
    const config = layered(`akka.remote {
      enabled-transports = [akka.remote.lan]
      lan { transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote", port = 7 }
      dot-netty.tcp.maximum-frame-size = 64000b
    }`);
    assert.equal(config.getInt("akka.remote.lan.port"), 7);
    assert.equal(config.getBytes("akka.remote.lan.maximum-frame-size"), 128_000);
  });

  it("is left alone if its class is another one", () => {
    const text = "akka.remote { enabled-transports = [akka.remote.lan], lan { transport-class = Mine } }";
    assert.isUndefined(aliasesIn(parse(text).withFallback(reference).resolve(), reference));
  });
});
