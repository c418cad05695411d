import { afterEach, assert, describe, it } from "vitest";
import { type ActorRef, ActorSystem, FromConfig, GetRoutees, Props, Routees } from "../../src/index.ts";
import { isRitsemError } from "../../src/base/index.ts";
import { Job, registry } from "./worker-pool.jobs.ts";
import { NoWorkerError, thisWorker } from "../../src/remote/transport/worker/index.ts";

const ENTRY = new URL("./worker-pool.entry.mjs", import.meta.url).href;
const systems: ActorSystem[] = [];

afterEach(async () => {
  for (const system of systems.splice(0)) await system.terminate();
});

async function systemWith(workers: string, deployment = ""): Promise<ActorSystem> {
  const system = await ActorSystem.create(
    "Jobs",
    `akka { stdout-loglevel = OFF, loggers = [], actor.provider = remote, remote.enabled-transports = ["ritsem.remote.worker"]
       actor.deployment { /jobs { router = round-robin-pool, nr-of-instances = 4, target.nodes = [workers] ${deployment} } } }
     ritsem.workers { entry = "${ENTRY}", ${workers} }`,
    { registry },
  );
  systems.push(system);
  return system;
}

const jobsOf = (system: ActorSystem): ActorRef => system.actorOf(Props.create(Job).withRouter(FromConfig.instance), "jobs");
const answersOf = async (jobs: ActorRef, count: number): Promise<readonly string[]> =>
  (await Promise.all(Array.from({ length: count }, () => jobs.ask("where", String, "20 s")))).sort();
const threadsOf = (answers: readonly string[]): readonly string[] => [
  ...new Set(answers.map((answer) => /thread-\d+/.exec(answer)?.[0] ?? answer)),
];

describe("A pool over workers", () => {
  it("has its routees in the threads that its system has started", async () => {
    const system = await systemWith("count = 2");
    const answers = await answersOf(jobsOf(system), 4);
    assert.deepEqual(
      answers.map((answer) => answer.split("/").at(-1)),
      ["c0", "c2", "c1", "c3"],
    );
    const threads = threadsOf(answers);
    assert.lengthOf(threads, 2);
    assert.notInclude(threads, system.address.host);
  });

  it("goes on without a worker that dies, and has its routees back when the worker is", async () => {
    const system = await systemWith("count = 2, restart-min-backoff = 50 ms");
    const jobs = jobsOf(system);
    const before = threadsOf(await answersOf(jobs, 4));
    jobs.tell("die");
    const routees = async (): Promise<readonly string[]> =>
      (await jobs.ask(GetRoutees.instance, Routees, "20 s")).members.map((routee) =>
        String((routee as { readonly actor?: ActorRef }).actor?.path),
      );
    // What was sent to the dead routees before the end of their thread is seen is lost; nothing is afterwards.
    let names: readonly string[] = [];
    do names = await routees();
    while (names.length !== 4 || names.filter((name) => before.some((thread) => name.includes(thread))).length !== 2);
    const after = threadsOf(await answersOf(jobs, 4));
    assert.lengthOf(after, 2);
    assert.lengthOf(
      after.filter((thread) => before.includes(thread)),
      1,
    );
  });

  it("survives the end of its last worker", async () => {
    const system = await systemWith("count = 1, restart-min-backoff = 50 ms");
    const jobs = jobsOf(system);
    const [before] = threadsOf(await answersOf(jobs, 1));
    jobs.tell("die");
    for (;;) {
      const answer = await jobs.ask("where", String, "300 ms").catch(() => "");
      if (answer !== "" && before !== undefined && !answer.includes(before)) break;
    }
    assert.lengthOf(await answersOf(jobs, 4), 4);
  });

  it("says what is missing in a system without workers", async () => {
    const system = await systemWith('entry = ""');
    let failure: unknown;
    try {
      jobsOf(system);
    } catch (error) {
      failure = error;
    }
    assert.isTrue(isRitsemError(failure, "RITSEM_ROUTER_CONFIGURATION"));
    assert.match(String(failure), /ritsem\.workers\.entry/);
  });
});

describe("A system with workers", () => {
  it("does not start if a worker ends before its system listens", async () => {
    const failure: unknown = await systemWith('count = 1, entry = "data:text/javascript,process.exitCode=9"').catch(
      (error: unknown) => error,
    );
    assert.isTrue(isRitsemError(failure, "RITSEM_REMOTE_WORKER_START"), String(failure));
    assert.match(String(failure), /exit code 9/);
  });

  it("is the only one that makes workers", () => {
    assert.throws(() => thisWorker(), NoWorkerError, /ritsem\.workers\.entry/);
  });
});
