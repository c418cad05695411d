import * as workerThreads from "node:worker_threads";
import { type TransportContext, type Transport, TransportSettingsError } from "../index.ts";
import { workerSettingsFrom } from "./settings/index.ts";
import { WorkerTransport } from "./worker-transport.ts";

/** Makes the transport between the threads of a process, as `akka.remote.enabled-transports` names its section. For `ritsem.remote.worker`. */
export function createWorkerTransport(context: TransportContext): Transport {
  const { section, key } = context.settings;
  if (!("postMessageToThread" in workerThreads))
    throw new TransportSettingsError(`${key}.transport-class`, section.getString("transport-class"), "needs Node 20.19, 22.5 or later");
  return new WorkerTransport(workerSettingsFrom(section, key), context);
}
