import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import type { TemplateName } from "../../create-ritsem/src/templates.ts";
import { run } from "../install-packed.ts";
import { type Commands, conversations } from "./conversations.ts";
import type { PackedTool } from "./packed-tool.ts";
import type { Results } from "./results.ts";

/** Packages at run time, Ritsem among them. */
const MAXIMUM_PACKAGES = 15;
const DEVELOPMENT: Commands = { first: ["npm", "run", "dev"], second: ["npm", "run", "dev:second"] };

/** Makes a project from `template`, and uses all of it. */
export async function checkProject({ root, command, tarball }: PackedTool, template: TemplateName, results: Results): Promise<void> {
  const folder = join(root, template);
  const started = Date.now();
  const seconds = (): string => ((Date.now() - started) / 1000).toFixed(1);
  const check = (name: string, step: () => unknown): Promise<void> => results.check(`${template}: ${name}`, step);
  const script = (name: string): string => run("npm", ["run", name], folder);

  await check("is made and installed", () => run(command, [template, "--template", template, "--yes", "--package", tarball], root));
  const installed = Date.now();
  await check("its programs talk in development", () =>
    conversations[template](folder, DEVELOPMENT, async () => {
      console.log(
        `    ${template}: ${seconds()} s from the command to programs that talk, ${((Date.now() - installed) / 1000).toFixed(1)} s without the installation`,
      );
    }),
  );
  await check(`has fewer than ${MAXIMUM_PACKAGES} packages at run time`, () => fewPackages(folder));
  for (const name of ["check", "test", "build"]) await check(`npm run ${name}`, () => script(name));
  const { start, isHealthy } = containerCommands(folder);
  const built: Commands = { first: start, second: [...start, "second.conf"] };
  await check("its programs talk when built; its health check passes; SIGTERM ends it in order, with status 0", () =>
    conversations[template](folder, built, async (first, port) => {
      if (!isHealthy(port)) throw new Error("the health check fails while it runs");
      const status = await first.stopped();
      if (status !== 0) throw new Error(`it ended with ${status}`);
      if (isHealthy(port)) throw new Error("the health check passes although it has ended");
    }),
  );
  await check("a type error is found", () => typeErrorIsFound(folder));
  await check("is the same in plain JavaScript", async () => {
    toJavaScript(join(folder, "src"));
    rmSync(join(folder, "dist"), { recursive: true });
    for (const name of ["check", "test", "build"]) script(name);
    await conversations[template](folder, built, async () => {});
    await conversations[template](folder, DEVELOPMENT, async () => {});
  });
}

function fewPackages(folder: string): void {
  const lines = run("npm", ["ls", "--omit=dev", "--all", "--parseable"], folder).trim().split("\n");
  const count = lines.length - 1; // the first line is the project
  if (count < 1 || count >= MAXIMUM_PACKAGES) throw new Error(`it has ${count}:\n${lines.join("\n")}`);
}

/** What the Dockerfile lets run, tried without Docker. */
function containerCommands(folder: string): { readonly start: readonly string[]; readonly isHealthy: (port: number) => boolean } {
  const text = readFileSync(join(folder, "Dockerfile"), "utf8");
  const commandAfter = (pattern: RegExp): readonly string[] => JSON.parse(pattern.exec(text)?.[1] ?? "") as readonly string[];
  const [program = "", ...args] = commandAfter(/^HEALTHCHECK .*CMD (\[.*\])$/m);
  return {
    start: commandAfter(/^CMD (\[.*\])$/m),
    isHealthy: (port) => spawnSync(program, args, { cwd: folder, env: { ...process.env, HTTP_PORT: String(port) } }).status === 0,
  };
}

function typeErrorIsFound(folder: string): void {
  const file = join(folder, "src/wrong.ts");
  writeFileSync(file, 'export const wrong: number = "text";\n');
  const { status, stdout } = spawnSync("npm", ["run", "check"], { cwd: folder, encoding: "utf8" });
  rmSync(file);
  if (status === 0 || !stdout.includes("TS2322")) throw new Error(`npm run check ended with ${status}:\n${stdout}`);
}

/** Drops the types of every file, and renames it. */
function toJavaScript(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"))) {
    const file = join(folder, name);
    writeFileSync(file.replace(/\.ts$/, ".js"), transformSync(readFileSync(file, "utf8"), { loader: "ts", target: "es2022" }).code);
    rmSync(file);
  }
}
