import { describe, expectTypeOf, it } from "vitest";
import { Actor } from "../author/actor.ts";
import { ActorIdentity, Identify } from "../message/identify.ts";
import { Kill } from "../message/kill.ts";
import { PoisonPill } from "../message/poison-pill.ts";
import { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import { RoundRobinGroup } from "./groups.ts";
import { ConsistentHashingPool, RoundRobinPool } from "./pools.ts";
import { FromConfig } from "./router-config.ts";
import { Broadcast, ConsistentHashableEnvelope } from "./router-envelope.ts";
import { AdjustPoolSize, GetRoutees, Routees } from "./router-management-message.ts";

class Job {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}
class Result {
  readonly text = "done";
}
class Worker extends Actor<Job> {
  override receive(job: Job): void {
    this.sender.tell(new Result());
    void job.number;
  }
}

// Checked by the compiler; nothing here runs.
function _routers(system: ActorSystem, anybody: ActorRef): void {
  const pool = system.actorOf(Props.create(Worker).withRouter(new RoundRobinPool(5)), "pool");
  pool.tell(new Job(1));
  pool.tell(new Broadcast(new Job(1)));
  pool.tell(new Broadcast(PoisonPill.instance));
  pool.tell(GetRoutees.instance);
  pool.tell(new AdjustPoolSize(2));
  // @ts-expect-error workers take jobs
  pool.tell("work");
  // @ts-expect-error an object is not taken for a message to the router
  pool.tell({});
  // @ts-expect-error all workers take jobs
  pool.tell(new Broadcast("work"));
  expectTypeOf(pool.ask(new Job(1), Result, "3 s")).toEqualTypeOf<Promise<Result>>();
  expectTypeOf(pool.ask(GetRoutees.instance, Routees, "3 s")).toEqualTypeOf<Promise<Routees>>();
  // @ts-expect-error the question is checked, too
  void pool.ask("work", Result);

  const hashing = system.actorOf(Props.create(Worker).withRouter(new ConsistentHashingPool(3, { hashMapping: (job) => String(job) })));
  hashing.tell(new ConsistentHashableEnvelope(new Job(1), "key"));
  // @ts-expect-error what is in the envelope is for the workers
  hashing.tell(new ConsistentHashableEnvelope("work", "key"));

  const group = system.actorOf(Props.empty<Job>().withRouter(new RoundRobinGroup(["/user/a"])));
  group.tell(new Job(1));
  // @ts-expect-error the group takes what its members take
  group.tell("work");
  const configured = system.actorOf(Props.create(Worker).withRouter(FromConfig.instance), "configured");
  configured.tell(new Job(1));
  const workers: ActorRef<Job> = pool; // a router fits where a worker is expected
  workers.tell(new Job(2));
  // @ts-expect-error but not one of other work
  const clerks: ActorRef<string> = pool;
  void [clerks, anybody];
}

class Boss extends Actor<string> {
  readonly #workers = this.context.actorOf(Props.create(Worker).withRouter(new RoundRobinPool(2)));

  override async receive(): Promise<void> {
    this.tell(this.#workers, new Job(1));
    expectTypeOf(await this.ask(this.#workers, new Job(1), Result, "1 s")).toEqualTypeOf<Result>();
    // @ts-expect-error workers take jobs
    this.tell(this.#workers, "work");
    // @ts-expect-error also when they are asked
    void this.ask(this.#workers, "work", Result);
    this.forward(this.#workers);
  }
}

function _everyActor(system: ActorSystem, ref: AnyActorRef): void {
  const worker = system.actorOf(Props.create(Worker));
  worker.tell(PoisonPill.instance);
  worker.tell(Kill.instance);
  expectTypeOf(worker.ask(new Identify(1), ActorIdentity, "1 s")).toEqualTypeOf<Promise<ActorIdentity>>();
  ref.tell(PoisonPill.instance);
  // @ts-expect-error no message of every actor's, however little it says
  worker.tell({});
  // @ts-expect-error nor is it an answer that one sends to a worker
  worker.tell(new ActorIdentity(1, undefined));
}

describe("Typed routers", () => {
  it("accept messages of their routees, broadcasts, messages with keys, and their own messages", () => {
    expectTypeOf(_routers).toBeFunction();
    expectTypeOf(Boss).toBeConstructibleWith();
  });

  it("and all other refs accept what every actor understands", () => expectTypeOf(_everyActor).toBeFunction());
});
