import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assert, describe, it } from "vitest";
import { explain } from "./explain.ts";
import type { Failure } from "./failure.ts";
import { SAMPLES } from "./samples.fixture.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGE = "docs/guide/associations.md";

/** The rows below the heading, as cells; without the two that head the table. */
function troubleshootingRows(): readonly (readonly string[])[] {
  const section = readFileSync(join(ROOT, PAGE), "utf8").split("## Troubleshooting")[1] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The text of every test file: titles are looked for as they stand there. */
function testTexts(): string {
  const files = ["src", "test", "interop/scenarios"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".test.ts") && !file.endsWith("troubleshooting.test.ts"))
      .map((file) => readFileSync(join(ROOT, folder, file), "utf8")),
  );
  return files.join("\n");
}

describe("The troubleshooting table of the guide to associations", () => {
  const rows = troubleshootingRows();

  it("has symptom, cause, cure and the test that provokes it in every row", () => {
    assert.isAbove(rows.length, 20);
    for (const cells of rows) {
      assert.lengthOf(cells, 4, cells[0]);
      for (const cell of cells) assert.isNotEmpty(cell, cells[0]);
    }
  });

  it("names tests that exist", () => {
    const texts = testTexts();
    for (const [symptom, , , test = ""] of rows) {
      const title = /^“(.+)”$/.exec(test)?.[1] ?? "";
      assert.isTrue(title !== "" && texts.includes(`"${title}`), `${symptom}: no test begins with ${test}`);
    }
  });

  it("has a row for every kind of failure that has words", () => {
    const symptoms = rows.map(([symptom]) => symptom).join("\n");
    for (const kind of Object.keys(SAMPLES)) assert.include(symptoms, `\`${kind}\``);
  });

  it("and the words themselves name settings that exist", () => {
    const settings = readFileSync(join(ROOT, "docs/reference/settings.md"), "utf8");
    for (const failure of Object.values(SAMPLES) as readonly Failure[])
      for (const key of explain(failure).keys) assert.include(settings, `\`${key}\``, failure.kind);
  });
});
