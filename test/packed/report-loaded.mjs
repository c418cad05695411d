import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Prints, as one line of JSON, which of Node's socket modules were loaded and which source files of the package. */
export async function reportLoaded() {
  // The list is taken before anything is printed: writing to a pipe loads `net` by itself.
  const builtins = process.moduleLoadList
    .map((name) => /^NativeModule (net|tls|dgram|worker_threads|http|https)$/.exec(name)?.[1])
    .filter((name) => name !== undefined);
  const sources = new Set();
  for (const url of await loadedScripts()) {
    if (!url.includes("/node_modules/ritsem/dist/")) continue;
    for (const source of JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, "utf8")).sources)
      sources.add(source.replace(/^(\.\.\/)+/, ""));
  }
  console.log(JSON.stringify({ builtins, sources: [...sources] }));
}

/** The debugger announces every script of the process, also those loaded before it was asked. */
async function loadedScripts() {
  const { Session } = await import("node:inspector");
  const session = new Session();
  const urls = [];
  session.connect();
  session.on("Debugger.scriptParsed", ({ params }) => urls.push(params.url));
  session.post("Debugger.enable");
  session.disconnect();
  return urls;
}
