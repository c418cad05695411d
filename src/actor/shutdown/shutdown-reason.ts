/** Why a system shuts down, and the code that the process ends with when `akka.coordinated-shutdown.exit-clr` is on. */
export interface ShutdownReason {
  readonly name: string;
  /** 0 is success. */
  readonly exitCode: number;
}

/**
 * The reasons this library gives. A program may make its own: any object with a name and an exit code.
 * INTEROP: names and exit codes are those of CoordinatedShutdown.cs.
 */
export const ShutdownReason: Readonly<Record<"unknown" | "actorSystemTerminate" | "processExit", ShutdownReason>> = {
  /** Nobody said why. */
  unknown: { name: "UnknownReason", exitCode: 0 },
  /** `system.terminate()` was called. */
  actorSystemTerminate: { name: "ActorSystemTerminateReason", exitCode: 0 },
  /** The process was asked to end, by a signal for instance. */
  processExit: { name: "ClrExitReason", exitCode: 0 },
};
