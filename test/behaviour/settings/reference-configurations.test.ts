import { assert, describe, it } from "vitest";
import { readTexts } from "../../../scripts/reference-texts.ts";
import { parse } from "../../../src/hocon/index.ts";
import { ActorSystem } from "../../../src/index.ts";

describe("A system with remoting", () => {
  it("has every key of the reference configurations of its modules", async () => {
    const system = await ActorSystem.create(
      "Sys",
      "akka { loggers = [], actor.provider = remote, remote.dot-netty.tcp { hostname = localhost, port = 0 } }",
    );
    await system.terminate();
    for (const module of ["actor", "serialization", "remote", "remote/transport/tcp"]) {
      const { text } = readTexts.find((reference) => reference.module === module) ?? assert.fail(module);
      for (const { path } of parse(text).resolve().entries()) assert.isDefined(system.config.origin(path), path);
    }
  });
});
