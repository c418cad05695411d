import { getHeapStatistics } from "node:v8";

/** What one input has cost. */
export interface Cost {
  /** Processor time of the process, its helpers included. Unit: µs. */
  readonly cpuUs: number;
  /** On the heap and beside it; 0 when a garbage collection came between. Unit: bytes. */
  readonly allocatedBytes: number;
  /** Steps that were counted: look-ups, turns, timers, log events, bytes written. */
  readonly work: number;
}

/** Measures what happens between {@link start} and {@link stop}. */
export class CostMeter {
  readonly #countedWork: () => number;
  #cpu = process.cpuUsage();
  #memoryBytes = 0;
  #work = 0;

  /** `countedWork` counts all steps since the beginning. */
  constructor(countedWork: () => number) {
    this.#countedWork = countedWork;
  }

  start(): void {
    this.#work = this.#countedWork();
    this.#memoryBytes = memoryBytes();
    this.#cpu = process.cpuUsage();
  }

  stop(): Cost {
    const { user, system } = process.cpuUsage(this.#cpu);
    const allocatedBytes = Math.max(0, memoryBytes() - this.#memoryBytes);
    return { cpuUs: user + system, allocatedBytes, work: this.#countedWork() - this.#work };
  }
}

/** The sum of two costs. */
export function sumOf(one: Cost, other: Cost): Cost {
  return {
    cpuUs: one.cpuUs + other.cpuUs,
    allocatedBytes: one.allocatedBytes + other.allocatedBytes,
    work: one.work + other.work,
  };
}

/** The least of several measurements, figure by figure: noise only adds. */
export function leastOf(costs: readonly Cost[]): Cost {
  return {
    cpuUs: Math.min(...costs.map(({ cpuUs }) => cpuUs)),
    allocatedBytes: Math.min(...costs.map(({ allocatedBytes }) => allocatedBytes)),
    work: Math.min(...costs.map(({ work }) => work)),
  };
}

function memoryBytes(): number {
  const { used_heap_size: heapBytes, external_memory: externalBytes } = getHeapStatistics();
  return heapBytes + externalBytes;
}
