import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Files and folders from the root of the repository. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** What a program said and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `ritsem contracts` of the built package, with a reader built below `build`. */
export async function contracts(...args: readonly string[]): Promise<Ended> {
  return await ended(process.execPath, [inRepository("dist/cli.js"), "contracts", ...args]);
}

/** Type-checks one generated file as a strict program would. */
export async function typeCheck(file: string): Promise<Ended> {
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--lib",
    "es2023,esnext.disposable",
    "--skipLibCheck",
  ];
  return await ended(process.execPath, [inRepository("node_modules/typescript/bin/tsc"), ...options, file]);
}

async function ended(command: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(command, args, {
    env: { ...process.env, XDG_CACHE_HOME: inRepository("build/cache") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { status, ...said };
}
