import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import { ActorSystem } from "../../src/index.ts";

const ROOT = join(import.meta.dirname, "../..");

describe("The example of a transport outside the library", () => {
  it("is the code of the guide, which runs the compliance suite on it", () => {
    const code = readFileSync(join(ROOT, "examples/lines-transport/lines-transport.ts"), "utf8");
    const page = readFileSync(join(ROOT, "docs/guide/writing-a-transport.md"), "utf8");
    assert.include(page, `\`\`\`ts\n${code}\`\`\`\n`);
  });
});

describe("A transport that the configuration names by its module", () => {
  async function failureOf(lines: string): Promise<string> {
    const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["lines"] }\nlines { ${lines} }`;
    return await ActorSystem.create("A", config).then(
      (system) => system.terminate().then(() => "started"),
      (error: unknown) => String(error),
    );
  }

  it("stops the start if there is no such module, and says where modules are looked for", async () => {
    const failure = await failureOf('transport-module = "./no/such/module.ts", transport-class = "create"');
    assert.match(failure, /lines\.transport-module = "\.\/no\/such\/module\.ts" cannot be loaded: .*relative to the working directory/);
  });

  it("stops the start if the module does not export the factory, and says what it exports", async () => {
    const failure = await failureOf('transport-module = "./scripts/entry-points.ts", transport-class = "createNothing"');
    assert.match(
      failure,
      /lines\.transport-class = "createNothing": .* does not export a function with that name\. It exports .*entryPoints/,
    );
  });

  it("starts with the factory of the module", async () => {
    const text =
      'export const create = () => ({ schemeIdentifier: "none", maximumFrameBytes: 1000, listen: () => Promise.reject(new Error("listens here")), shutdown: async () => {} })';
    const failure = await failureOf(
      `transport-module = ${JSON.stringify(`data:text/javascript,${encodeURIComponent(text)}`)}, transport-class = create`,
    );
    assert.include(failure, "listens here");
  });
});
