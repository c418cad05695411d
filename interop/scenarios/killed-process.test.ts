import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { COMBINATIONS, programOf, type Runtime, WORKER } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";

const PATIENCE_MS = 40_000;
const TEST_TIMEOUT_MS = 180_000;

/** How a failure detector is set, and how long after a kill its verdict falls. */
const DETECTORS = [
  { name: "the default detector", config: "", afterMs: 10_000, withinMs: 15_000 },
  {
    name: "a detector that waits for four seconds",
    config: "akka.remote.watch-failure-detector.acceptable-heartbeat-pause = 4 s",
    afterMs: 4_000,
    withinMs: 9_000,
  },
] as const;

/** Two processes that have deployed to each other, of which one will be killed, and a node that observes the other. */
class Scene {
  readonly survivor: AkkaNetPeer;
  readonly victim: AkkaNetPeer;
  readonly probe: Inbox;
  readonly #observer: RitsemNode;

  private constructor(survivor: AkkaNetPeer, victim: AkkaNetPeer, observer: RitsemNode) {
    this.survivor = survivor;
    this.victim = victim;
    this.#observer = observer;
    this.probe = observer.inbox("probe");
  }

  static async set(survivor: Runtime, victim: Runtime, config: string): Promise<Scene> {
    const [first, second] = await Promise.all([
      AkkaNetPeer.start({ name: "Survivor", config }, programOf(survivor)),
      AkkaNetPeer.start({ name: "Victim", config }, programOf(victim)),
    ]);
    return new Scene(first, second, await RitsemNode.start({ name: "Observer" }));
  }

  /** A worker called `label` at `host`, below a parent at `deployer`; resolves with the parent's path once the worker has started. */
  async deploy(label: string, deployer: AkkaNetPeer, host: AkkaNetPeer): Promise<string> {
    const probe = this.#observer.fullPathOf(this.probe.ref);
    const args = [
      { type: "ref", value: probe },
      { type: "string", value: label },
    ] as const;
    const deployment = { name: "parent", type: WORKER, args, deployTo: host.address, probe, directive: "restart" } as const;
    const { ref } = await deployer.send({ command: "deploy-below-parent", ...deployment });
    await this.probe.until((message) => message === `${label} started`);
    return ref;
  }

  async untilChildless(parent: string): Promise<void> {
    for (;;) {
      (await this.#observer.resolve(parent)).tell("children", this.probe.ref);
      const { message } = await this.probe.until((each) => each === "0" || each === "1");
      if (message === "0") return;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.survivor.kill();
    await this.victim.kill();
    await this.#observer.terminate();
  }
}

describeWithAkkaNet("When a process is killed,", () => {
  for (const [survivor, victim] of COMBINATIONS) {
    for (const { name, config, afterMs, withinMs } of DETECTORS) {
      // All at once: they do little but wait.
      it.concurrent(
        `${survivor} notices the end of ${victim} by ${name}: of what it watches there and has deployed there, and stops what that has deployed here`,
        async () => {
          await using scene = await Scene.set(survivor, victim, config);
          const parent = await scene.deploy("away", scene.survivor, scene.victim);
          await scene.deploy("guest", scene.victim, scene.survivor);
          await scene.victim.send({ command: "create", kind: "echo", name: "bystander" });
          const { ref } = await scene.survivor.send({ command: "watch", path: scene.victim.pathOf("bystander") });
          await watchesAcknowledged();
          const killedMs = performance.now();
          await scene.victim.kill();
          const guestStopped = scene.probe.until((message) => message === "guest stopped", PATIENCE_MS).then(() => performance.now());
          const end = await scene.survivor.nextTerminated(ref, PATIENCE_MS);
          const tookMs = performance.now() - killedMs;
          assert.deepEqual([end.existenceConfirmed, end.addressTerminated], [true, true]);
          assert.isAbove(tookMs, afterMs);
          assert.isBelow(tookMs, withinMs);
          assert.isBelow((await guestStopped) - killedMs, withinMs); // Akka.NET may be quicker: it also stops it when it cannot connect again
          await scene.untilChildless(parent);
        },
        TEST_TIMEOUT_MS,
      );
    }
  }
});

/**
 * The first heartbeat, its answer, and the acknowledgement of the watches that are sent again then.
 * INTEROP: Akka.NET reports what it watches as never seen when it loses a watch that is not acknowledged with its connection.
 */
async function watchesAcknowledged(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 3_000));
}
