import { ActorIdentity, type ActorRef, Identify, Props, ReceiveActor, Terminated } from "ritsem";
import { QuarantinedEvent } from "ritsem/remote";
import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";
import { SHORT_DETECTOR } from "../harness/short-detector.ts";
import { WaitableLog } from "ritsem/testkit/node";

const WITHIN_MS = 15_000;
/** Longer than the acceptable pause, shorter than the default detector would ever take. */
const DETECTED_AFTER_MS = 800;
const DETECTED_WITHIN_MS = 6_000;

/** Watches what it is told to, and keeps every Terminated. */
class WatcherActor extends ReceiveActor {
  constructor(ends: WaitableLog<Terminated>) {
    super();
    this.receive(Terminated, (end) => ends.add(end));
    this.receiveAny((message) => {
      const { watch, unwatch } = message as { readonly watch?: ActorRef; readonly unwatch?: ActorRef };
      if (watch !== undefined) this.context.watch(watch);
      if (unwatch !== undefined) this.context.unwatch(unwatch);
      this.sender.tell("done");
    });
  }
}

/** A watcher of a Ritsem node, and what it was told. */
class Watcher {
  readonly ends: WaitableLog<Terminated> = new WaitableLog<Terminated>();
  readonly #node: RitsemNode;
  readonly #ref: ActorRef;

  constructor(node: RitsemNode, name = "watcher") {
    this.#node = node;
    this.#ref = node.system.actorOf(Props.create(WatcherActor, this.ends), name);
  }

  /** Resolves when the other side knows: what is sent after the watch arrives after it. */
  async watch(actor: ActorRef): Promise<void> {
    await this.#ref.ask({ watch: actor }, WITHIN_MS);
    await this.#node.system.actorSelection(actor.path.toString()).ask(new Identify("known?"), ActorIdentity, WITHIN_MS);
  }

  async unwatch(actor: ActorRef): Promise<void> {
    await this.#ref.ask({ unwatch: actor }, WITHIN_MS);
    await this.#node.resolve(actor.path.toString());
  }

  /** The flags of the next end of `actor`: existence confirmed, address terminated. */
  async flagsOfEnd(actor: ActorRef): Promise<readonly [boolean, boolean]> {
    const end = await this.ends.take((candidate) => candidate.actor.equals(actor), WITHIN_MS, `Terminated of ${actor.path}`);
    return [end.existenceConfirmed, end.addressTerminated];
  }
}

describeWithAkkaNet("Death watch of an Akka.NET actor by Ritsem", () => {
  it("tells of its stop once, with existence confirmed", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    for (const name of ["first", "second"]) await peer.send({ command: "create", kind: "echo", name });
    const [watcher, other] = [new Watcher(node), new Watcher(node, "other")];
    const first = await node.resolve(peer.pathOf("first"));
    const second = await node.resolve(peer.pathOf("second"));
    for (const each of [watcher, other]) await each.watch(first);
    await watcher.watch(second);
    await peer.send({ command: "stop", path: "first" });
    assert.deepEqual(await watcher.flagsOfEnd(first), [true, false]);
    assert.deepEqual(await other.flagsOfEnd(first), [true, false]);
    await peer.send({ command: "stop", path: "second" });
    await watcher.flagsOfEnd(second);
    assert.equal(watcher.ends.items.length, 2); // the first was not told twice
  });

  it("says nothing after unwatch", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    for (const name of ["forgotten", "watched"]) await peer.send({ command: "create", kind: "echo", name });
    const watcher = new Watcher(node);
    const [forgotten, watched] = [await node.resolve(peer.pathOf("forgotten")), await node.resolve(peer.pathOf("watched"))];
    await watcher.watch(forgotten);
    await watcher.watch(watched);
    await watcher.unwatch(forgotten);
    await peer.send({ command: "stop", path: "forgotten" });
    await peer.send({ command: "stop", path: "watched" });
    await watcher.flagsOfEnd(watched);
    assert.equal(watcher.ends.items.length, 1);
  });

  it("tells at once that no actor lives at a path, without existence confirmed", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const echo = await node.resolve(peer.pathOf("echo"));
    const watcher = new Watcher(node);
    await peer.send({ command: "stop", path: "echo" });
    await watcher.watch(echo);
    assert.deepEqual(await watcher.flagsOfEnd(echo), [false, false]);
  });

  it("tells of everything watched when the process is killed, as soon as the configured detector allows, and quarantines it", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem", config: SHORT_DETECTOR });
    const watcher = new Watcher(node);
    const watched: ActorRef[] = [];
    for (const name of ["a", "b", "c"]) {
      await peer.send({ command: "create", kind: "echo", name });
      const ref = await node.resolve(peer.pathOf(name));
      await watcher.watch(ref);
      watched.push(ref);
    }
    const killedMs = performance.now();
    await peer.kill();
    for (const ref of watched) assert.deepEqual(await watcher.flagsOfEnd(ref), [true, true]);
    const tookMs = performance.now() - killedMs;
    assert.isAbove(tookMs, DETECTED_AFTER_MS);
    assert.isBelow(tookMs, DETECTED_WITHIN_MS);
    assert.equal(watcher.ends.items.length, watched.length);
    const { uid } = await node.nextLifecycle(QuarantinedEvent, peer.address);
    assert.equal(String(uid), peer.uid);
  });

  it("tells of the end of a frozen process, and lets its restart in again", async () => {
    const peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem", config: `${SHORT_DETECTOR}\n akka.remote.retry-gate-closed-for = 300 ms` });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const watcher = new Watcher(node);
    const echo = await node.resolve(peer.pathOf("echo"));
    await watcher.watch(echo);
    peer.freeze();
    assert.deepEqual(await watcher.flagsOfEnd(echo), [true, true]);
    await peer.kill();
    await using again = await AkkaNetPeer.start({ name: "Dotnet", port: peer.port });
    await again.send({ command: "create", kind: "echo", name: "echo" });
    await again.send({ command: "resolve", path: node.pathOf("watcher"), timeoutMs: WITHIN_MS }); // the restarted one comes first: no gate
    const reborn = await node.resolve(again.pathOf("echo"));
    await watcher.watch(reborn);
    await again.send({ command: "stop", path: "echo" });
    assert.deepEqual(await watcher.flagsOfEnd(reborn), [true, false]);
  });

  it("tells of an orderly shutdown as of a stop", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const watcher = new Watcher(node);
    const echo = await node.resolve(peer.pathOf("echo"));
    await watcher.watch(echo);
    await peer.terminate();
    assert.deepEqual(await watcher.flagsOfEnd(echo), [true, false]);
  });
});

