import { assert, beforeEach, describe, it } from "vitest";
import { ActorBase, ActorPath, Address, type LoggingAdapter } from "../../actor/index.ts";
import { type ActorRefProvider, formatTemplate, type InternalActorRef, MinimalActorRef, type SystemMessage } from "../../actor/internal.ts";
import { Registry, Serialization } from "../../serialization/index.ts";
import { CommandReader } from "./command-reader.ts";
import { EMPTY_DEPLOY } from "./command-writer.ts";
import { RemoteDaemon } from "./remote-daemon.ts";

const HERE = Address.parse("akka.tcp://Host@h:1");
const PEER = Address.parse("akka.tcp://Peer@p:2");
const CHILD = `${HERE}/remote/akka.tcp/Peer@p:2/user/parent/kid#42`;
const PARENT = `${PEER}/user/parent#7`;

class Kid extends ActorBase {
  override handle(): void {}
}

/** A ref that notes the system messages it gets. */
class NotingRef extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider = {} as ActorRefProvider;
  readonly isLocal: boolean;
  readonly isTerminated = false;
  readonly heard: SystemMessage[] = [];

  constructor(path: ActorPath, isLocal: boolean) {
    super();
    this.path = path;
    this.isLocal = isLocal;
  }

  protected override deliver(): void {}

  sendSystemMessage(message: SystemMessage): void {
    this.heard.push(message);
  }

  getParent(): InternalActorRef {
    return this;
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    return from >= names.length ? this : new NotingRef(this.path.descendant(names.slice(from)), this.isLocal);
  }
}

