import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PackedTool } from "./packed-tool.ts";
import type { Results } from "./results.ts";

/** What the command says about mistakes, and that it then writes nothing. */
export async function checkMistakes({ root, command, tarball }: PackedTool, results: Results): Promise<void> {
  const says = (name: string, args: readonly string[], pattern: RegExp, status = 1): Promise<void> =>
    results.check(name, () => expectSaid(spawnSync(command, args, { cwd: root, encoding: "utf8" }), pattern, status));

  mkdirSync(join(root, "full"));
  writeFileSync(join(root, "full", "notes.txt"), "mine");
  writeFileSync(join(root, "file"), "mine");
  await says("help lists the templates", ["--help"], /akka-net {2}a service that talks/, 0);
  await says("a folder that is not empty", ["full", "--yes", "--no-install"], /The folder full is not empty: it has notes\.txt/);
  await says("a file of that name", ["file", "--yes", "--no-install"], /file is a file/);
  await says("an unknown template", ["new", "--template", "browsr"], /no template browsr. Choose one of alone, akka-net/);
  await says("an unknown option", ["new", "--templat", "alone"], /Unknown option '--templat'\. Options are listed by --help/);
  await says("two folders", ["one", "two"], /Expected one folder, got one and two/);
  await says("a tarball that is missing", ["new", "--yes", "--package", "ritsem-9.tgz"], /no file ritsem-9\.tgz/);
  await says("a tarball of something else", ["new", "--yes", "--package", "file"], /file is not a tarball of Ritsem/);
  await says("a folder below a file", ["file/new", "--yes", "--no-install"], /The project cannot be written: /);
  await results.check("nothing was written by any of these", () => {
    const written = ["new", "one", "full/package.json"].filter((path) => existsSync(join(root, path)));
    if (written.length > 0) throw new Error(written.join());
  });
  await results.check("without a terminal, the defaults make a project", () => {
    expectSaid(spawnSync(command, ["quiet", "--no-install", "--package", tarball], { cwd: root, encoding: "utf8" }), /Made quiet/, 0);
    const { name } = JSON.parse(readFileSync(join(root, "quiet/package.json"), "utf8")) as { readonly name: string };
    if (name !== "quiet") throw new Error(`its name is ${name}`);
  });
  await results.check("a failed installation leaves the project, and says what to do", () => {
    const env = { ...process.env, npm_config_offline: "true", npm_config_cache: join(root, "empty-cache") };
    expectSaid(
      spawnSync(command, ["later", "--yes"], { cwd: root, encoding: "utf8", env }),
      /The project is written, but npm install failed/,
      1,
    );
    if (!existsSync(join(root, "later/src/main.ts"))) throw new Error("the project is not there");
  });
}

function expectSaid(run: ReturnType<typeof spawnSync>, pattern: RegExp, status: number): void {
  const text = `${run.stdout}${run.stderr}`;
  if (run.status !== status || !pattern.test(text)) throw new Error(`ended with ${run.status}:\n${text}`);
}
