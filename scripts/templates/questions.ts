import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackedTool } from "./packed-tool.ts";
import type { Results } from "./results.ts";

const PATIENCE_MS = 30_000;
const [RETURN, DOWN, RIGHT, INTERRUPT] = ["\r", "\u001B[B", "\u001B[C", "\u0003"];

/** A question, by a text in it, and the keys that answer it. */
type Answer = readonly [question: string, ...keys: string[]];

/** The questions of the command, asked and answered in a terminal. */
export async function checkQuestions({ root, command, tarball }: PackedTool, results: Results): Promise<void> {
  await results.check("questions in a terminal make the project that was chosen", async () => {
    const { output, status } = await answered(`${command} --package ${tarball}`, root, [
      ["In which folder?", "asked", RETURN],
      ["What shall it be?", DOWN, RETURN],
      ["Install the packages", RIGHT, RETURN],
    ]);
    const manifest = existsSync(join(root, "asked/package.json")) ? readFileSync(join(root, "asked/package.json"), "utf8") : "";
    const isRight =
      status === 0 && output.includes("npm install") && manifest.includes("start:dotnet") && !existsSync(join(root, "asked/node_modules"));
    if (!isRight) throw new Error(`ended with ${status}:\n${output}\n${manifest}`);
  });
  await results.check("a folder that is not empty is refused where it is asked for, and Ctrl+C writes nothing", async () => {
    const { output, status } = await answered(command, root, [
      ["In which folder?", "full", RETURN],
      ["The folder full is not empty", INTERRUPT],
    ]);
    if (status !== 130 || !output.includes("Nothing was written.")) throw new Error(`ended with ${status}:\n${output}`);
  });
}

/** Runs `line` in a terminal that `script` of Debian's bsdutils makes, and types each answer once its question is there. */
async function answered(
  line: string,
  cwd: string,
  answers: readonly Answer[],
): Promise<{ readonly output: string; readonly status: number | null }> {
  const child = spawn("script", ["--quiet", "--return", "--command", `stty cols 120 rows 40 && exec ${line}`, "/dev/null"], {
    cwd,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const limit = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const closed = once(child, "close");
  const left = [...answers];
  let output = "";
  let typed = Promise.resolve();
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    const [next] = left;
    if (next === undefined || !output.includes(next[0])) return;
    left.shift();
    typed = typed.then(() => type(next.slice(1)));
  });
  await closed;
  clearTimeout(limit);
  await typed;
  return { output, status: child.exitCode };

  /** One key after the other, as a person types: an arrow and what follows it would else be one sequence. */
  async function type(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      child.stdin.write(key);
    }
  }
}
