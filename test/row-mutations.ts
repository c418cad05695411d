/** One small change of a source file that switches the feature of a row off: the tests of that row must then fail. */
export interface RowMutation {
  readonly row: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What fails: the tests of the row, or, where the feature is for the compiler, the type check. Default: tests. */
  readonly by?: "tests" | "types";
}

const ACTOR = "src/actor";
const FAULTS = `${ACTOR}/cell/fault-handling.ts`;
const CELL = `${ACTOR}/cell/actor-cell.ts`;

/** For each row that stands here `scripts/check-rows-bite.ts` proves that its tests notice. */
export const rowMutations: readonly RowMutation[] = [
  { row: "B1", file: CELL, find: "this.isAwaiting = true;\n    this.mailbox.addBarrier();", replace: "this.isAwaiting = true;" },
  {
    row: "B2",
    file: FAULTS,
    find: '() => actor.preRestart(cause, phase.kind === "failed" ? phase.message : undefined)',
    replace: "() => {}",
  },
  { row: "B3", file: CELL, find: "child(name, this.system.nextActorUid())", replace: "child(name, 7)" },
  { row: "B4", file: `${ACTOR}/supervision/all-for-one.ts`, find: "const all = context.children;", replace: "const all = [child];" },
  { row: "B5", file: `${ACTOR}/supervision/decider.ts`, find: "  [ActorKilledError, Directive.Stop],\n", replace: "" },
  { row: "B6", file: `${ACTOR}/supervision/restart-window.ts`, find: "isAllowed: restarts <= allowed", replace: "isAllowed: true" },
  {
    row: "B7",
    file: `${ACTOR}/ref/local-actor-ref-provider.ts`,
    find: "guardianProps(stoppingStrategy, onTerminated)",
    replace: "guardianProps(defaultStrategy, onTerminated)",
  },
  { row: "B8", file: FAULTS, find: "  cell.deathWatch?.tellWatchers(cell.supervisor);\n", replace: "" },
  { row: "B9", file: `${ACTOR}/cell/behavior-stack.ts`, find: "pop(): void {\n    this.#above.pop();", replace: "pop(): void {" },
  { row: "B10", file: `${ACTOR}/cell/stash.ts`, find: "wanted.toReversed()", replace: "wanted" },
  {
    row: "B11",
    file: `${ACTOR}/cell/timer-scheduler.ts`,
    find: "    if (timer?.generation !== tick.generation) {",
    replace: "    if (timer === undefined) {",
  },
  { row: "B12", file: CELL, find: "if (influencesReceiveTimeout(message) && this.actor", replace: "if (this.actor" },
  { row: "B13", file: `${ACTOR}/author/fsm.ts`, find: "next.timeoutMs ?? this.#timeoutsMs.get(next.stateName) ?? ", replace: "" },
  { row: "B14", file: `${ACTOR}/inbox/inbox.ts`, find: "if (this.#messages.length < size) {", replace: "if (size > 0) {" },
  { row: "B15", file: `${ACTOR}/ref/ask.ts`, find: "    ref.giveUpAfter(timeoutMs, given === undefined);\n", replace: "" },
  { row: "B16", file: `${ACTOR}/ref/ref-base.ts`, find: "running?.sender ?? NO_SENDER", replace: "running?.self ?? NO_SENDER" },
  { row: "B17", file: `${ACTOR}/event/event-stream.ts`, find: "event instanceof channel", replace: "event.constructor === channel" },
  { row: "B18", file: `${ACTOR}/event/event-bus.ts`, find: "if (this.#matches(classifier, event)) yield*", replace: "yield*" },
  {
    row: "B19",
    file: `${ACTOR}/ref/dead-letter-actor-ref.ts`,
    find: "else if (isSuppressed(inner))",
    replace: "else if (inner === undefined)",
  },
  {
    row: "B20",
    file: `${ACTOR}/event/dead-letter-listener.ts`,
    find: "if (this.#count >= limit) this.#silentUntilMs = nowMs + suspendMs;",
    replace: "",
  },
  {
    row: "B21",
    file: `${ACTOR}/scheduler/platform-scheduler.ts`,
    find: "this.#isCancelled = true;\n    this.#cancelTimer();",
    replace: "this.#isCancelled = true;",
  },
  {
    row: "B22",
    file: `${ACTOR}/mailbox/mailbox.ts`,
    find: "this.#queue === undefined ? dispatcher.throughput : 0",
    replace: "this.#queue === undefined ? 1000 : 0",
  },
  {
    row: "B24",
    file: `${ACTOR}/mailbox/priority-queue.ts`,
    find: "a.priority < b.priority || (a.priority === b.priority && a.order < b.order)",
    replace: "a.order < b.order",
  },
  {
    row: "B25",
    file: `${ACTOR}/mailbox/bounded-queue.ts`,
    find: "if (this.#queue.length < this.#capacity && this.#nextPending === undefined) {",
    replace: "if (this.#nextPending === undefined) {",
  },
  { row: "B26", file: `${ACTOR}/routing/round-robin-logic.ts`, find: "this.#next = at + 1;", replace: "this.#next = at;" },
  { row: "B27", file: `${ACTOR}/routing/router-actor.ts`, find: "if (this.#router.isDone) this.context.stop(this.self);", replace: "" },
  {
    row: "B28",
    file: `${ACTOR}/routing/default-resizer.ts`,
    find: "Math.ceil(this.rampupRate * size)",
    replace: "Math.floor(this.rampupRate * size)",
  },
  { row: "B29", file: `${ACTOR}/routing/router-actor.ts`, find: "router.adjustSize(message.change);", replace: "router.adjustSize(0);" },
  {
    row: "B30",
    file: `${ACTOR}/routing/consistent-hash.ts`,
    find: "murmurHashOfPair(nodeHash, place)",
    replace: "murmurHashOfPair(place, nodeHash)",
  },
  {
    row: "B31",
    file: `${ACTOR}/address/deliver-selection.ts`,
    find: '      if (element.pattern === "**") return descendantsOf(ref);\n',
    replace: "",
  },
  {
    row: "B32",
    file: `${ACTOR}/ref/empty-local-actor-ref.ts`,
    find: "new ActorIdentity(inner.messageId, undefined)",
    replace: "new ActorIdentity(undefined, undefined)",
  },
  {
    row: "B33",
    file: CELL,
    find: "throw ActorKilledError.of(this.self.path);",
    replace: 'this.self.sendSystemMessage({ kind: "terminate" });',
  },
  {
    row: "B34",
    file: `${ACTOR}/pattern/graceful-stop.ts`,
    find: "reject(new GracefulStopTimeoutError(ref.path, timeoutMs));",
    replace: "resolve();",
  },
  {
    row: "B37",
    file: `${ACTOR}/shutdown/coordinated-shutdown.ts`,
    find: "await this.#runPhase(phase);",
    replace: "void this.#runPhase(phase);",
  },
  { row: "B38", file: `${ACTOR}/shutdown/system-shutdown.ts`, find: "shutdown.reason?.exitCode ?? 0", replace: "0" },
  { row: "B39", file: `${ACTOR}/system/extensions.ts`, find: "if (!this.#made.has(id)) this.#made.set", replace: "this.#made.set" },
  { row: "B40", file: `${ACTOR}/system/part-named.ts`, find: "[...given, ...builtIn]", replace: "[...builtIn, ...given]" },
  {
    row: "B42",
    file: `${ACTOR}/event/log-template.ts`,
    find: "isPosition(name) ? Number(name) : indexOfName(names, name)",
    replace: "Number(name)",
  },
  {
    row: "B50",
    file: "src/testkit/patience.ts",
    find: "millisecondsOf(duration) * this.settings.timeFactor",
    replace: "millisecondsOf(duration)",
  },
  { row: "B51", file: "src/testkit/event-filter.ts", find: "if (seen !== count)", replace: "if (seen < count)" },
  {
    row: "B52",
    file: "src/testkit/calling-thread-dispatcher.ts",
    find: "else this.#run(runnable);",
    replace: "else this.#context.eventLoop.schedule({ run: () => this.#run(runnable) });",
  },
  {
    row: "B54",
    file: FAULTS,
    find: "eventStream.publish(new ActorStopped(cell.self, actorTypeOf(cell)))",
    replace: "eventStream.publish(new Date())",
  },
  {
    row: "B55",
    file: `${ACTOR}/ref/actor-ref.ts`,
    find: "tell(message: M | AutoReceivedMessage,",
    replace: "tell(message: unknown,",
    by: "types",
  },
];
