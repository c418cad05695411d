import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "../install-packed.ts";

/** The command `create-ritsem`, installed from its tarball. */
export interface PackedTool {
  /** A folder for projects. */
  readonly root: string;
  /** The command. */
  readonly command: string;
  /** The tarball of Ritsem. */
  readonly tarball: string;
}

/** Packs both packages, and installs create-ritsem without the network: its tarball has all that it needs. */
export function packedTool(root: string): PackedTool {
  run("npm", ["ci", "--prefix", "create-ritsem"], ".");
  run(resolve("node_modules/.bin/tsc"), ["-p", "create-ritsem"], ".");
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", root], ".");
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", root], "create-ritsem");
  const packed = readdirSync(root);
  const named = (pattern: RegExp): string => join(root, packed.find((file) => pattern.test(file)) ?? "");
  const home = join(root, "tool");
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{ "private": true }\n');
  run("npm", ["install", "--offline", "--cache", join(root, "empty-cache"), named(/^create-ritsem-.*\.tgz$/)], home);
  return { root, command: join(home, "node_modules/.bin/create-ritsem"), tarball: named(/^ritsem-.*\.tgz$/) };
}
