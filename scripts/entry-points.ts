/**
 * An entry point of the published package: its name in `exports`, its source file, and the places of its bundle and declarations in `dist`.
 */
export interface EntryPoint {
  /** As in `exports`: `.`, `./hocon`, … */
  readonly name: string;
  /** The file that re-exports it, from the root of the repository. */
  readonly source: string;
  /** The bundle below `dist`, without `.js`. */
  readonly output: string;
}

/** Every entry point of the package, in the order of `exports`. The main entry point for browsers has the same name as Node's. */
export const entryPoints: readonly EntryPoint[] = [
  { name: ".", source: "src/index.ts", output: "index" },
  { name: ".", source: "src/index.browser.ts", output: "index.browser" },
  { name: "./hocon", source: "src/hocon/index.ts", output: "hocon" },
  { name: "./patterns", source: "src/patterns/index.ts", output: "patterns" },
  { name: "./serialization", source: "src/serialization/index.ts", output: "serialization" },
  { name: "./remote", source: "src/remote/index.ts", output: "remote" },
  { name: "./remote/tcp", source: "src/remote/transport/tcp/index.ts", output: "remote/tcp" },
  { name: "./remote/tls", source: "src/remote/transport/tls/index.ts", output: "remote/tls" },
  { name: "./remote/memory", source: "src/remote/transport/memory/index.ts", output: "remote/memory" },
  { name: "./remote/websocket", source: "src/remote/transport/websocket/index.ts", output: "remote/websocket" },
  { name: "./remote/websocket/server", source: "src/remote/transport/websocket/server/index.ts", output: "remote/websocket/server" },
  { name: "./remote/adapters", source: "src/remote/transport/adapters/index.ts", output: "remote/adapters" },
  { name: "./cluster", source: "src/cluster/index.ts", output: "cluster" },
  { name: "./cluster/tools", source: "src/cluster-tools/index.ts", output: "cluster/tools" },
  { name: "./distributed-data", source: "src/distributed-data/index.ts", output: "distributed-data" },
  { name: "./distributed-data/node", source: "src/distributed-data/node/index.ts", output: "distributed-data/node" },
  { name: "./sharding", source: "src/sharding/index.ts", output: "sharding" },
  { name: "./remote/worker", source: "src/remote/transport/worker/index.ts", output: "remote/worker" },
  { name: "./remote/udp", source: "src/remote/transport/udp/index.ts", output: "remote/udp" },
  { name: "./reliable-delivery", source: "src/reliable-delivery/index.ts", output: "reliable-delivery" },
  { name: "./reliable-delivery/node", source: "src/reliable-delivery/node/index.ts", output: "reliable-delivery/node" },
  { name: "./inspection", source: "src/inspection/index.ts", output: "inspection" },
  { name: "./opentelemetry", source: "src/opentelemetry/index.ts", output: "opentelemetry" },
  { name: "./health", source: "src/health/index.ts", output: "health" },
  { name: "./io", source: "src/io/index.ts", output: "io" },
  { name: "./testkit", source: "src/testkit/index.ts", output: "testkit" },
  { name: "./testkit/node", source: "src/testkit/node/index.ts", output: "testkit/node" },
  { name: "./testkit/compliance", source: "src/testkit/compliance/index.ts", output: "testkit/compliance" },
];

/** The commands of the package: `bin` in package.json. They have no declarations. */
export const programs: readonly Pick<EntryPoint, "source" | "output">[] = [{ source: "src/cli/main.ts", output: "cli" }];

/** The declarations of an entry point: `dist/types/hocon/index.d.ts`. */
export function declarationsOf(entryPoint: EntryPoint): string {
  return entryPoint.source.replace(/^src\//, "dist/types/").replace(/\.ts$/, ".d.ts");
}
