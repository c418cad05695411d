import { type ActorRef, type ActorSystem, Address } from "../../actor/index.ts";
import { ExtendedActorSystem } from "../../actor/internal.ts";
import { remotingOf } from "../lifecycle/remoting-control.ts";
import { PeerReset } from "../watch/watch-messages.ts";
import { type StartWorkerThread, WorkerSlot, type WorkerSlotSettings } from "./worker-slot.ts";

/**
 * Starts `count` workers of `system`, resolves when all run, and keeps them running until the system has terminated. Rejects with WorkerStartError, after the
 * system has been stopped, if one of them does not start.
 */
export async function startWorkers(
  system: ActorSystem,
  count: number,
  settings: WorkerSlotSettings,
  startThread: StartWorkerThread,
): Promise<void> {
  if (!(system instanceof ExtendedActorSystem)) throw new TypeError("The system was not made by ActorSystem.create.");
  const { workers, platform } = system;
  const log = system.log("workers");
  const slots = Array.from({ length: count }, (_, worker) => {
    workers.set(worker, undefined);
    return new WorkerSlot(worker, {
      platform,
      log,
      settings,
      startThread,
      parseAddress: (text) => Address.parse(text),
      onRunning: (running, address) => workers.set(running, address),
      onGone(gone, address) {
        workers.set(gone, undefined);
        // The thread has ended for good: what is watched there is reported now, and not when heartbeats have failed.
        if (system.isTerminating) return;
        const { remoteWatcher } = system.provider as { readonly remoteWatcher?: ActorRef };
        remoteWatcher?.tell(new PeerReset(address));
        remotingOf(system).quarantine(address, undefined, "its worker thread has ended");
      },
    });
  });
  const stop = (): void => slots.forEach((slot) => slot.stop());
  void system.whenTerminated.then(stop);
  try {
    await Promise.all(slots.map((slot) => slot.started));
  } catch (error) {
    stop();
    await system.terminate();
    throw error;
  }
}
