// The program of a thread in the tests of the worker transport: a system with an echo, which blocks or ends when it is told to.
import { isMainThread, parentPort } from "node:worker_threads";
import { ActorSystem, Props, ReceiveActor } from "../../src/index.ts";

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(text));
  }
}

if (isMainThread || parentPort === null) throw new Error("This program runs in a worker thread.");
const system = await ActorSystem.create(
  "There",
  `akka { stdout-loglevel = OFF, loggers = [], actor.provider = remote, remote.enabled-transports = ["ritsem.remote.worker"] }`,
);
system.actorOf(Props.create(Echo), "echo");
parentPort.on("message", (message: unknown) => {
  if (message === "exit") process.exit(3);
  if (message === "end") void system.terminate();
  if (message instanceof Int32Array) block(message);
});

/** Stops the whole thread until the other one lets it go on. */
function block(lock: Int32Array): void {
  Atomics.store(lock, 1, 1);
  Atomics.wait(lock, 0, 0);
}

parentPort.postMessage(system.address.toString());