describe("The remote daemon", () => {
  let daemon: RemoteDaemon;
  let created: NotingRef[];
  let log: string[];
  let refs: Map<string, NotingRef>;

  beforeEach(() => {
    created = [];
    log = [];
    refs = new Map();
    const provider = {
      resolveActorRef: (path: string) => refAt(path),
      pathFrom: (path: string) => ActorPath.parse(path),
    } as unknown as ActorRefProvider;
    const serialization = new Serialization<never>({
      registry: new Registry().actor("Kids.Kid, Kids", Kid),
      refs: { pathOf: () => "", resolve: () => ({}) as never },
    });
    const registry = new Registry().actor("Kids.Kid, Kids", Kid);
    const note = (template: string, ...args: readonly unknown[]): void => void log.push(formatTemplate(template, args));
    daemon = new RemoteDaemon(ActorPath.root(new Address("akka", "Host")).child("remote"), {
      provider,
      reader: new CommandReader(serialization, registry),
      log: { error: note, warning: note } as unknown as LoggingAdapter,
      isHere: (address) => address.equals(HERE),
      isTerminating: () => false,
      targetOf: () => undefined,
      createHere: ({ path }) => {
        const child = new NotingRef(path, true);
        created.push(child);
        return child;
      },
    });
  });

  function refAt(path: string): NotingRef {
    const known = refs.get(path) ?? new NotingRef(ActorPath.parse(path), path.startsWith(`${HERE}`));
    refs.set(path, known);
    return known;
  }

  function ask(path = CHILD, supervisor = PARENT, peer = PEER): void {
    daemon.create({ props: { deploy: undefined, className: "Kids.Kid, Kids", args: [] }, deploy: EMPTY_DEPLOY, path, supervisor }, peer);
  }

  /** The kinds of what a ref has heard. */
  const kindsAt = (path: string): readonly string[] => refAt(path).heard.map(({ kind }) => kind);

  function end(child: NotingRef | undefined): void {
    if (child === undefined) throw new Error("there is no such child");
    daemon.sendSystemMessage({ kind: "deathWatchNotification", actor: child, existenceConfirmed: true, addressTerminated: false });
  }

  it("tells the supervisor of the child, and watches both", () => {
    ask();
    assert.deepEqual(kindsAt(PARENT), ["supervise", "watch"]);
    assert.deepEqual(
      created[0]?.heard.map(({ kind }) => kind),
      ["watch"],
    );
    assert.equal(created[0]?.path.toSerializationFormat(), "akka://Host/remote/akka.tcp/Peer@p:2/user/parent/kid#42");
  });

  it("watches a supervisor once, and lets it go with its last child", () => {
    ask();
    ask(CHILD.replace("kid#42", "other#43"));
    assert.deepEqual(kindsAt(PARENT), ["supervise", "watch", "supervise"]);
    end(created[0]);
    assert.equal(kindsAt(PARENT).length, 3);
    end(created[1]);
    assert.equal(kindsAt(PARENT).at(-1), "unwatch");
    assert.deepEqual(daemon.getChildren(), []);
  });

  it("stops the children of a supervisor that has ended, and no others", () => {
    ask();
    ask(`${HERE}/remote/akka.tcp/Peer@p:2/user/someone/kid#44`, `${PEER}/user/someone#8`);
    end(refAt(PARENT));
    assert.equal(created[0]?.heard.at(-1)?.kind, "terminate");
    assert.notEqual(created[1]?.heard.at(-1)?.kind, "terminate");
  });

  it("stops what an incarnation that is gone has left", () => {
    ask();
    daemon.stopOrphansOf(Address.parse("akka.tcp://Else@p:2"));
    assert.notEqual(created[0]?.heard.at(-1)?.kind, "terminate");
    daemon.stopOrphansOf(PEER);
    assert.equal(created[0]?.heard.at(-1)?.kind, "terminate");
  });

  it("does not create an actor twice", () => {
    ask();
    ask();
    assert.equal(created.length, 1);
    assert.equal(kindsAt(PARENT).at(-1), "failed");
    assert.match(log.at(-1) ?? "", /kid.*it exists already/);
  });

  it("lets a new child take the place of a namesake that its supervisor has lost, and stops that one", () => {
    ask();
    ask(CHILD.replace("#42", "#43"));
    assert.equal(created[0]?.heard.at(-1)?.kind, "terminate");
    end(created[0]);
    assert.equal(daemon.getChild(created[1]?.path.elements.slice(1) ?? []), created[1]);
    end(created[1]);
    assert.deepEqual(daemon.getChildren(), []);
  });

  it("creates nothing once it has been told to end, and says when all have ended", () => {
    let isDone = false;
    ask();
    daemon.terminate(() => void (isDone = true));
    ask(CHILD.replace("kid#42", "other#43"));
    assert.equal(created.length, 1);
    assert.match(log.at(-1) ?? "", /terminating/);
    assert.isFalse(isDone);
    end(created[0]);
    assert.isTrue(isDone);
  });

  const nonsense: Readonly<Record<string, () => void>> = {
    "a path outside /remote": () => ask(`${HERE}/user/kid#42`),
    "a path of another system": () => ask(CHILD.replace("Host@h:1", "Host@h:9")),
    "a path without an incarnation": () => ask(CHILD.replace("#42", "")),
    "a path that is none": () => ask("nonsense"),
    "no path": () => ask(""),
    "no supervisor": () => ask(CHILD, ""),
    "a supervisor that is not the parent": () => ask(CHILD, `${PEER}/user/someone#7`),
    "a supervisor in a third system": () => ask(CHILD, "akka.tcp://Third@t:3/user/parent#7"),
    "a supervisor in a third system that the path names": () =>
      ask(CHILD.replace("Peer@p:2", "Third@t:3"), "akka.tcp://Third@t:3/user/parent#7"),
  };
  for (const [what, request] of Object.entries(nonsense)) {
    it(`refuses a request with ${what}, and reports it only in its own log`, () => {
      request();
      assert.equal(created.length, 0);
      assert.deepEqual(
        [...refs.values()].flatMap(({ heard }) => heard),
        [],
      );
      assert.match(log.join("\n"), /Refused to create an actor for akka\.tcp:\/\/Peer@p:2/);
      assert.deepEqual(daemon.getChildren(), []);
    });
  }

  it("refuses an actor that comes back to the system it came from", () => {
    ask(`${HERE}/remote/akka.tcp/Peer@p:2/remote/akka.tcp/Host@h:1/user/x#42`, `${HERE}/user`);
    assert.equal(created.length, 0);
    assert.match(log.at(-1) ?? "", /come back to the system it came from.*akka\.actor\.deployment/);
  });
});
