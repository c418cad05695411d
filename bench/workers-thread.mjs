// The threads of bench/workers.ts, in JavaScript: Node 20 does not run TypeScript as the program of a thread.
import { parentPort, workerData } from "node:worker_threads";
import { Actor, ActorSystem, Props, ReceiveActor, Registry } from "ritsem";

/** Computes, always the same amount. */
export function compute(iterations) {
  let value = 1;
  for (let index = 0; index < iterations; index += 1) value = (value * 1103515245 + 12345) % 2147483648;
  return value;
}

export class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(text));
  }
}

export class Task extends Actor {
  receive(iterations) {
    this.sender.tell(compute(iterations) % 2 === 3 ? "odd" : "done");
  }
}

export const registry = new Registry().actor("Bench.Echo, Bench", Echo).actor("Bench.Task, Bench", Task);

if (workerData?.bare === true) {
  // Without actors: a number is a task, everything else comes back.
  parentPort.on("message", (message) => {
    if (typeof message !== "number") parentPort.postMessage(message);
    else parentPort.postMessage(compute(message) % 2 === 3 ? "odd" : "done");
  });
} else if (parentPort !== null) {
  const { thisWorker } = await import("ritsem/remote/worker");
  const { systemName, config } = thisWorker();
  const system = await ActorSystem.create(systemName, config, { registry });
  system.actorOf(Props.create(Echo), "echo");
}
