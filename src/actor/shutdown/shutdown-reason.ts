/** Why a system shuts down, and the exit code of the process if `akka.coordinated-shutdown.exit-clr` is on. */
export interface ShutdownReason {
  /** Name of the reason. */
  readonly name: string;
  /** 0 means success. */
  readonly exitCode: number;
}

/**
 * The reasons that this library uses. A program may use its own: any object with a name and an exit code.
 * INTEROP: names and exit codes are those of CoordinatedShutdown.cs.
 */
export const ShutdownReason: Readonly<Record<"unknown" | "actorSystemTerminate" | "processExit", ShutdownReason>> = {
  /** No reason was given. */
  unknown: { name: "UnknownReason", exitCode: 0 },
  /** `system.terminate()` was called. */
  actorSystemTerminate: { name: "ActorSystemTerminateReason", exitCode: 0 },
  /** The process was asked to end, for example by a signal. */
  processExit: { name: "ClrExitReason", exitCode: 0 },
};
