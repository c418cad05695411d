// Fills `dist`: declarations by tsc, one bundle per entry point with shared chunks by esbuild. Then checks the boundaries that only bundles
// show. `--bundles [entry point…]` builds only the bundles: those of the named outputs, or all. `--if-missing`, or `RITSEM_DIST=built` in the
// environment, does nothing if `dist` exists.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { build, type Plugin } from "esbuild";
import { breachesOf } from "./bundle-boundaries.ts";
import { shortened } from "./shorten-bundle.ts";
import { entryPoints as allEntryPoints, programs } from "./entry-points.ts";

const [mode, ...wanted] = process.argv.slice(2);
const mayBeOld = mode === "--if-missing" || (mode === undefined && process.env["RITSEM_DIST"] === "built");
if (mayBeOld && existsSync("dist/index.js")) process.exit();
const entryPoints = allEntryPoints.filter(({ output }) => wanted.length === 0 || wanted.includes(output));
if (entryPoints.length === 0) throw new Error("No entry point exists: nothing to build.");

if (mode !== "--bundles") {
  rmSync("dist", { recursive: true, force: true }); // tsc never deletes, so declarations of removed files would be published
  const projects = existsSync("src/index.ts") ? ["src"] : entryPoints.map(({ source }) => source.slice(0, source.lastIndexOf("/")));
  const { status } = spawnSync("tsc", ["-b", ...projects], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

/** The settings page has the comments of the defaults; a page in a browser need not load them. Lines keep their numbers, which errors name. */
const defaultsWithoutComments: Plugin = {
  name: "defaults-without-comments",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]reference-conf\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/^[ \t]*#.*$/gm, ""),
      loader: "ts",
    }));
  },
};

rmSync("dist/chunks", { recursive: true, force: true }); // their names are hashed, so old ones would remain
const { metafile, outputFiles } = await build({
  entryPoints: Object.fromEntries([...entryPoints, ...(wanted.length === 0 ? programs : [])].map(({ output, source }) => [output, source])),
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true, // one call for all entry points, so that a class exists once whichever entry points a program imports
  format: "esm",
  platform: "node",
  target: ["node20.19", "es2022"],
  packages: "external",
  keepNames: true, // otherwise a class with a static that refers to it is called `_ActorSystem` in logs
  sourcemap: "inline",
  metafile: true,
  write: false,
  plugins: [defaultsWithoutComments],
  logLevel: "warning",
});
for (const { path, text } of outputFiles) {
  const { code, map } = await shortened(text);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${code}//# sourceMappingURL=${basename(path)}.map\n`, { mode: code.startsWith("#!") ? 0o755 : 0o644 });
  writeFileSync(`${path}.map`, map);
}
mkdirSync("build", { recursive: true });
writeFileSync("build/metafile.json", JSON.stringify(metafile));

const breaches = breachesOf(metafile);
for (const breach of breaches) console.error(`build: ${breach}`);
if (breaches.length > 0) process.exit(1);
