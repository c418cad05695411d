export { loadModule } from "./load-module.ts";
export { nodePlatform } from "./node-platform.ts";
export { readTextFile, textFromBytes } from "./read-text-file.ts";
