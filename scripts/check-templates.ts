// Makes a project from every template of create-ritsem, from the tarballs of both packages, and uses it as its page says: types, tests, build, start,
// development, two programs that talk, the health check and the shutdown of its container, and the same in plain JavaScript. Also what the command says
// about mistakes. Needs a build, npm's cache or registry, the .NET SDK and Chromium. Arguments: the names of the templates to check; default: all.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestText } from "../create-ritsem/src/manifest.ts";
import { isTemplateName, templateNames } from "../create-ritsem/src/templates.ts";
import { checkMistakes } from "./templates/mistakes.ts";
import { packedTool } from "./templates/packed-tool.ts";
import { checkProject } from "./templates/project-check.ts";
import { checkQuestions } from "./templates/questions.ts";
import { Results } from "./templates/results.ts";

const wanted = process.argv.slice(2).filter(isTemplateName);
const root = mkdtempSync(join(tmpdir(), "ritsem-templates-"));
const results = new Results();
try {
  const tool = packedTool(root);
  await results.check("create-ritsem and its projects have the versions of this repository", versions);
  await checkMistakes(tool, results);
  await checkQuestions(tool, results);
  for (const template of wanted.length === 0 ? templateNames : wanted) await checkProject(tool, template, results);
} finally {
  rmSync(root, { recursive: true, force: true });
}
results.end();

interface Manifest {
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The same Ritsem, the same oldest Node, and packages at the versions with which the templates and Ritsem itself are tested. */
function versions(): void {
  const own = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  const tool = JSON.parse(readFileSync("create-ritsem/package.json", "utf8")) as Manifest;
  const differ = tool.version === own.version ? [] : [`create-ritsem is ${tool.version}, ritsem is ${own.version}`];
  for (const template of templateNames) {
    const { engines, dependencies, devDependencies } = JSON.parse(manifestText("app", template, "")) as Manifest;
    if (engines["node"] !== own.engines["node"]) differ.push(`${template}: Node ${engines["node"]}`);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      if (name !== "ritsem" && version !== own.devDependencies[name]) differ.push(`${template}: ${name} ${version}`);
  }
  if (differ.length > 0) throw new Error(differ.join("\n"));
}
