import * as workerThreads from "node:worker_threads";
import { RitsemError } from "../../../base/index.ts";
import { type Config, parse } from "../../../hocon/index.ts";

/** What a thread is told by the system that has started it. */
export interface WorkerStart {
  readonly mark: typeof MARK;
  readonly worker: number;
  readonly systemName: string;
  /** The configuration of the system that has started it, resolved, as JSON. */
  readonly config: string;
  /** Takes the address of the thread's system. */
  readonly addresses: workerThreads.MessagePort;
}

export const MARK = "ritsem.workers/1";

/** The program asked which worker it runs in, and runs in none. */
export class NoWorkerError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_NO_WORKER";

  constructor() {
    super(
      "This is not a worker of ritsem.workers. Name this program in ritsem.workers.entry, and let a system with this configuration start it.",
    );
  }
}

/** The worker that a program runs in. */
export interface ThisWorker {
  /** The number of the worker, from 0. It keeps its number when its thread is replaced. */
  readonly number: number;
  /** The name of the system that has started it. */
  readonly systemName: string;
  /**
   * For `ActorSystem.create`: the configuration of the system that has started it, with the worker transport alone and without workers of
   * its own.
   */
  readonly config: Config;
}

/** The worker that this program runs in. Throws NoWorkerError if no system has started this thread as one of `ritsem.workers`. */
export function thisWorker(): ThisWorker {
  const start = currentStart();
  if (start === undefined) throw new NoWorkerError();
  const config = parse(OWN).withFallback(parse(start.config, { source: "the system that has started this worker" }));
  return { number: start.worker, systemName: start.systemName, config };
}

/** Tells the system that has started this thread, if one has, where this thread's system is. */
export function announce(address: string): void {
  currentStart()?.addresses.postMessage(address);
}

function currentStart(): WorkerStart | undefined {
  const data = workerThreads.workerData as Partial<WorkerStart> | null | undefined;
  return data?.mark === MARK ? (data as WorkerStart) : undefined;
}

const OWN = `
akka.remote.enabled-transports = ["ritsem.remote.worker"]
ritsem.remote.worker.port = 0
ritsem.workers.entry = ""
`;
