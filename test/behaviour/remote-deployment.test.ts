import { afterEach, assert, beforeEach, describe, it } from "vitest";
import {
  ActorBase,
  type ActorRef,
  Directive,
  ErrorEvent,
  Props,
  RemoteDeploymentError,
  Terminated,
  WarningEvent,
} from "../../src/actor/index.ts";
import { internalRef } from "../../src/actor/internal.ts";
import { type DependencyResolver, scopedProps } from "../../src/patterns/index.ts";
import { MultiSystem, type TestKit, type TestProbe } from "../../src/testkit/index.ts";
import { at, jobs, Parent, Unconstructible, Worker, WORKER } from "./remote-deployment.fixture.ts";

const QUIET = "akka { loglevel = OFF, stdout-loglevel = OFF }";

describe("Remote deployment", () => {
  let systems: MultiSystem;
  let a: TestKit;
  let b: TestKit;
  let probe: TestProbe;

  beforeEach(async () => {
    systems = new MultiSystem({ config: QUIET });
    b = await systems.start("B", "ritsem.remote.memory.port = 2002", { registry: jobs() });
    a = await systems.start("A", `ritsem.remote.memory.port = 2001, akka.actor.deployment."/by-config".remote = "${b.system.address}"`, {
      registry: jobs(),
    });
    probe = a.createProbe("probe");
  });

  afterEach(() => systems.terminate());

  function deploy(name: string, label = name): ActorRef {
    return a.system.actorOf(at(Props.create(Worker, probe.ref, label), b.system.address), name);
  }

  it("creates the actor at the other system, under a path that says from where it came", async () => {
    const worker = deploy("worker");
    assert.equal(worker.path.toString(), `${b.system.address}/remote/akka.memory/A@localhost:2001/user/worker`);
    await probe.expectMsg("worker started");
    probe.send(worker, "where");
    await probe.expectMsg(worker.path.toSerializationFormat());
    assert.isTrue(probe.lastSender.equals(worker));
  });

  it("is a matter of configuration alone", async () => {
    const worker = a.system.actorOf(Props.create(Worker, probe.ref, "configured"), "by-config");
    assert.equal(worker.path.address.toString(), b.system.address.toString());
    await probe.expectMsg("configured started");
    assert.equal(await a.resultOf(worker.ask("hello", String)), "configured got hello");
  });

  it("gives the same result by Deploy as by configuration, and the configuration wins", async () => {
    const c = await systems.start("C", undefined, { registry: jobs() });
    const worker = a.system.actorOf(at(Props.create(Worker, probe.ref), c.system.address), "by-config");
    assert.equal(worker.path.address.toString(), b.system.address.toString());
    const local = Props.create(Worker, probe.ref).withDeploy({ scope: { kind: "local" } });
    assert.equal(a.system.actorOf(local, "stays").path.address.toString(), "akka://A");
  });

  it("is refused for props that are local while the configuration says where it lives, as by Akka.NET", () => {
    const local = Props.create(Worker, probe.ref).withDeploy({ scope: { kind: "local" } });
    assert.throws(
      () => a.system.actorOf(local, "by-config"),
      RemoteDeploymentError,
      /is local by its props.*"\/by-config"\.remote deploys it at akka/,
    );
  });

  it("hands messages that were sent at once to the actor in order", async () => {
    const worker = deploy("worker");
    for (const text of ["1", "2", "3"]) probe.send(worker, text);
    await probe.expectMsg("worker started");
    for (const text of ["1", "2", "3"]) await probe.expectMsg(`worker got ${text}`);
  });

  it("makes the actor a child of its parent here: named, listed, stopped", async () => {
    const parent = a.system.actorOf(
      Props.create(Parent, probe.ref, at(Props.create(Worker, probe.ref), b.system.address), Directive.Restart),
      "parent",
    );
    await probe.expectMsg("worker started");
    probe.send(parent, "who is above");
    assert.isTrue(((await probe.receiveOne()) as ActorRef).equals(parent));
    parent.tell("stop child");
    await probe.expectMsg("worker stopped");
    await systems.settle();
    probe.send(parent, "children");
    await probe.expectMsg("0");
  });

  it("lets the name be used again once the actor has ended", async () => {
    const first = deploy("worker");
    await probe.expectMsg("worker started");
    probe.watch(first);
    a.system.stop(first);
    await probe.expectMsg("worker stopped");
    await probe.expectTerminated(first);
    await systems.settle();
    assert.notEqual(deploy("worker").path.uid, first.path.uid);
    await probe.expectMsg("worker started");
  });

  it("finds the actor and its children by their paths", async () => {
    const worker = deploy("worker");
    worker.tell("have a child");
    await probe.expectMsg("worker started");
    await probe.expectMsg("grandchild started");
    for (const path of [worker.path, worker.path.child("grandchild")]) {
      const found = await a.resultOf(a.system.actorSelection(path.toString()).resolveOne("1 s"));
      assert.equal(found.path.toString(), path.toString());
    }
    await a.resultOf(rejection(a.system.actorSelection(`${worker.path}/nobody`).resolveOne("1 s")));
  });

  it("stops the children here with the actor", async () => {
    const worker = deploy("worker");
    worker.tell("have a child");
    await probe.expectMsgAllOf(["worker started", "grandchild started"]);
    a.system.stop(worker);
    await probe.expectMsgAllOf(["grandchild stopped", "worker stopped"]);
  });

  it("deploys from a deployed actor, path upon path", async () => {
    await using kit = await systems.start("Third", `akka.actor.deployment."/worker/grandchild".remote = "${b.system.address}"`, {
      registry: jobs(),
    });
    const worker = a.system.actorOf(at(Props.create(Worker, probe.ref), kit.system.address), "worker");
    worker.tell("have a child");
    await probe.expectMsgAllOf(["worker started", "grandchild started"]);
    const address = `${kit.system.address}`.replace("akka.memory://", "");
    assert.equal(
      probe.lastSender.path.toString(),
      `${b.system.address}/remote/akka.memory/${address}/remote/akka.memory/A@localhost:2001/user/worker/grandchild`,
    );
    a.system.stop(worker);
    await probe.expectMsgAllOf(["grandchild stopped", "worker stopped"]);
  });

  it("knows a class that only the other system has by its name", async () => {
    const worker = a.system.actorOf(at(Props.remote(WORKER, probe.ref, "stranger"), b.system.address), "stranger");
    await probe.expectMsg("stranger started");
    assert.equal(await a.resultOf(worker.ask("hello", String)), "stranger got hello");
  });

  it("makes an actor with the container of the other system, in a registered class", async () => {
    const scopes: string[] = [];
    const resolver: DependencyResolver<string> = {
      createScope: () => "scope of C",
      disposeScope: (scope) => void scopes.push(`disposed ${scope}`),
    };
    class Host extends ActorBase {
      readonly #child: ActorRef;
      constructor(label: string) {
        super();
        this.#child = this.context.actorOf(scopedProps(resolver, (scope) => new Worker(probe.ref, `${label} in ${scope}`)));
      }
      override handle(): void {
        this.forward(this.#child);
      }
    }
    const registry = jobs().actor("Jobs.Host, Jobs", Host);
    await using kit = await systems.start("C", "", { registry });
    const host = a.system.actorOf(at(Props.remote("Jobs.Host, Jobs", "worker"), kit.system.address), "host");
    await probe.expectMsg("worker in scope of C started");
    a.system.stop(host);
    await probe.expectMsg("worker in scope of C stopped");
    await systems.settle();
    assert.deepEqual(scopes, ["disposed scope of C"]);
  });

  describe("is refused at once, with the path and the cure, for", () => {
    it("closures", () => {
      const closure = at(
        Props.from(() => new Worker(probe.ref)),
        b.system.address,
      );
      assert.throws(() => a.system.actorOf(closure, "closure"), RemoteDeploymentError, /\/user\/closure.*Props\.create/s);
    });

    it("actors that a container helps to make", () => {
      const resolver: DependencyResolver<ActorRef> = { createScope: () => probe.ref, disposeScope: () => {} };
      const injected = at(
        scopedProps(resolver, (scope) => new Worker(scope)),
        b.system.address,
      );
      assert.throws(() => a.system.actorOf(injected, "injected"), RemoteDeploymentError, /its props are a function, which cannot travel/);
    });

    it("classes without a name", () => {
      const props = at(Props.create(Parent, probe.ref, Props.empty(), Directive.Stop), b.system.address);
      assert.throws(() => a.system.actorOf(props, "unnamed"), RemoteDeploymentError, /\/user\/unnamed.*registry\.actor\(.*Parent\)/s);
    });

    it("arguments that cannot travel", () => {
      const props = at(
        Props.remote(WORKER, () => {}),
        b.system.address,
      );
      assert.throws(() => a.system.actorOf(props, "argument"), RemoteDeploymentError, /argument 0.*function/s);
    });

    it("a class of another system that is to live nowhere", () => {
      assert.throws(() => a.system.actorOf(Props.remote(WORKER), "nowhere"), RemoteDeploymentError, /deployment\."\/nowhere"\.remote/);
    });
  });

  describe("that the other system refuses tells the parent why, and ends the child,", () => {
    async function refused(props: Props, reason: RegExp): Promise<void> {
      const logged: ErrorEvent[] = [];
      b.system.eventStream.subscribe((event) => void logged.push(event), ErrorEvent);
      const child = a.system.actorOf(Props.create(Parent, probe.ref, at(props, b.system.address), Directive.Stop), "parent");
      assert.match(String(await probe.receiveOne()), reason);
      await systems.settle();
      probe.send(child, "children");
      await probe.expectMsg("0");
    }

    it("when no class is registered under the name", () =>
      refused(Props.remote("Jobs.Unknown, Jobs"), /^failure: ActorInitializationError: .*No actor is registered as Jobs\.Unknown, Jobs/));

    it("when arguments are missing", () => refused(Props.remote(WORKER), /takes 1 arguments or more; 0 came/));

    it("when the constructor throws", () =>
      refused(Props.create(Unconstructible), /^failure: ActorInitializationError: .*not in the mood/));

    it("when there is no such dispatcher", () => refused(Props.create(Worker, probe.ref).withDispatcher("no-such"), /no-such/));

    it("when there is no such mailbox", () => refused(Props.create(Worker, probe.ref).withMailbox("no-such"), /no-such/));
  });

  it("tells a watcher that the actor never was", async () => {
    const child = a.system.actorOf(at(Props.remote("Jobs.Unknown, Jobs"), b.system.address), "unknown");
    probe.watch(child);
    const { existenceConfirmed, addressTerminated } = await probe.expectTerminated(child);
    assert.deepEqual([existenceConfirmed, addressTerminated], [false, false]);
  });

  it("warns of a child that never was, and of none that its parent has stopped", async () => {
    const c = await systems.start("C", "akka { loglevel = WARNING, loggers = [] }", { registry: jobs() });
    const warnings: string[] = [];
    c.system.eventStream.subscribe(({ message }: WarningEvent) => void warnings.push(message), WarningEvent);
    c.system.stop(c.system.actorOf(at(Props.create(Worker, probe.ref), b.system.address), "short-lived")); // before the watch is on its way
    const unknown = at(Props.remote("Jobs.Unknown, Jobs"), b.system.address);
    c.system.actorOf(Props.create(Parent, probe.ref, unknown, Directive.Resume), "parent");
    await systems.settle();
    assert.deepEqual(
      warnings.filter((text) => text.includes("never created")).map((text) => /user\/(\S+) /.exec(text)?.[1]),
      ["parent/child"],
    );
  });

  it("does not hand an actor back that the configuration here would have where it came from", async () => {
    await using c = await systems.start("C", `akka.actor.deployment."/x".remote = "${a.system.address}"`, { registry: jobs() });
    const child = a.system.actorOf(at(Props.create(Worker, probe.ref), c.system.address), "x");
    probe.watch(child);
    const { actor } = await probe.expectMsg(Terminated);
    assert.isTrue(actor.equals(child));
  });

  it("stops what the deployer has left when the deployer shuts down", async () => {
    const worker = deploy("worker");
    await probe.expectMsg("worker started");
    const watcher = b.createProbe("watcher");
    watcher.watch(await b.resultOf(b.system.actorSelection(worker.path.toStringWithoutAddress()).resolveOne("1 s")));
    await a.terminate();
    await watcher.expectMsg(Terminated);
  });

  it("leaves nothing at the other system after the end", async () => {
    const worker = deploy("worker");
    await probe.expectMsg("worker started");
    const daemon = internalRef(b.system.actorSelection("/remote").anchor).getChild(["remote"]);
    assert.equal(daemon.getChildren().length, 1);
    a.system.stop(worker);
    await probe.expectMsg("worker stopped");
    await systems.settle();
    assert.deepEqual(daemon.getChildren(), []);
  });
});

function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail("it did not reject"),
    (error: unknown) => error,
  );
}
