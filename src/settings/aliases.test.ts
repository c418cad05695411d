import { assert, describe, it } from "vitest";
import { type Config, parse } from "../hocon/index.ts";
import { aliasesIn } from "./aliases.ts";

const SIZE = "akka.remote.dot-netty.tcp.maximum-frame-size";
const reference = parse("akka.remote.dot-netty.tcp { maximum-frame-size = 128000b, port = 2552 }", { source: "reference.conf" });

function layered(text: string): Config {
  const user = parse(text, { source: "node.conf" });
  const { layer } = aliasesIn(user.withFallback(reference).resolve()) ?? assert.fail("no alias was found");
  return user.withFallback(layer).withFallback(reference).resolve();
}

describe("Other spellings of the TCP section", () => {
  it("are stronger than the defaults and weaker than the full spelling", () => {
    const alias = "akka.dot-netty.tcp { maximum-frame-size = 4000000b, port = 1 }";
    assert.equal(layered(alias).getBytes(SIZE), 4_000_000);
    assert.equal(layered(`${alias}\n${SIZE} = 64000b`).getBytes(SIZE), 64_000);
    assert.equal(layered(`${alias}\n${SIZE} = 64000b`).getInt("akka.remote.dot-netty.tcp.port"), 1);
  });

  it("include the one of the time of Helios, which is the weakest", () => {
    assert.equal(layered("akka.remote.helios.tcp.port = 7").getInt("akka.remote.dot-netty.tcp.port"), 7);
    assert.equal(layered("akka.remote.helios.tcp.port = 7, akka.dot-netty.tcp.port = 8").getInt("akka.remote.dot-netty.tcp.port"), 8);
  });

  it("keep the place where a value was written", () => {
    assert.equal(layered("\nakka.dot-netty.tcp.port = 1").origin("akka.remote.dot-netty.tcp.port")?.line, 2);
  });

  it("are worth one INFO line with the full spelling", () => {
    const found = aliasesIn(parse("akka.dot-netty.tcp.port = 1", { source: "node.conf" }).resolve());
    assert.deepEqual(found?.notes, [
      {
        level: "info",
        text: "akka.dot-netty.tcp (node.conf:1:1) is read as akka.remote.dot-netty.tcp, its full spelling; a key that is set there wins.",
      },
    ]);
    assert.isUndefined(aliasesIn(reference.resolve()));
  });
});
