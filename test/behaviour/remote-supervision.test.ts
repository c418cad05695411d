import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { type ActorRef, DeadLetter, Directive, Props, RoundRobinPool, Terminated } from "../../src/actor/index.ts";
import { internalRef } from "../../src/actor/internal.ts";
import type { TransportFactory } from "../../src/remote/transport/index.ts";
import { MultiSystem, type TestKit, type TestProbe } from "../../src/testkit/index.ts";
import { deferred, Scripted } from "./actor-harness.ts";
import { MemoryLines } from "./memory-lines.ts";
import { at, jobs, Parent, Worker } from "./remote-deployment.fixture.ts";

const QUIET = "akka { loglevel = OFF, stdout-loglevel = OFF }";

describe("A child at another system", () => {
  let systems: MultiSystem;
  let lines: MemoryLines;
  let transports: ReadonlyMap<string, TransportFactory>;
  let a: TestKit;
  let b: TestKit;
  let probe: TestProbe;

  beforeEach(async () => {
    systems = new MultiSystem({ config: QUIET });
    lines = new MemoryLines();
    transports = new Map([["Ritsem.Remote.Transport.Memory", lines.factory]]);
    const config = `my-mailbox { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 7, mailbox-push-timeout-time = 0 }
       my-dispatcher { type = Dispatcher, throughput = 3 }`;
    b = await systems.start("B", config, { registry: jobs(), transports });
    a = await systems.start("A", config, { registry: jobs(), transports });
    probe = a.createProbe("probe");
  });

  afterEach(() => {
    lines.isSilent = false;
    return systems.terminate();
  });

  async function parentThat(directive: Directive, props: Props = Props.create(Worker, probe.ref)): Promise<ActorRef> {
    const parent = a.system.actorOf(Props.create(Parent, probe.ref, at(props, b.system.address), directive), "parent");
    await probe.expectMsg("worker started");
    return parent;
  }

  describe("that fails is judged by its parent's strategy, by the type and text of the error:", () => {
    it("restart", async () => {
      const parent = await parentThat(Directive.Restart);
      probe.send(parent, "fail");
      await probe.expectMsg("failure: TypeError: on demand");
      for (const text of ["worker restarts for on demand", "worker stopped", "worker started"]) await probe.expectMsg(text);
      probe.send(parent, "hello");
      await probe.expectMsg("worker got hello");
    });

    it("resume", async () => {
      const parent = await parentThat(Directive.Resume);
      probe.send(parent, "fail");
      probe.send(parent, "hello");
      await probe.expectMsg("failure: TypeError: on demand");
      await probe.expectMsg("worker got hello");
    });

    it("stop", async () => {
      const parent = await parentThat(Directive.Stop);
      probe.send(parent, "fail");
      await probe.expectMsg("failure: TypeError: on demand");
      await probe.expectMsg("worker stopped");
      await systems.settle();
      probe.send(parent, "children");
      await probe.expectMsg("0");
    });

    it("escalate", async () => {
      const parent = await parentThat(Directive.Escalate);
      probe.send(parent, "fail"); // the parent's own supervisor restarts it, and that stops the child and makes another
      await probe.expectMsg("failure: TypeError: on demand");
      await probe.expectMsg("worker stopped");
      await probe.expectMsg("worker started");
    });
  });

  it("decides for itself about its own children", async () => {
    const parent = await parentThat(Directive.Stop);
    parent.tell("have a child");
    await probe.expectMsg("grandchild started");
    const grandchild = probe.lastSender;
    probe.send(grandchild, "fail");
    for (const text of ["grandchild restarts for on demand", "grandchild stopped", "grandchild started"]) await probe.expectMsg(text);
  });

  it("gets the mailbox, the dispatcher and the stash capacity that its props name", async () => {
    const props = Props.create(Worker, probe.ref).withMailbox("my-mailbox").withDispatcher("my-dispatcher").withStashCapacity(5);
    await parentThat(Directive.Stop, props);
    const path = probe.lastSender.path.toStringWithoutAddress();
    const worker = internalRef(await b.resultOf(b.system.actorSelection(path).resolveOne("1 s"))) as unknown as {
      readonly cell: { readonly props: Props };
    };
    const { mailbox, dispatcher, stashCapacity } = worker.cell.props.deploy;
    assert.deepEqual([mailbox, dispatcher, stashCapacity], ["my-mailbox", "my-dispatcher", 5]);
  });

  it("may be a router, which then lives there with its routees", async () => {
    const props = at(Props.create(Worker, probe.ref), b.system.address).withRouter(new RoundRobinPool(3));
    const router = a.system.actorOf(props, "router");
    const routees = [];
    for (const started of await probe.receiveN(3)) {
      assert.equal(started, "worker started");
      routees.push(probe.lastSender.path.name);
    }
    assert.equal(router.path.address.toString(), b.system.address.toString());
    probe.send(router, "where");
    assert.match(String(await probe.receiveOne()), /\/user\/router\/\$a#/);
  });

  it("is stopped when its parent's system falls silent", async () => {
    await parentThat(Directive.Stop);
    const path = probe.lastSender.path.toStringWithoutAddress();
    const watcher = b.createProbe("watcher");
    watcher.watch(await b.resultOf(b.system.actorSelection(path).resolveOne("1 s")));
    await systems.advance("3 s");
    lines.isSilent = true;
    await systems.advance("20 s");
    await watcher.expectMsg(Terminated);
  });

  it("is stopped when another incarnation of its parent's system comes", async () => {
    await parentThat(Directive.Stop);
    const path = probe.lastSender.path.toStringWithoutAddress();
    const watcher = b.createProbe("watcher");
    watcher.watch(await b.resultOf(b.system.actorSelection(path).resolveOne("1 s")));
    const port = a.system.address.port ?? 0;
    lines.isSilent = true; // it crashes
    await a.terminate();
    lines.cut();
    lines.isSilent = false;
    const again = await systems.start("A", `ritsem.remote.memory.port = ${port}`, { registry: jobs(), transports });
    assert.equal(again.system.address.toString(), a.system.address.toString());
    again.system.actorSelection(`${b.system.address}/user/anybody`).tell("hello");
    await systems.settle();
    await watcher.expectMsg(Terminated);
  });

  it("counts as ended when its arguments fit into no frame, and the dead letter says why", async () => {
    const tooLarge = at(Props.create(Worker, probe.ref, "x".repeat(300_000)), b.system.address);
    const reasons: (string | undefined)[] = [];
    a.system.eventStream.subscribe(({ reason }: DeadLetter) => void reasons.push(reason), DeadLetter);
    const child = a.system.actorOf(tooLarge, "too-large");
    probe.watch(child);
    const { existenceConfirmed } = await probe.expectTerminated(child);
    assert.isFalse(existenceConfirmed);
    assert.match(reasons.join("\n"), /bytes.*maximum-frame-size/s);
  });

  it("counts as ended when its own system falls silent", async () => {
    const parent = await parentThat(Directive.Stop);
    await systems.advance("3 s");
    lines.isSilent = true;
    await systems.advance("20 s");
    probe.send(parent, "children");
    await probe.expectMsg("0");
  });

  it("is not created any more by a system that terminates", async () => {
    const { promise: release, resolve } = deferred();
    b.system.actorOf(
      Props.from(
        () =>
          new (class extends Scripted {
            override postStop = () => release;
          })(() => {}),
      ),
    );
    await systems.settle();
    const ended = b.system.terminate();
    await systems.settle();
    a.system.actorOf(Props.create(Parent, probe.ref, at(Props.create(Worker, probe.ref), b.system.address), Directive.Stop), "parent");
    assert.match(String(await probe.receiveOne()), /ActorInitializationError: .*terminating/);
    resolve();
    await b.resultOf(ended);
  });

  it("ends before its system does, and tells its parent so", async () => {
    const parent = await parentThat(Directive.Stop);
    await b.terminate();
    await probe.expectMsg("worker stopped");
    probe.send(parent, "children");
    await probe.expectMsg("0");
  });
});
