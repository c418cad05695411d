import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LineProcessCommand } from "ritsem/testkit/node";

const repositoryRoot = fileURLToPath(new URL("../../", import.meta.url));

/** The executables of `interop/akka-net-peer`. */
export type AkkaNetProgram =
  | "Peer"
  | "ChatServer"
  | "ChatClient"
  | "PingPong"
  | "SerializationSpeed"
  | "DowningDecisions"
  | "IoPeer"
  | "DeliveryPeer"
  | "TestNodePeer";

/** Whether `dotnet` is on the PATH. */
export function dotnetAvailable(): boolean {
  const name = process.platform === "win32" ? "dotnet.exe" : "dotnet";
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, name)));
}

/** Builds the programs; returns at once when nothing changed since the last build. Rejects with the compiler's words. */
export async function buildAkkaNetPrograms(): Promise<void> {
  const build = spawn("sh", [join(repositoryRoot, "interop", "build-peer.sh")], { stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  build.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  await new Promise<void>((resolve, reject) => {
    build.once("error", reject);
    build.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`interop/build-peer.sh ended with ${code}.\n${complaints}`))));
  });
}

/** The command line that runs a built program. */
export function akkaNetCommand(program: AkkaNetProgram, args: readonly string[]): LineProcessCommand {
  return { command: "dotnet", args: [join(repositoryRoot, "build", "akka-net-peer", program, `${program}.dll`), ...args] };
}
