import { ActorSystem } from "ritsem";
import { thisWorker } from "ritsem/remote/worker";
import { registry } from "./primes.js";

// The program of each worker thread: an actor system in which the pool of the main thread has its routees.
const { systemName, config } = thisWorker();
await ActorSystem.create(systemName, config, { registry });
