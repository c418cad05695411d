import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const COMMITS_BACK = 20;

/** The newest tag before this commit, else the commit 20 before it; undefined in a clone without either. */
export function olderCommit(): string | undefined {
  return (
    tried(["describe", "--tags", "--abbrev=0", "HEAD~1"]) ?? tried(["rev-parse", "--short", "--verify", "--quiet", `HEAD~${COMMITS_BACK}`])
  );
}

/** Builds a commit in a temporary folder, next to the benchmarks of this one. */
export function buildAt(commit: string, root: string): { readonly folder: string; readonly remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), "ritsem-bench-guard-"));
  const folder = join(parent, "older");
  const remove = (): void => {
    tried(["worktree", "remove", "--force", folder]);
    rmSync(parent, { recursive: true, force: true });
  };
  try {
    execFileSync("git", ["-c", "safe.directory=*", "worktree", "add", "--detach", folder, commit], { stdio: "pipe" });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
    execFileSync(process.execPath, ["--import", "tsx", "scripts/build.ts", "--bundles"], { cwd: folder, stdio: "pipe" });
    // Without a package.json in `bench`, `ritsem` there is the package of the folder above it: the older build.
    rmSync(join(folder, "bench"), { recursive: true });
    cpSync(join(root, "bench"), join(folder, "bench"), {
      recursive: true,
      filter: (file) => !file.includes("node_modules") && file !== join(root, "bench/package.json"),
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

function tried(args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", ["-c", "safe.directory=*", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}
