import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const NOT_OURS = new Set(["node_modules", "dist", "build", "coverage", "bin", "obj", ".git"]);

/** The files that git tracks; outside a clone, all files except what is installed or built. */
export function repositoryFiles(): readonly string[] {
  try {
    // Also reads a clone that belongs to another user, as in a container: only names are read.
    const listed = execFileSync("git", ["-c", "safe.directory=*", "ls-files", "-z"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return listed.split("\0").filter((file) => file !== "" && existsSync(file));
  } catch {
    return filesBelow(".");
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)];
  });
}
