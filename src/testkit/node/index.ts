export { TestNodeCommandError, TestNodesFailedError } from "./conductor/errors.ts";
export { TestConductor, type TestConductorOptions } from "./conductor/test-conductor.ts";
export { BarrierFailedError, ConductorUnreachableError } from "./player/errors.ts";
export { TestNode } from "./player/test-node.ts";
export { type ExitStatus, LineProcess, type LineProcessCommand } from "./process/line-process.ts";
export type { NodeProgram } from "./process/node-program.ts";
export { WaitableLog } from "./process/waitable-log.ts";
export type { FaultDirection } from "./protocol/lines.ts";
