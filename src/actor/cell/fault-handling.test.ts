import { Observation } from "../ref-internal/observation.ts";
import { assert, describe, it } from "vitest";
import { ActorPath } from "../address/actor-path.ts";
import { Directive } from "../supervision/directive.ts";
import { OneForOneStrategy } from "../supervision/one-for-one.ts";
import type { InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import { type CellPhase, RUNNING, TERMINATED } from "./cell-phase.ts";
import { Children } from "./children.ts";
import { create, fail, handleChildTerminated, handleFailed, recreate, resume, suspend, terminate } from "./fault-handling.ts";
import type { SupervisedCell } from "./supervised-cell.ts";

/** A cell whose mailbox, parent, children and instance only record what happens to them. */
class RecordingCell {
  readonly events: string[] = [];
  readonly supervised = new Children();
  readonly self = this.ref("akka://sys/user/parent/me#7");
  readonly supervisor = this.ref("akka://sys/user/parent#1");
  phase: CellPhase = RUNNING;
  hasStarted = true;
  awaitingSinceMs = undefined;
  currentMessage: unknown = "message";
  cancelStuckWarning = undefined;
  deathWatch = { tellWatchers: () => this.note("tell watchers"), unwatchAll: () => this.note("unwatch") };
  readonly mailbox = {
    addBarrier: () => this.note("barrier up"),
    removeBarrier: () => this.note("barrier down"),
    close: () => this.note("mailbox closed"),
  };
  readonly system = {
    settings: { debug: {}, publishesTelemetry: false },
    eventStream: { unsubscribe: () => {} },
    observation: new Observation(),
    log: () => ({ error: () => {} }),
    platform: { clock: { nowMs: () => 0 } },
  };
  readonly log = { error: (_cause: unknown, text: string) => this.note(`log: ${text}`) };
  actor: Record<string, (...args: never[]) => unknown> | undefined = this.instance();

  get cell(): SupervisedCell {
    return this as unknown as SupervisedCell;
  }

  note(event: string): void {
    this.events.push(event);
  }

  instance(): Record<string, (...args: never[]) => unknown> {
    return {
      preStart: () => this.note("preStart"),
      preRestart: (cause: Error, message: unknown) => this.note(`preRestart ${cause.message} ${String(message)}`),
      postRestart: (cause: Error) => this.note(`postRestart ${cause.message}`),
      postStop: () => this.note("postStop"),
    };
  }

  construct(): unknown {
    this.note("construct");
    this.actor = this.instance();
    return this.actor;
  }

  clearInstance(): void {
    this.actor = undefined;
  }

  strategy(): unknown {
    return new OneForOneStrategy({ decider: () => Directive.Stop });
  }

  cancelTimers(): void {}
  releaseTimersAndStash(): void {}

  addChild(name: string): InternalActorRef {
    const ref = this.ref(`akka://sys/user/parent/me/${name}#3`);
    this.supervised.add(ref);
    return ref;
  }

  ref(text: string): InternalActorRef {
    const path = ActorPath.parse(text);
    const sendSystemMessage = (message: SystemMessage): void => this.note(`${path.name} gets ${message.kind}`);
    return {
      path,
      childKey: path.name,
      isLocal: true,
      equals: (other: InternalActorRef) => other.path === path,
      sendSystemMessage,
    } as unknown as InternalActorRef;
  }
}

describe("Fault handling", () => {
  it("runs preStart of a new instance and makes the actor run", () => {
    const recording = new RecordingCell();
    recording.phase = { kind: "starting" };
    create(recording.cell);
    assert.deepEqual(recording.events, ["construct", "preStart"]);
    assert.equal(recording.phase, RUNNING);
  });

  it("suspends the children of an actor that fails before it tells the supervisor", () => {
    const recording = new RecordingCell();
    recording.addChild("child");
    fail(recording.cell, new Error("boom"));
    assert.deepEqual(recording.events, ["barrier up", "child gets suspend", "parent gets failed"]);
    assert.equal(recording.phase.kind, "failed");
  });

  it("reports one failure at a time, and none of an actor that stops", () => {
    const recording = new RecordingCell();
    fail(recording.cell, new Error("first"));
    fail(recording.cell, new Error("second"));
    recording.phase = { kind: "terminating" };
    fail(recording.cell, new Error("third"));
    assert.equal(recording.events.filter((event) => event === "parent gets failed").length, 1);
  });

  it("lets the strategy decide about a child that failed", () => {
    const recording = new RecordingCell();
    const child = recording.addChild("child");
    handleFailed(recording.cell, { kind: "failed", child, cause: new Error("boom"), uid: 3 });
    assert.deepEqual(recording.events, ["child gets terminate"]);
  });

  it("ignores the failure of an earlier incarnation of a child", () => {
    const recording = new RecordingCell();
    const child = recording.addChild("child");
    handleFailed(recording.cell, { kind: "failed", child, cause: new Error("boom"), uid: 2 });
    assert.deepEqual(recording.events, []);
  });

  it("suspends and resumes an actor with its children", () => {
    const recording = new RecordingCell();
    recording.addChild("child");
    suspend(recording.cell);
    resume(recording.cell, undefined);
    assert.deepEqual(recording.events, ["barrier up", "child gets suspend", "barrier down", "child gets resume"]);
  });

  it("restarts after preRestart and after the children that it stopped have ended", () => {
    const recording = new RecordingCell();
    const child = recording.addChild("child");
    const entry = recording.supervised.byRef(child);
    if (entry === undefined) return assert.fail("the child is not known");
    recording.supervised.markDying(entry);
    recording.phase = { kind: "failed", perpetrator: recording.self, message: "poison" };
    recreate(recording.cell, new Error("boom"));
    assert.deepEqual(recording.events, ["preRestart boom poison"]);
    assert.equal(recording.phase.kind, "restarting");
    handleChildTerminated(recording.cell, entry);
    assert.deepEqual(recording.events.slice(1), ["construct", "postRestart boom", "barrier down"]);
    assert.equal(recording.phase, RUNNING);
  });

  it("continues a restart whose preRestart fails", () => {
    const recording = new RecordingCell();
    recording.actor = {
      ...recording.instance(),
      preRestart: () => {
        throw new Error("broken hook");
      },
    };
    recreate(recording.cell, new Error("boom"));
    assert.deepEqual(recording.events, [
      "log: preRestart failed. The restart continues. Cause: {0}",
      "construct",
      "postRestart boom",
      "barrier down",
    ]);
  });

  it("stops the children first, then runs postStop, closes the mailbox and tells the watchers", () => {
    const recording = new RecordingCell();
    const child = recording.addChild("child");
    terminate(recording.cell);
    assert.deepEqual(recording.events, ["unwatch", "barrier up", "child gets terminate"]);
    const entry = recording.supervised.byRef(child);
    if (entry === undefined) return assert.fail("the child is not known");
    handleChildTerminated(recording.cell, entry);
    assert.deepEqual(recording.events.slice(3), [
      "postStop",
      "mailbox closed",
      "parent gets deathWatchNotification",
      "tell watchers",
      "unwatch",
    ]);
    assert.equal(recording.phase, TERMINATED);
  });
});
