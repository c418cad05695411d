/** One violation: files to write (a text that starts with `+` is added to the file), the guard, and what it must say. */
export interface PlantedCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly complaint: RegExp;
}

const types = (room: string): readonly string[] => ["tsc", "-b", room];
const lint = (folder: string): readonly string[] => ["oxlint", "--deny-warnings", folder];
const rooms = ["tsx", "scripts/check-rooms.ts"];
const bundles = ["tsx", "scripts/build.ts", "--bundles", "index", "index.browser"];

/** Written over the front doors, so that a planted bundle holds nothing but what the case is about. */
const emptyFrontDoors = { "src/index.ts": "export const planted = 1;\n", "src/index.browser.ts": "export const planted = 1;\n" };

export const plantedCases: readonly PlantedCase[] = [
  {
    name: "types: import of a room that the tsconfig does not list",
    files: { "src/base/planted.ts": 'export { browserPlatform } from "../platform/index.ts";\n' },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS6307/,
  },
  {
    name: "types: type-only import of a room that the tsconfig does not list",
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
    name: "types: node:net in a browser-safe room",
    files: { "src/platform/planted.ts": 'import { connect } from "node:net";\nexport const planted: unknown = connect;\n' },
    command: types("src/platform"),
    complaint: /src\/platform\/planted\.ts.*TS2591/,
  },
  {
    name: "types: Buffer in a browser-safe room",
    files: { "src/base/planted.ts": "export const planted: unknown = Buffer.alloc(1);\n" },
    command: types("src/base"),
    complaint: /src\/base\/planted\.ts.*TS2591/,
  },
  {
    name: "types: document in a browser-safe room",
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
    name: "lint: import cycle inside a room",
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
    name: "lint: a promise that nobody awaits",
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
    name: "rooms: import past a door",
    files: { "src/hocon/planted.ts": 'export { RingQueue } from "../base/ring-queue.ts";\n' },
    command: rooms,
    complaint: /src\/hocon\/planted\.ts:1: imports past the door of src\/base/,
  },
  {
    name: "rooms: a room's own door",
    files: { "src/base/planted.ts": 'export { RingQueue } from "./index.ts";\n' },
    command: rooms,
    complaint: /src\/base\/planted\.ts:1: opens its own door/,
  },
  {
    name: "rooms: spi.ts from a room that may not",
    files: { "src/hocon/planted.ts": 'export type { Planted } from "../actor/spi.ts";\n' },
    command: rooms,
    complaint: /src\/hocon\/planted\.ts:1: src\/hocon may not open src\/actor\/spi\.ts/,
  },
  {
    name: "rooms: rooms that import each other",
    files: {
      "src/base/planted.ts": 'export type { Clock } from "../platform/index.ts";\n',
      "src/platform/planted.ts": 'export { RingQueue } from "../base/index.ts";\n',
    },
    command: rooms,
    complaint: /rooms import each other: .*src\/base/,
  },
  {
    name: "rooms: a file that is too long",
    files: { "src/base/planted.ts": "// line\n".repeat(401) },
    command: rooms,
    complaint: /src\/base\/planted\.ts: 401 lines, limit 400/,
  },
  {
    name: "rooms: a hot file that is too long",
    files: { "src/base/planted.ts": `/**\n * @hotpath\n */\n${"// line\n".repeat(598)}` },
    command: rooms,
    complaint: /src\/base\/planted\.ts: 601 lines, limit 600/,
  },
  {
    name: "rooms: a room without README",
    files: { "src/planted/tsconfig.json": "{}\n", "src/planted/planted.ts": "export const planted = 1;\n" },
    command: rooms,
    complaint: /src\/planted\/README\.md is missing/,
  },
  {
    name: "rooms: a folder of one machine in a page",
    files: { "planted.md": `See ${["", "home", "someone", "notes"].join("/")}.\n` },
    command: rooms,
    complaint: /planted\.md:1: names one machine/,
  },
  {
    name: "bundles: node: behind the browser's front door",
    files: { ...emptyFrontDoors, "src/index.browser.ts": 'export { connect } from "node:net";\n' },
    command: bundles,
    complaint: /the browser door reaches node:net/,
  },
  {
    name: "bundles: node: behind a lazy import of the browser's front door",
    files: {
      ...emptyFrontDoors,
      "src/planted.ts": 'export { connect } from "node:net";\n',
      "src/index.browser.ts": 'export const planted = (): Promise<unknown> => import("./planted.ts");\n',
    },
    command: bundles,
    complaint: /the browser door reaches node:net/,
  },
  {
    name: "bundles: sockets loaded at once by Node's front door",
    files: { ...emptyFrontDoors, "src/index.ts": 'export { connect } from "node:tls";\n' },
    command: bundles,
    complaint: /dist\/index\.js loads node:tls at once/,
  },
  {
    name: "bundles: remoting loaded at once by Node's front door",
    files: {
      ...emptyFrontDoors,
      "src/remote/planted.ts": "export const planted = Date.now();\n",
      "src/index.ts": 'export { planted } from "./remote/planted.ts";\n',
    },
    command: bundles,
    complaint: /dist\/index\.js loads src\/remote\/planted\.ts at once/,
  },
];
