import { Registry, Status } from "ritsem";
import { OpenCircuitError, ReportedFailureError } from "ritsem/patterns";
import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { OutOfStockError, withErrors } from "../harness/deployed-actors.ts";
import { COMBINATIONS, type Deployment, type Runtime, type Verdict, WORKER } from "../harness/deploying-node.ts";
import { DeploymentStage, startStageNodes } from "../harness/deployment-stage.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

/** A node that deploys, one that is deployed to, and a third that observes the life cycle of the actors. */
class Stage extends DeploymentStage {
  static async set(deployer: Runtime, host: Runtime): Promise<Stage> {
    return new Stage(await startStageNodes(deployer, host));
  }

  /** A parent with that verdict, and its child on the other node. */
  async parentThat(verdict: Verdict, type = WORKER): Promise<string> {
    const ref = { ref: this.probePath };
    const deployment: Deployment = { name: "parent", type, args: type === WORKER ? [ref, "worker"] : [ref], deployTo: this.host.address };
    return await this.deployer.deployBelowParent(deployment, ref.ref, verdict);
  }

  /** The next text that the probe gets and that begins so, whatever comes before it. */
  async heard(start: string): Promise<string> {
    return String((await this.probe.until((message) => String(message).startsWith(start))).message);
  }

  /** An actor that is deployed over the same association comes to life, and its failure reaches its parent. */
  async expectAssociationLives(): Promise<void> {
    const ref = { ref: this.probePath };
    const other: Deployment = { name: "other", type: WORKER, args: [ref, "other"], deployTo: this.host.address };
    const parent = await this.deployer.deployBelowParent(other, ref.ref, "restart");
    await this.heard("other started");
    await this.tell(parent, "fail");
    await this.heard("other restarts for");
    await this.heard("other started");
  }
}

for (const [deployer, host] of COMBINATIONS) {
  describeWithAkkaNet(`${deployer} supervises an actor on ${host}:`, () => {
    it("one that fails with an exception of a type with fields is known by type and fields, and restarted", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("restart");
      await stage.heard("worker started");
      await stage.tell(parent, "fail at an argument");
      assert.match(
        await stage.heard("failure"),
        deployer === "Ritsem" ? /ArgumentError: .* \[count\]$/ : /System\.ArgumentException: .* \[count\]$/,
      );
      assert.match(await stage.heard("worker restarts"), /on demand/);
      await stage.heard("worker started");
      await stage.tell(parent, "hello");
      await stage.heard("worker got hello");
    });

    it("one that fails with an exception of the program's own is known by type and fields, and restarted", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("restart");
      await stage.heard("worker started");
      await stage.tell(parent, "fail for want of stock");
      const type = deployer === "Ritsem" ? "OutOfStockError" : "InteropMessages.OutOfStockException";
      assert.equal(await stage.heard("failure"), `failure: ${type}: A-1 is out of stock, 3 left [A-1, 3]`);
      await stage.heard("worker restarts");
      await stage.heard("worker started");
      await stage.tell(parent, "hello");
      await stage.heard("worker got hello");
    });

    it("one that a death pact ends is stopped, and the association lives on", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("stop");
      await stage.heard("worker started");
      await stage.tell(parent, "outlive a child");
      assert.match(await stage.heard("failure"), /(DeathPactException|DeathPactError): .* \[[Tt]rue\]$/);
      await stage.heard("worker stopped");
      await stage.expectAssociationLives();
    });

    it("one that fails while it is restarted is reported, and the association lives on", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("restart", "Peer.UnrestartableActor, Peer");
      await stage.heard("unrestartable started");
      await stage.tell(parent, "fail");
      await stage.heard("failure");
      const second = await stage.heard("failure");
      assert.match(
        second,
        deployer === "Ritsem" ? /: ActorInitializationError: / : /: Akka\.Actor\.PostRestartException: .* \[on demand\]$/,
      );
      await stage.expectAssociationLives();
    });
  });
}

