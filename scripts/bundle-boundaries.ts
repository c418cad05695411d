import type { Metafile } from "esbuild";

/** Built-in modules that a local system must not load, because they cost start time and can open sockets. */
const LAZY_BUILTINS = /^(node:)?(net|tls|dgram|worker_threads|http|https)$/;

/**
 * Checks what the bundles can reach, with esbuild's metafile. The modules' tsconfigs keep `node:` out of source files; this check covers
 * what an entry point imports through its chunks. Returns one sentence for each violation.
 */
export function breachesOf(metafile: Metafile): readonly string[] {
  const breaches: string[] = [];
  const browser = reachableFrom(metafile, "dist/index.browser.js", { dynamic: true });
  for (const { from, to } of browser.externals) {
    if (to.startsWith("node:") || to === "ws") breaches.push(`the browser entry point reaches ${to} through ${from}`);
  }
  const local = reachableFrom(metafile, "dist/index.js", { dynamic: false });
  for (const { from, to } of local.externals) {
    if (LAZY_BUILTINS.test(to)) breaches.push(`dist/index.js loads ${to} at once, through ${from}`);
  }
  for (const source of local.sources) {
    if (source.startsWith("src/remote/"))
      breaches.push(`dist/index.js loads ${source} at once; remoting is loaded when the configuration asks`);
  }
  for (const source of reachableFrom(metafile, "dist/index.js", { dynamic: true }).sources) {
    if (source.startsWith("src/io/")) breaches.push(`dist/index.js reaches ${source}; only programs that import ritsem/io load it`);
  }
  for (const { from, to } of reachableFrom(metafile, "dist/io.js", { dynamic: false }).externals) {
    if (/^(node:)?tls$/.test(to)) breaches.push(`dist/io.js loads ${to} at once, through ${from}; TLS is loaded when a command asks`);
  }
  const tcp = reachableFrom(metafile, "dist/remote/tcp.js", { dynamic: false });
  for (const { from, to } of tcp.externals) {
    if (/^(node:)?tls$/.test(to))
      breaches.push(`dist/remote/tcp.js loads ${to} at once, through ${from}; TLS is loaded when enable-ssl is on`);
  }
  return breaches;
}

interface Reached {
  readonly sources: ReadonlySet<string>;
  readonly externals: readonly { readonly from: string; readonly to: string }[];
}

/** Everything that `entry` imports, with or without its dynamic imports. An entry that was not built reaches nothing. */
function reachableFrom(metafile: Metafile, entry: string, { dynamic }: { readonly dynamic: boolean }): Reached {
  const sources = new Set<string>();
  const externals: { from: string; to: string }[] = [];
  const seen = new Set<string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const output = metafile.outputs[file];
    if (output === undefined || seen.has(file)) continue;
    seen.add(file);
    for (const [source, { bytesInOutput }] of Object.entries(output.inputs)) if (bytesInOutput > 0) sources.add(source);
    for (const { path, kind, external } of output.imports) {
      if (kind === "dynamic-import" && !dynamic) continue;
      if (external === true) externals.push({ from: file, to: path });
      else pending.push(path);
    }
  }
  return { sources, externals };
}
