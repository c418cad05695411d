import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Packs this package and unpacks it below `root` as npm does, with links to `dependencies`, which are folders in `node_modules` here or elsewhere.
 * The rest of this repository is not reachable from it.
 */
export function installPacked(root: string, dependencies: Readonly<Record<string, string>>): string {
  const installed = join(root, "node_modules/ritsem");
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", root], ".");
  const archive = readdirSync(root).find((file) => file.endsWith(".tgz")) ?? "";
  mkdirSync(installed, { recursive: true });
  run("tar", ["-xzf", archive, "--strip-components=1", "-C", installed], root);
  for (const [name, folder] of Object.entries(dependencies)) {
    mkdirSync(join(root, "node_modules", name, ".."), { recursive: true });
    symlinkSync(resolve(folder), join(root, "node_modules", name), "dir");
  }
  return installed;
}

/** Runs a command and returns its output. Throws with its output if it fails or takes longer than two minutes. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 120_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
