import { assert, it } from "vitest";
import { COMBINATIONS, type Deployment, type Runtime, type Verdict, WORKER } from "../harness/deploying-node.ts";
import { DeploymentStage, startStageNodes } from "../harness/deployment-stage.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

/** Two nodes, and a third that observes the life cycle of the actors. */
class Stage extends DeploymentStage {
  static async set(...nodes: Parameters<typeof startStageNodes>): Promise<Stage> {
    return new Stage(await startStageNodes(...nodes));
  }

  worker(name = "worker"): Deployment {
    return { name, type: WORKER, args: [{ ref: this.probePath }, "worker"], deployTo: this.host.address };
  }

  parentThat(verdict: Verdict, deployment: Deployment = this.worker("parent")): Promise<string> {
    return this.deployer.deployBelowParent(deployment, this.probePath, verdict);
  }

  /** The next thing that the probe hears. */
  async heard(): Promise<string> {
    return String((await this.probe.next()).message);
  }

  /** These texts, in this order as far as they come from one actor: parent and child live in different systems. */
  async expect(...texts: readonly string[]): Promise<void> {
    const heard: string[] = [];
    while (heard.length < texts.length) heard.push(await this.heard());
    const ofParent = (text: string): boolean => text.startsWith("failure: ");
    assert.deepEqual(heard.filter(ofParent), texts.filter(ofParent));
    assert.deepEqual(
      heard.filter((text) => !ofParent(text)),
      texts.filter((text) => !ofParent(text)),
    );
  }

  /** Waits until the parent has no child any more. */
  async untilChildless(parent: string): Promise<void> {
    for (;;) {
      await this.tell(parent, "children");
      const { message } = await this.probe.until((each) => each === "0" || each === "1");
      if (message === "0") return;
    }
  }
}

for (const [deployer, host] of COMBINATIONS) {
  const errorOfWorker = errorNameOf(host, deployer);

  describeWithAkkaNet(`${deployer} deploys to ${host}:`, () => {
    it("the actor is created there, answers, and has its parent here", async () => {
      await using stage = await Stage.set(deployer, host);
      const path = await stage.deployer.deploy(stage.worker());
      const layer = stage.deployer.address.replace("://", "/");
      assert.equal(path.replace(/#\d+$/, ""), `${stage.host.address}/remote/${layer}/user/worker`);
      await stage.expect("worker started");
      await stage.tell(path, "hello");
      await stage.expect("worker got hello");
      await stage.tell(path, "who is above");
      assert.equal(await stage.heard(), `${stage.deployer.address}/user`);
    });

    it("configuration alone decides where it lives", async () => {
      await using stage = await Stage.set(deployer, host, (address) => `akka.actor.deployment { /worker { remote = "${address}" } }`);
      const { name, type, args } = stage.worker();
      const path = await stage.deployer.deploy({ name, type, args });
      await stage.expect("worker started");
      assert.isTrue(path.startsWith(stage.host.address));
    });

    it("its failure restarts it when its parent says so", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("restart");
      await stage.expect("worker started");
      await stage.tell(parent, "fail");
      await stage.expect(`failure: ${errorOfWorker}: on demand`, "worker restarts for on demand", "worker stopped", "worker started");
      await stage.tell(parent, "hello");
      await stage.expect("worker got hello");
    });

    it("its failure leaves it as it is when its parent says so", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("resume");
      await stage.expect("worker started");
      await stage.tell(parent, "fail");
      await stage.expect(`failure: ${errorOfWorker}: on demand`);
      await stage.tell(parent, "hello");
      await stage.expect("worker got hello");
    });

    it("its failure stops it when its parent says so", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("stop");
      await stage.expect("worker started");
      await stage.tell(parent, "fail");
      await stage.expect(`failure: ${errorOfWorker}: on demand`, "worker stopped");
      await stage.untilChildless(parent);
    });

    it("its failure goes further up when its parent says so, and comes back as a new child", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("escalate");
      await stage.expect("worker started");
      await stage.tell(parent, "fail");
      await stage.expect(`failure: ${errorOfWorker}: on demand`, "worker stopped", "worker started");
    });

    it("its parent stops it, and it stops its own children first", async () => {
      await using stage = await Stage.set(deployer, host);
      const parent = await stage.parentThat("stop");
      await stage.expect("worker started");
      await stage.tell(parent, "have a child");
      await stage.expect("grandchild started");
      await stage.tell(parent, "stop child");
      await stage.expect("grandchild stopped", "worker stopped");
      await stage.untilChildless(parent);
    });

    it("it is stopped when the deployer shuts down", async () => {
      await using stage = await Stage.set(deployer, host);
      await stage.deployer.deploy(stage.worker());
      await stage.expect("worker started");
      await stage.deployer.terminate();
      await stage.expect("worker stopped");
    });

    it("an actor that cannot be constructed is reported to its parent, and is no child any more", async () => {
      await using stage = await Stage.set(deployer, host);
      const type = "Peer.UnconstructibleActor, Peer";
      const parent = await stage.parentThat("stop", { ...stage.worker("parent"), type, args: [] });
      assert.match(await stage.heard(), /^failure: (Akka\.Actor\.ActorInitializationException|ActorInitializationError): /);
      await stage.untilChildless(parent);
    });
  });
}

/** What the parent sees as the type of the worker's error. */
function errorNameOf(host: Runtime, deployer: Runtime): string {
  if (host === "Akka.NET") return "System.InvalidOperationException";
  return deployer === "Ritsem" ? "TypeError" : "System.Exception";
}
