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

/** What the package installs as commands: `bin` of package.json. They have no declarations. */
export const programs: readonly Pick<Door, "source" | "output">[] = [{ source: "src/cli/main.ts", output: "cli" }];

/** The declarations of a door: `dist/types/hocon/index.d.ts`. */
export function declarationsOf(door: Door): string {
  return door.source.replace(/^src\//, "dist/types/").replace(/\.ts$/, ".d.ts");
}
