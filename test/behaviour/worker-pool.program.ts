// The program of a worker in the tests of ritsem.workers.
import { ActorSystem } from "../../src/index.ts";
import { thisWorker } from "../../src/remote/transport/worker/index.ts";
import { registry } from "./worker-pool.jobs.ts";

const { systemName, config } = thisWorker();
await ActorSystem.create(systemName, config, { registry });
