import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { AssemblyDescription } from "./assembly-description.ts";
import { ContractsError, DotnetMissingError } from "./errors.ts";

const PROJECT = "ContractsReader";
const OLDEST_SDK = 8;

type Environment = Readonly<Record<string, string | undefined>>;
/** Runs `dotnet` to its end. */
type Dotnet = (args: readonly string[], cwd: string) => Promise<Finished>;

interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Reads the metadata of assemblies with the small .NET program whose source comes with this package. It is built when it is needed for
 * the first time, into the cache folder of the user. Throws {@link DotnetMissingError} without an SDK and {@link ContractsError} with the reader's words.
 */
export async function readAssemblies(files: readonly string[], environment: Environment): Promise<readonly AssemblyDescription[]> {
  const cache = cacheFolderIn(environment);
  mkdirSync(cache, { recursive: true });
  const dotnet: Dotnet = (args, cwd) => run("dotnet", args, cwd, environment);
  const reader = await builtReader(dotnet, cache);
  const { status, out, err } = await dotnet([reader, ...files.map((file) => resolve(file))], cache);
  if (status !== 0) throw new ContractsError(err.trim() || `The reader of assemblies ended with ${status}.`);
  return (JSON.parse(out) as { readonly assemblies: readonly AssemblyDescription[] }).assemblies;
}

/** Where built readers are kept, from one run to the next. */
function cacheFolderIn({ XDG_CACHE_HOME: cache, LOCALAPPDATA: local }: Environment): string {
  return join(cache || local || join(homedir(), ".cache"), "ritsem");
}

async function builtReader(dotnet: Dotnet, cacheFolder: string): Promise<string> {
  const sdk = await sdkVersion(dotnet, cacheFolder);
  const source = sourceFolder();
  const folder = join(cacheFolder, `contracts-reader-${fingerprintOf(source, sdk)}`);
  const reader = join(folder, "bin", `${PROJECT}.dll`);
  if (existsSync(reader)) return reader;
  await build(dotnet, source, folder, Number.parseInt(sdk, 10));
  return reader;
}

/** Builds beside the final place and moves the result there at once: another run may do the same at the same time. */
async function build(dotnet: Dotnet, source: string, folder: string, major: number): Promise<void> {
  const scratch = `${folder}-${process.pid}`;
  mkdirSync(scratch, { recursive: true });
  for (const name of sourcesIn(source)) writeFileSync(join(scratch, name), readFileSync(join(source, name)));
  // A Directory.Build.props further up is meant for other projects, and no compiler server must stay behind.
  const isolation = ["ImportDirectoryBuildProps", "ImportDirectoryBuildTargets", "ImportDirectoryPackagesProps", "UseSharedCompilation"];
  const options = [...isolation.map((name) => `-p:${name}=false`), `-p:TargetFramework=net${major}.0`, "-nodeReuse:false"];
  const project = join(scratch, `${PROJECT}.csproj`);
  const args = ["build", project, "-c", "Release", "-v", "quiet", "-nologo", "-o", join(scratch, "bin"), ...options];
  const { status, out, err } = await dotnet(args, scratch);
  try {
    if (status !== 0) throw new ContractsError(`The reader of assemblies could not be built from ${source}:\n${`${out}${err}`.trim()}`);
    if (!existsSync(folder)) renameSync(scratch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function sdkVersion(dotnet: Dotnet, folder: string): Promise<string> {
  const need = "ritsem contracts reads .NET assemblies with the .NET SDK, 8 or newer";
  const { status, out } = await dotnet(["--version"], folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new DotnetMissingError(
      `${need}, and there is no dotnet on the PATH. Install it; files that are already generated do not need it.`,
    );
  });
  const version = out.trim();
  if (status === 0 && Number.parseInt(version, 10) >= OLDEST_SDK) return version;
  throw new DotnetMissingError(`${need}; this dotnet has ${status === 0 ? version : "a runtime and no SDK"}. Install one.`);
}

/** Behind the bundle as behind the source: the first folder upwards that has it. */
function sourceFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, "tools", "contracts-reader");
    if (existsSync(join(found, `${PROJECT}.csproj`))) return found;
    if (dirname(folder) === folder)
      throw new ContractsError("tools/contracts-reader is missing from this installation of ritsem. Install it anew.");
  }
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:cs|csproj)$/.test(name))
    .toSorted();
}

function fingerprintOf(folder: string, sdk: string): string {
  const hash = createHash("sha256").update(sdk);
  for (const name of sourcesIn(folder)) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}

function run(command: string, args: readonly string[], cwd: string, environment: Environment): Promise<Finished> {
  const env = { ...environment, DOTNET_NOLOGO: "1", DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_SKIP_FIRST_TIME_EXPERIENCE: "1" };
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (err += text));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (status) => done({ status, out, err }));
  });
}
