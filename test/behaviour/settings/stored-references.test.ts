import { assert, describe, it } from "vitest";
import { readTexts } from "../../../scripts/reference-texts.ts";
import { actorReference } from "../../../src/actor/spi.ts";
import { parse } from "../../../src/hocon/index.ts";
import { ActorSystem } from "../../../src/index.ts";

describe("The stored defaults", () => {
  it("are what the rooms' reference configurations say (otherwise: npm run check:settings -- --write)", async () => {
    const system = await ActorSystem.create(
      "Sys",
      "akka { loggers = [], actor.provider = remote, remote.dot-netty.tcp { hostname = localhost, port = 0 } }",
    );
    await system.terminate();
    for (const room of ["actor", "serialization", "remote", "remote/transport/tcp"]) {
      const { text } = readTexts.find((reference) => reference.room === room) ?? assert.fail(room);
      for (const { path } of parse(text).resolve().entries()) assert.isDefined(system.config.origin(path), path);
    }
    const actorText = parse(readTexts[0]?.text ?? "", { source: "actor/reference.conf" }).resolve();
    assert.equal(actorReference().render({ origins: true }), actorText.render({ origins: true }));
  });
});
