import { fileURLToPath } from "node:url";
import { type Config, findUnknownKeys, parse } from "ritsem/hocon";
import { assert, beforeAll, it } from "vitest";
import { everySetting, readTexts, unreadText } from "../../scripts/reference-texts.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { embeddedResourcesOf } from "../harness/embedded-resources.ts";

/** Akka.NET's defaults as they are embedded in `name`. The texts begin with a byte-order mark. */
function referenceIn(name: string): Config {
  const assembly = fileURLToPath(new URL(`../../build/akka-net-peer/Peer/${name}`, import.meta.url));
  const text = embeddedResourcesOf(assembly)
    .map((bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes))
    .find((resource) => resource.includes("Reference Config File"));
  assert.isTrue(text?.startsWith("\uFEFF"), `${name} has a reference configuration that begins with a byte-order mark`);
  return parse(text ?? "", { source: name });
}

/** `5s` and `5 s`, `on` and `true`, `"a"` and `a` say the same. */
function comparable(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text
    .replaceAll(/[\s"]/g, "")
    .replace(/^(on|yes)$/, "true")
    .replace(/^(off|no)$/, "false")
    .replace(/^5minutes$/, "5m");
}

/** There it is a class name for what is `local` here. */
const SPELT_OTHERWISE: readonly string[] = ["akka.actor.provider"];

describeWithAkkaNet("Akka.NET's own reference configurations", () => {
  let akkaNet: Config;

  beforeAll(() => {
    akkaNet = referenceIn("Akka.Remote.dll").withFallback(referenceIn("Akka.dll")).resolve();
  });

  it("have no key that is not known here", () => {
    const known = new Set(everySetting().map(({ path }) => path));
    const freeForm = [...readTexts, unreadText].flatMap((text) => text.known.freeSections.map(({ path }) => path));
    const listed = Array.from(akkaNet.entries()).filter(({ path }) => known.has(path));
    assert.isAbove(listed.length, 350);
    assert.deepEqual(
      findUnknownKeys(akkaNet, known, { freeForm }).map(({ path }) => path),
      [],
    );
  });

  it("have the defaults that are written down here, but for spelling", () => {
    const ours = parse([...readTexts, unreadText].map(({ text }) => text).join("\n")).resolve();
    const different: string[] = [];
    for (const { path, value } of akkaNet.entries()) {
      if (ours.hasPath(path) && comparable(ours.getValue(path)) !== comparable(value)) different.push(path);
    }
    assert.deepEqual(different, SPELT_OTHERWISE);
  });
});
