import { spawnSync } from "node:child_process";
import { CreateError } from "./create-error.ts";

/** Installs the packages of the project with the npm that has started this program, or else the one in the path. Throws {@link CreateError} if npm fails. */
export function installPackages(folder: string): void {
  const npm = process.env["npm_execpath"];
  const args = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const run =
    npm !== undefined && /npm-cli\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: "inherit" })
      : spawnSync("npm", args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  if (run.error !== undefined) throw failure(folder, run.error.message);
  if (run.status !== 0) throw failure(folder, `exit status ${run.status}`);
}

function failure(folder: string, why: string): CreateError {
  return new CreateError(
    `The project is written, but npm install failed (${why}). See what npm says above; then run npm install in ${folder}. ` +
      "If npm does not know the package ritsem, make its tarball with npm pack in a clone of Ritsem, and pass it by --package.",
  );
}
