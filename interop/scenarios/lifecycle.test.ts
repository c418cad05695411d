import { AssociatedEvent, AssociationErrorEvent, DisassociatedEvent } from "ritsem/remote";
import { assert, expect, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const SHORT_GATE = "akka.remote.retry-gate-closed-for = 300 ms";
const LONG_GATE = "akka.remote.retry-gate-closed-for = 60 s";
const ATTEMPT_MS = 500;

/** Tries until it succeeds: a gate opens after a time that no event announces. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (performance.now() > deadline) throw failure;
    }
  }
}

describeWithAkkaNet("The life of an association between Ritsem and Akka.NET", () => {
  it("begins with an AssociatedEvent at both when Ritsem dials, and ends with a DisassociatedEvent when Ritsem terminates", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    const node = await RitsemNode.start({ name: "Ritsem" });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    await node.resolve(peer.pathOf("echo"));

    const dialled = await node.nextLifecycle(AssociatedEvent, peer.address);
    assert.equal(`${dialled}`, `Associated [${node.address}] -> ${peer.address}`);
    assert.deepEqual([`${dialled.localAddress}`, `${dialled.remoteAddress}`, dialled.isInbound], [node.address, peer.address, false]);
    const accepted = await peer.nextLifecycle("AssociatedEvent", WITHIN_MS, node.address);
    assert.equal(accepted.text, `Associated [${peer.address}] <- ${node.address}`);

    await node.terminate();
    assert.equal(`${await node.nextLifecycle(DisassociatedEvent, peer.address)}`, `Disassociated [${node.address}] -> ${peer.address}`);
    await peer.nextLifecycle("DisassociatedEvent", WITHIN_MS, node.address);
    assert.deepEqual(
      peer.events.filter((event) => event.event === "lifecycle" && event.type === "AssociationErrorEvent"),
      [],
    );
  });

  it("begins with an AssociatedEvent at both when Akka.NET dials, and ends with a DisassociatedEvent when Akka.NET terminates", async () => {
    const peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    node.echo("echo");
    await peer.send({ command: "resolve", path: node.pathOf("echo"), timeoutMs: WITHIN_MS });

    const accepted = await node.nextLifecycle(AssociatedEvent, peer.address);
    assert.equal(`${accepted}`, `Associated [${node.address}] <- ${peer.address}`);
    const dialled = await peer.nextLifecycle("AssociatedEvent", WITHIN_MS, node.address);
    assert.equal(dialled.text, `Associated [${peer.address}] -> ${node.address}`);

    assert.deepEqual(await peer.terminate(), { code: 0, signal: null });
    assert.equal(`${await node.nextLifecycle(DisassociatedEvent, peer.address)}`, `Disassociated [${node.address}] <- ${peer.address}`);
  });

  it("ends with a DisassociatedEvent when the Akka.NET process is killed", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Ritsem" });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    await node.resolve(peer.pathOf("echo"));
    await peer.kill();
    await node.nextLifecycle(DisassociatedEvent, peer.address);
  });

  it("never begins when no system listens: an AssociationErrorEvent, a dead letter with the reason, and more of them while gated", async () => {
    await using node = await RitsemNode.start({ name: "Ritsem", config: LONG_GATE });
    const address = `akka.tcp://Nowhere@127.0.0.1:${await freePort()}`;
    const selection = node.system.actorSelection(`${address}/user/x`);
    selection.tell("lost");
    const failure = await node.nextLifecycle(AssociationErrorEvent, address);
    assert.match(`${failure}`, new RegExp(`^AssociationError \\[${node.address}\\] -> ${address}: Error \\[`));
    const { recipient } = await node.nextDeadLetter((letter) => letter.message === "lost");
    assert.equal(`${recipient.path}`, `${address}/user/x`);
    selection.tell("lost too");
    const { reason } = await node.nextDeadLetter((letter) => letter.message === "lost too");
    expect(reason).toContain("akka.remote.retry-gate-closed-for");
    assert.equal(node.lifecycle.items.filter((event) => event instanceof AssociationErrorEvent).length, 1); // it did not dial again
  });

  it("begins again with a restarted Akka.NET peer once the gate has opened", async () => {
    const port = await freePort();
    await using node = await RitsemNode.start({ name: "Ritsem", config: SHORT_GATE });
    const before = await AkkaNetPeer.start({ name: "Dotnet", port });
    await before.send({ command: "create", kind: "echo", name: "echo" });
    const selection = node.system.actorSelection(before.pathOf("echo"));
    assert.equal(await selection.ask("before", String, WITHIN_MS), "before");
    await before.kill();
    await node.nextLifecycle(DisassociatedEvent, before.address);
    selection.tell("while gated");
    const letter = await node.nextDeadLetter(({ message }) => message === "while gated");
    assert.equal(`${letter.recipient.path}`, before.pathOf("echo"));
    expect(letter.reason).toContain("gated");

    await using after = await AkkaNetPeer.start({ name: "Dotnet", port });
    await after.send({ command: "create", kind: "echo", name: "echo" });
    assert.equal(await eventually(() => selection.ask("after", String, ATTEMPT_MS)), "after");
    assert.notEqual(before.uid, after.uid);
  });

  it("begins at once with a restarted Akka.NET peer that dials while the gate is closed", async () => {
    const port = await freePort();
    await using node = await RitsemNode.start({ name: "Ritsem", config: LONG_GATE });
    node.echo("echo");
    const before = await AkkaNetPeer.start({ name: "Dotnet", port });
    await before.send({ command: "create", kind: "echo", name: "echo" });
    await node.resolve(before.pathOf("echo"));
    await before.kill();
    await node.nextLifecycle(DisassociatedEvent, before.address);

    await using after = await AkkaNetPeer.start({ name: "Dotnet", port });
    await after.send({ command: "create", kind: "echo", name: "echo" });
    await after.send({ command: "resolve", path: node.pathOf("echo"), timeoutMs: WITHIN_MS });
    assert.equal(await node.system.actorSelection(after.pathOf("echo")).ask("back", String, WITHIN_MS), "back");
  });

  it("begins again with a restarted Ritsem node once Akka.NET's gate has opened", async () => {
    const port = await freePort();
    await using peer = await AkkaNetPeer.start({ name: "Dotnet", config: SHORT_GATE });
    const before = await RitsemNode.start({ name: "Ritsem", port });
    before.echo("echo");
    const path = before.pathOf("echo");
    const { ref: refBefore } = await peer.send({ command: "resolve", path, timeoutMs: WITHIN_MS });
    await before.terminate();
    await peer.nextLifecycle("DisassociatedEvent", WITHIN_MS, before.address);

    await using after = await RitsemNode.start({ name: "Ritsem", port });
    const echo = after.echo("echo");
    const { ref } = await eventually(() => peer.send({ command: "resolve", path, timeoutMs: ATTEMPT_MS }));
    assert.equal(ref, after.fullPathOf(echo));
    assert.notEqual(ref, refBefore);
  });

  it("lets what was sent before terminate arrive", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    const node = await RitsemNode.start({ name: "Ritsem" });
    await peer.send({ command: "create", kind: "collector", name: "numbers" });
    const numbers = await node.resolve(peer.pathOf("numbers"));
    for (let number = 0; number < 1_000; number += 1) numbers.tell(number);
    await node.terminate();
    await peer.send({ command: "await-count", actor: "numbers", count: 1_000, timeoutMs: WITHIN_MS });
  });
});
