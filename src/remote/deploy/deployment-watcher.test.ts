import { assert, describe, it } from "vitest";
import { ActorPath, type LoggingAdapter } from "../../actor/index.ts";
import { type ActorRefProvider, type InternalActorRef, MinimalActorRef, type SystemMessage } from "../../actor/internal.ts";
import { DeploymentWatcher } from "./deployment-watcher.ts";

const PROVIDER = {} as ActorRefProvider;
const LOG = { warning: () => {} } as unknown as LoggingAdapter;

/** Notes what it is told. */
class Told extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider = PROVIDER;
  readonly isLocal = false;
  readonly isTerminated = false;
  readonly messages: string[] = [];
  readonly #parent: InternalActorRef | undefined;

  constructor(path: string, parent?: InternalActorRef) {
    super();
    this.path = ActorPath.parse(path);
    this.#parent = parent;
  }

  sendSystemMessage(message: SystemMessage): void {
    this.messages.push(message.kind);
  }

  protected override deliver(): void {}

  getParent(): InternalActorRef {
    return this.#parent ?? this;
  }

  getChild(): InternalActorRef {
    return this;
  }
}

describe("The watcher of deployed children", () => {
  for (const existenceConfirmed of [true, false]) {
    it(`tells the parent of an end, and ${existenceConfirmed ? "no other actor" : "has stopped what may come into being late"}`, () => {
      const parent = new Told("akka://A/user/parent");
      const child = new Told("akka.tcp://B@b:1/remote/akka.tcp/A@a:1/user/parent/kid#7", parent);
      const watcher = new DeploymentWatcher(PROVIDER, ActorPath.parse("akka://A/system/remote-deployment-watcher"), LOG);
      watcher.sendSystemMessage({ kind: "deathWatchNotification", actor: child, existenceConfirmed, addressTerminated: false });
      assert.deepEqual(parent.messages, ["deathWatchNotification"]);
      assert.deepEqual(child.messages, existenceConfirmed ? [] : ["terminate"]);
    });
  }
});