describeWithAkkaNet("A Status.Failure of an exception with fields", () => {
  const argumentFailure = { type: "argument-failure", value: "wrong" } as const;
  const collected = {
    clr: "Akka.Actor.Status+Failure, Akka",
    value: {
      Cause: {
        clr: "System.ArgumentException, System.Private.CoreLib",
        value: {
          paramName: "count",
          inner: { clr: "System.ArgumentNullException, System.Private.CoreLib" },
        },
      },
    },
  };

  for (const relay of ["Ritsem", "Akka.NET"] as const) {
    it(`from Akka.NET comes back whole by way of ${relay}`, async () => {
      await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
      await using node = await RitsemNode.start({ name: "Node" });
      await using other = await AkkaNetPeer.start({ name: "Other" });
      node.echo("echo");
      await other.send({ command: "create", kind: "echo", name: "echo" });
      await peer.send({ command: "create", kind: "collector", name: "collector" });
      await peer.send({
        command: "tell",
        path: (relay === "Ritsem" ? node : other).pathOf("echo"),
        value: argumentFailure,
        sender: "collector",
      });
      await peer.send({ command: "await-count", actor: "collector", count: 1, timeoutMs: 15_000 });
      const { messages } = await peer.send({ command: "messages", actor: "collector" });
      assert.containSubset(messages[0], collected);
    });

    it(`from Ritsem comes back as its class by way of ${relay}`, async () => {
      await using node = await RitsemNode.start({ name: "Node", registry: withErrors(new Registry()) });
      await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
      await using other = await RitsemNode.start({ name: "Other" });
      await peer.send({ command: "create", kind: "echo", name: "echo" });
      other.echo("echo");
      const inbox = node.inbox("inbox");
      const echo = await node.resolve((relay === "Ritsem" ? other : peer).pathOf("echo"));
      echo.tell(new Status.Failure(new OutOfStockError("A-1", 3)), inbox.ref);
      const { message } = await inbox.next();
      assert(message instanceof Status.Failure && message.cause instanceof OutOfStockError);
      assert.deepEqual([message.cause.sku, message.cause.left, message.cause.message], ["A-1", 3, "A-1 is out of stock, 3 left"]);
    });
  }
});

describeWithAkkaNet("A failure of a circuit breaker", () => {
  it("arrives in Akka.NET as the exception of its circuit breaker", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Node" });
    await peer.send({ command: "create", kind: "collector", name: "collector" });
    const collector = await node.resolve(peer.pathOf("collector"));
    const reported = new ReportedFailureError();
    for (const error of [new OpenCircuitError("open", 1500, { cause: reported }), reported]) collector.tell(new Status.Failure(error));
    await peer.send({ command: "await-count", actor: "collector", count: 2, timeoutMs: 15_000 });
    const { messages } = await peer.send({ command: "messages", actor: "collector" });
    assert.containSubset(messages, [
      { value: { Cause: { clr: "Akka.Pattern.OpenCircuitException, Akka" } } },
      { value: { Cause: { clr: "Akka.Pattern.UserCalledFailException, Akka" } } },
    ]);
  });
});

describeWithAkkaNet("A failure of a circuit breaker of Akka.NET", () => {
  it("arrives as the error of a circuit breaker here, with its time", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
    await using node = await RitsemNode.start({ name: "Node" });
    const inbox = node.inbox("inbox");
    for (const type of ["open-circuit-failure", "reported-failure"] as const)
      await peer.send({ command: "tell", path: node.pathOf("inbox"), value: { type, value: "as C# says" } });
    const [{ message: open }, { message: reported }] = [await inbox.next(), await inbox.next()];
    assert(open instanceof Status.Failure && open.cause instanceof OpenCircuitError);
    assert.deepEqual([open.cause.message, open.cause.remainingMs], ["as C# says", 1500]);
    assert(reported instanceof Status.Failure && reported.cause instanceof ReportedFailureError);
  });
});

describeWithAkkaNet("A failure of a type that the supervisor's system does not have", () => {
  it("costs neither the association nor the child", async () => {
    await using stage = await Stage.set("Akka.NET", "Ritsem");
    const parent = await stage.parentThat("restart");
    await stage.heard("worker started");
    await stage.tell(parent, "fail as nobody knows");
    assert.match(await stage.heard("failure"), /System\.Exception: on demand/);
    await stage.heard("worker restarts");
    await stage.heard("worker started");
    await stage.expectAssociationLives();
  });
});