describeWithAkkaNet("Death watch of a Ritsem actor by Akka.NET", () => {
  it("tells of its stop, with existence confirmed, and of an actor that does not exist, without", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    const echo = node.echo("echo");
    const { ref } = await peer.send({ command: "watch", path: node.pathOf("echo"), timeoutMs: WITHIN_MS });
    assert.equal(ref, node.fullPathOf(echo));
    node.system.stop(echo);
    const end = await peer.nextTerminated(ref, WITHIN_MS);
    assert.deepEqual([end.existenceConfirmed, end.addressTerminated], [true, false]);

    const nobody = await peer.send({ command: "watch", path: node.pathOf("nobody"), resolve: false, timeoutMs: WITHIN_MS });
    const none = await peer.nextTerminated(nobody.ref, WITHIN_MS);
    assert.deepEqual([none.existenceConfirmed, none.addressTerminated], [false, false]);
  });

  it("says nothing after unwatch", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    const [forgotten, watched] = [node.echo("forgotten"), node.echo("watched")];
    await peer.send({ command: "watch", path: node.pathOf("forgotten"), timeoutMs: WITHIN_MS });
    const { ref } = await peer.send({ command: "watch", path: node.pathOf("watched"), timeoutMs: WITHIN_MS });
    await peer.send({ command: "unwatch", path: node.pathOf("forgotten"), timeoutMs: WITHIN_MS });
    node.system.stop(forgotten);
    node.system.stop(watched);
    await peer.nextTerminated(ref, WITHIN_MS);
    assert.equal(peer.events.filter(({ event }) => event === "terminated").length, 1);
  });

  it("tells of an orderly shutdown as of a stop", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    const node = await RitsemNode.start({ name: "Ritsem" });
    node.echo("echo");
    const { ref } = await peer.send({ command: "watch", path: node.pathOf("echo"), timeoutMs: WITHIN_MS });
    await node.terminate();
    const end = await peer.nextTerminated(ref, WITHIN_MS);
    assert.deepEqual([end.existenceConfirmed, end.addressTerminated], [true, false]);
  });

  it("keeps a living Ritsem node for alive while Akka.NET's short detector asks", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet", config: SHORT_DETECTOR });
    await using node = await RitsemNode.start({ name: "Ritsem", config: SHORT_DETECTOR });
    const echo = node.echo("echo");
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const { ref } = await peer.send({ command: "watch", path: node.pathOf("echo"), timeoutMs: WITHIN_MS });
    const watcher = new Watcher(node);
    const theirs = await node.resolve(peer.pathOf("echo"));
    await watcher.watch(theirs);
    await new Promise((resolve) => setTimeout(resolve, 4000)); // three times what either detector bears
    assert.deepEqual(watcher.ends.items, []);
    node.system.stop(echo);
    const end = await peer.nextTerminated(ref, WITHIN_MS);
    assert.isFalse(end.addressTerminated);
    await peer.send({ command: "stop", path: "echo" });
    assert.deepEqual(await watcher.flagsOfEnd(theirs), [true, false]);
  });
});
