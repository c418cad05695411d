// Fills `dist`: declarations by tsc, one bundle per door with shared chunks by esbuild, then the walls that only bundles show.
// `--bundles [door…]` makes the bundles only: those of the named outputs, or all.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { breachesOf } from "./bundle-walls.ts";
import { doors as allDoors, programs } from "./doors.ts";

const [mode, ...wanted] = process.argv.slice(2);
const doors = allDoors.filter(({ output }) => wanted.length === 0 || wanted.includes(output));
if (doors.length === 0) throw new Error("No door exists: nothing to build.");

if (mode !== "--bundles") {
  rmSync("dist", { recursive: true, force: true }); // tsc never deletes: declarations of removed files would be published
  const projects = existsSync("src/index.ts") ? ["src"] : doors.map(({ source }) => source.slice(0, source.lastIndexOf("/")));
  const { status } = spawnSync("tsc", ["-b", ...projects], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

rmSync("dist/chunks", { recursive: true, force: true }); // their names are hashed, so old ones stay
const { metafile } = await build({
  entryPoints: Object.fromEntries([...doors, ...(wanted.length === 0 ? programs : [])].map(({ output, source }) => [output, source])),
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true, // one call for all doors: a class exists once, whichever doors a program opens
  format: "esm",
  platform: "node",
  target: ["node20.19", "es2022"],
  packages: "external",
  keepNames: true, // else a class that names itself in a static is called `_ActorSystem` in logs
  sourcemap: "linked",
  metafile: true,
  logLevel: "warning",
});
mkdirSync("build", { recursive: true });
writeFileSync("build/metafile.json", JSON.stringify(metafile));

const breaches = breachesOf(metafile);
for (const breach of breaches) console.error(`build: ${breach}`);
if (breaches.length > 0) process.exit(1);
