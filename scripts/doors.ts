import { existsSync } from "node:fs";

/** One entry of the published package: what `exports` names, the file behind it, and where its bundle and declarations land in `dist`. */
export interface Door {
  /** As in `exports`: `.`, `./hocon`, … */
  readonly name: string;
  /** The file that re-exports it, from the root of the repository. */
  readonly source: string;
  /** The bundle below `dist`, without `.js`. */
  readonly output: string;
}

/** Every door of the package, in the order of `exports`. The browser's front door shares its name with Node's. */
export const doors: readonly Door[] = [
  { name: ".", source: "src/index.ts", output: "index" },
  { name: ".", source: "src/index.browser.ts", output: "index.browser" },
  { name: "./hocon", source: "src/hocon/index.ts", output: "hocon" },
  { name: "./serialization", source: "src/serialization/index.ts", output: "serialization" },
  { name: "./remote", source: "src/remote/index.ts", output: "remote" },
  { name: "./remote/tcp", source: "src/remote/transport/tcp/index.ts", output: "remote/tcp" },
  { name: "./remote/memory", source: "src/remote/transport/memory/index.ts", output: "remote/memory" },
  { name: "./testkit", source: "src/testkit/index.ts", output: "testkit" },
  { name: "./testkit/compliance", source: "src/testkit/compliance/index.ts", output: "testkit/compliance" },
];

/**
 * Doors that may be missing while their rooms are being built. A build works without them; `check:package` fails as long as
 * one stands here, so nothing is published with a door that leads nowhere.
 */
export const awaited: ReadonlySet<string> = new Set([
  "index",
  "index.browser",
  "hocon",
  "serialization",
  "remote",
  "remote/tcp",
  "remote/memory",
  "testkit",
  "testkit/compliance",
]);

/** The doors whose source exists. Throws for one that is missing without being awaited. */
export function presentDoors(): readonly Door[] {
  return doors.filter(({ source, output }) => {
    if (existsSync(source)) return true;
    if (!awaited.has(output)) throw new Error(`${source} is missing: the door ${output} leads nowhere.`);
    return false;
  });
}

/** The declarations of a door: `dist/types/hocon/index.d.ts`. */
export function declarationsOf(door: Door): string {
  return door.source.replace(/^src\//, "dist/types/").replace(/\.ts$/, ".d.ts");
}
