import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import type { Config } from "../../../hocon/index.ts";
import { MARK, type WorkerStart } from "./worker-start.ts";

/** What happens to a thread. */
export interface ThreadEvents {
  onListening(address: string): void;
  onFailed(error: unknown): void;
  onEnded(exitCode: number): void;
}

/** One less than there are cores, which is for the thread of the system itself, and at least one. */
export function automaticCount(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** What starts threads with the program `entry`, a path that is relative to the working directory, or a file URL. */
export function workerThreadsOf(
  entry: string,
  systemName: string,
  config: Config,
): (worker: number, events: ThreadEvents) => { terminate(): void } {
  const program = /^(file|data):/.test(entry) ? new URL(entry) : resolve(entry);
  const configText = config.render({ format: "json" });
  return (worker, events) => {
    const { port1, port2 } = new MessageChannel();
    const workerData: WorkerStart = { mark: MARK, worker, systemName, config: configText, addresses: port2 };
    const thread = new Worker(program, { workerData, transferList: [port2], name: `${systemName}-${worker}` });
    port1.on("message", (address: unknown) => events.onListening(String(address)));
    thread.on("error", (error) => events.onFailed(error));
    thread.on("exit", (exitCode) => {
      port1.close();
      events.onEnded(exitCode);
    });
    // The system of this thread decides how long the process lives.
    port1.unref();
    thread.unref();
    return { terminate: () => void thread.terminate() };
  };
}
