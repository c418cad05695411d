import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateError } from "./create-error.ts";
import { manifestText, packageNameFor } from "./manifest.ts";
import type { TemplateName } from "./templates.ts";

const TEMPLATES = fileURLToPath(new URL("../templates/", import.meta.url));
/** npm leaves files with these names out of a package, so the templates have them without the dot. */
const DOT_FILES = ["gitignore", "dockerignore"];
/** What may be in a folder before: nothing of it is overwritten. */
const HARMLESS = new Set([".git", ".DS_Store", "Thumbs.db"]);

/** Why no project can be made in `folder`; undefined if it can. */
export function folderProblem(folder: string): string | undefined {
  const path = resolve(folder);
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isDirectory()) return `${folder} is a file. Choose the name of a new folder.`;
  const [found] = readdirSync(path).filter((name) => !HARMLESS.has(name));
  return found === undefined ? undefined : `The folder ${folder} is not empty: it has ${found}. Choose another name, or empty it first.`;
}

/** Throws {@link CreateError} unless `file` is a tarball of Ritsem's. */
export function checkTarball(file: string): void {
  if (!existsSync(file))
    throw new CreateError(`--package: there is no file ${file}. Make it with npm pack in a clone of Ritsem, after npm run build.`);
  if (!/^ritsem-.+\.tgz$/.test(basename(file)))
    throw new CreateError(`--package: ${file} is not a tarball of Ritsem, whose name is ritsem-VERSION.tgz. Make it with npm pack.`);
}

/**
 * Writes the project. A tarball is copied into it, so that the folder can be moved, and built in a container. Throws {@link CreateError} if the
 * folder cannot be used.
 */
export function writeProject(folder: string, template: TemplateName, tarball: string | undefined): void {
  const problem = folderProblem(folder);
  if (problem !== undefined) throw new CreateError(problem);
  const path = resolve(folder);
  const name = packageNameFor(basename(path));
  try {
    mkdirSync(path, { recursive: true });
    for (const source of ["common", template]) cpSync(join(TEMPLATES, source), path, { recursive: true });
    for (const file of DOT_FILES) renameSync(join(path, file), join(path, `.${file}`));
    writeFileSync(join(path, "package.json"), manifestText(name, template, ritsemFor(path, tarball)));
    const page = join(path, "README.md");
    writeFileSync(page, readFileSync(page, "utf8").replace("PROJECT", name));
  } catch (error) {
    throw new CreateError(`The project cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function ritsemFor(path: string, tarball: string | undefined): string {
  if (tarball === undefined) return `^${ownVersion()}`;
  const file = basename(tarball);
  mkdirSync(join(path, "vendor"), { recursive: true });
  copyFileSync(tarball, join(path, "vendor", file));
  return `file:vendor/${file}`;
}

/** The version of this package, which is that of the Ritsem that its templates are for. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { readonly version: string };
  return version;
}
