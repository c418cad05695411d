import { readFileSync } from "node:fs";

/** A violation: the files to write (a text that starts with `+` is appended to the file), the tool, and its expected complaint. */
export interface PlantedCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly complaint: RegExp;
}

const types = (module: string): readonly string[] => ["tsc", "-b", module];
const lint = (folder: string): readonly string[] => ["oxlint", "--deny-warnings", folder];
const modules = ["tsx", "scripts/check-modules.ts"];
const bundles = ["tsx", "scripts/build.ts", "--bundles", "index", "index.browser"];

/** Replaces the main entry points, so that a planted bundle contains only the code of the case. */
const emptyEntryPoints = { "src/index.ts": "export const planted = 1;\n", "src/index.browser.ts": "export const planted = 1;\n" };

/** The compliance tests, by the title of one of them. */
const compliance = (title: string): readonly string[] => ["vitest", "run", "test/compliance/transports.test.ts", "-t", title];

export const plantedCases: readonly PlantedCase[] = [
  {
    name: "compliance: a registered transport without a compliance run",
    files: {
      "src/built-in-transports.ts": readFileSync("src/built-in-transports.ts", "utf8").replace(
        "new Map([",
        'new Map([["Planted.Transport", loadUdpTransport],',
      ),
    },
    command: compliance("that are registered"),
    complaint: /AssertionError[^]*Planted\.Transport/,
  },
  {
    name: "types: import of a module that the tsconfig does not list",
    files: { "src/base/planted.ts": 'export { browserPlatform } from "../platform/index.ts";\n' },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS6307/,
  },
  {
    name: "types: type-only import of a module that the tsconfig does not list",
    files: { "src/base/planted.ts": 'export type { Clock } from "../platform/index.ts";\n' },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS6307/,
  },
  {
    name: "types: a transport that imports upward",
    files: {
      "src/remote/transport/planted.ts": 'export type { Planted } from "../planted-above.ts";\n',
      "src/remote/planted-above.ts": "export type Planted = 1;\n",
    },
    command: types("src/remote/transport"),
    complaint: /src\/remote\/transport\/planted\.ts.*TS6307/,
  },
  {
    name: "types: node:net in a browser-safe module",
    files: { "src/platform/planted.ts": 'import { connect } from "node:net";\nexport const planted: unknown = connect;\n' },
    command: types("src/platform"),
    complaint: /src\/platform\/planted\.ts.*TS2591/,
  },
  {
    name: "types: Buffer in a browser-safe module",
    files: { "src/base/planted.ts": "export const planted: unknown = Buffer.alloc(1);\n" },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS2591/,
  },
  {
    name: "types: document in a browser-safe module",
    files: { "src/base/planted.ts": "export const planted: unknown = document.body;\n" },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS2584/,
  },
  {
    name: "types: enum",
    files: { "src/base/planted.ts": "export enum Planted {\n  A,\n}\n" },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS1294/,
  },
  {
    name: "types: export without a type",
    files: { "src/base/planted.ts": "export const planted = [1].map(String);\n" },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS9013|src\/base\/planted\.ts.*TS9010/,
  },
  {
    name: "types: a type imported without `type`",
    files: { "src/base/planted.ts": 'import { Duration } from "./duration.ts";\nexport const planted: Duration = 1;\n' },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS1484/,
  },
  {
    name: "lint: import cycle inside a module",
    files: {
      "src/base/planted-a.ts": 'import { b } from "./planted-b.ts";\nexport const a: number = b;\n',
      "src/base/planted-b.ts": 'import { a } from "./planted-a.ts";\nexport const b: number = a;\n',
    },
    command: lint("src/base"),
    complaint: /import\(no-cycle\)[^]*planted-[ab]\.ts/,
  },
  {
    name: "lint: import cycle of types only",
    files: {
      "src/base/planted-a.ts": 'import type { B } from "./planted-b.ts";\nexport interface A {\n  readonly b: B;\n}\n',
      "src/base/planted-b.ts": 'import type { A } from "./planted-a.ts";\nexport interface B {\n  readonly a: A;\n}\n',
    },
    command: lint("src/base"),
    complaint: /import\(no-cycle\)[^]*planted-[ab]\.ts/,
  },
  {
    name: "lint: an unawaited promise",
    files: { "src/base/planted.ts": "async function work(): Promise<void> {}\nexport function planted(): void {\n  work();\n}\n" },
    command: lint("src/base"),
    complaint: /typescript\(no-floating-promises\)[^]*src\/base\/planted\.ts/,
  },
  {
    name: "lint: any",
    files: { "src/base/planted.ts": "export const planted: any = 1;\n" },
    command: lint("src/base"),
    complaint: /typescript\(no-explicit-any\)[^]*src\/base\/planted\.ts/,
  },
  {
    name: "lint: default export",
    files: { "src/base/planted.ts": "export default 1;\n" },
    command: lint("src/base"),
    complaint: /import\(no-default-export\)[^]*src\/base\/planted\.ts/,
  },
  {
    name: "lint: a class that Node 20 does not have",
    files: { "src/base/planted.ts": "export const planted: unknown = new DisposableStack();\n" },
    command: lint("src/base"),
    complaint: /no-restricted-globals[^]*src\/base\/planted\.ts/,
  },
  {
    name: "modules: a list spread into push",
    files: { "src/base/planted.ts": "export const planted: number[] = [];\nplanted.push(1, ...planted);\n" },
    command: modules,
    complaint: /src\/base\/planted\.ts:2: spreads a list into a call/,
  },
  {
    name: "modules: import past an entry point",
    files: { "src/hocon/planted.ts": 'export { RingQueue } from "../base/ring-queue.ts";\n' },
    command: modules,
    complaint: /src\/hocon\/planted\.ts:1: imports past the entry point of src\/base/,
  },
  {
    name: "modules: a module's own entry point",
    files: { "src/base/planted.ts": 'export { RingQueue } from "./index.ts";\n' },
    command: modules,
    complaint: /src\/base\/planted\.ts:1: imports its own entry point/,
  },
  {
    name: "modules: internal.ts from a module that may not",
    files: { "src/hocon/planted.ts": 'export type { Planted } from "../actor/internal.ts";\n' },
    command: modules,
    complaint: /src\/hocon\/planted\.ts:1: src\/hocon must not import src\/actor\/internal\.ts/,
  },
  {
    name: "modules: modules that import each other",
    files: {
      "src/base/planted.ts": 'export type { Clock } from "../platform/index.ts";\n',
      "src/platform/planted.ts": 'export { RingQueue } from "../base/index.ts";\n',
    },
    command: modules,
    complaint: /modules import each other: .*src\/base/,
  },
  {
    name: "modules: a folder that imports one above it",
    files: { "src/actor/address/planted.ts": 'export type { ActorRef } from "../ref/actor-ref.ts";\n' },
    command: modules,
    complaint: /src\/actor\/address\/planted\.ts:1: folder address must not import folder ref/,
  },
  {
    name: "modules: a folder that its module's README does not list",
    files: { "src/hocon/planted/planted.ts": "export const planted = 1;\n" },
    command: modules,
    complaint: /src\/hocon\/README\.md: folder planted is missing/,
  },
  {
    name: "modules: a file that is too long",
    files: { "src/base/planted.ts": "// line\n".repeat(401) },
    command: modules,
    complaint: /src\/base\/planted\.ts: 401 lines, limit 400/,
  },
  {
    name: "modules: a hot file that is too long",
    files: { "src/base/planted.ts": `/**\n * @hotpath\n */\n${"// line\n".repeat(398)}` },
    command: modules,
    complaint: /src\/base\/planted\.ts: 401 lines, limit 400/,
  },
  {
    name: "modules: a hot file without a benchmark",
    files: { "src/base/planted.ts": "/** @hotpath */\nexport const planted = 1;\n" },
    command: modules,
    complaint: /src\/base\/planted\.ts: is marked @hotpath, but has no case/,
  },
  {
    name: "modules: a benchmark of a file that is not hot any more",
    files: { "bench/micro/planted.ts": 'export const files = ["src/base/gone.ts"];\n' },
    command: modules,
    complaint: /bench\/micro\/planted\.ts: names src\/base\/gone\.ts/,
  },
  {
    name: "modules: a module without README",
    files: { "src/planted/tsconfig.json": "{}\n", "src/planted/planted.ts": "export const planted = 1;\n" },
    command: modules,
    complaint: /src\/planted\/README\.md is missing/,
  },
  {
    name: "modules: a folder of one machine in a page",
    files: { "planted.md": `See ${["", "home", "someone", "notes"].join("/")}.\n` },
    command: modules,
    complaint: /planted\.md:1: refers to a particular machine/,
  },
  {
    name: "bundles: node: behind the browser's main entry point",
    files: { ...emptyEntryPoints, "src/index.browser.ts": 'export { connect } from "node:net";\n' },
    command: bundles,
    complaint: /the browser entry point reaches node:net/,
  },
  {
    name: "bundles: node: behind a lazy import of the browser's main entry point",
    files: {
      ...emptyEntryPoints,
      "src/planted.ts": 'export { connect } from "node:net";\n',
      "src/index.browser.ts": 'export const planted = (): Promise<unknown> => import("./planted.ts");\n',
    },
    command: bundles,
    complaint: /the browser entry point reaches node:net/,
  },
  {
    name: "bundles: sockets loaded at once by Node's main entry point",
    files: { ...emptyEntryPoints, "src/index.ts": 'export { connect } from "node:tls";\n' },
    command: bundles,
    complaint: /dist\/index\.js loads node:tls at once/,
  },
  {
    name: "bundles: remoting loaded at once by Node's main entry point",
    files: {
      ...emptyEntryPoints,
      "src/remote/planted.ts": "export const planted = Date.now();\n",
      "src/index.ts": 'export { planted } from "./remote/planted.ts";\n',
    },
    command: bundles,
    complaint: /dist\/index\.js loads src\/remote\/planted\.ts at once/,
  },
  {
    name: "bundles: I/O behind a lazy import of Node's main entry point",
    files: {
      ...emptyEntryPoints,
      "src/io/planted.ts": "export const planted = Date.now();\n",
      "src/index.ts": 'export const planted = (): Promise<unknown> => import("./io/planted.ts");\n',
    },
    command: bundles,
    complaint: /dist\/index\.js reaches src\/io\/planted\.ts/,
  },
];
