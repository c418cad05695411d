import { Actor, type ActorRef, Terminated } from "../../actor/index.ts";
import { type ConnectionPhase, nextPhase, type PhaseEffect, type PhaseInput } from "../core/connection-phase.ts";
import { ReadFlow } from "../core/read-flow.ts";
import { WriteQueue } from "../core/write-queue.ts";
import { endPointText } from "../message/end-point.ts";
import { CloseCommand } from "../message/tcp-closing.ts";
import { CommandFailed, Connected, Received, WritingResumed } from "../message/tcp-events.ts";
import { ResumeReading, ResumeWriting, SuspendReading } from "../message/tcp-flow.ts";
import { type Connect, Register } from "../message/tcp-setup.ts";
import { WriteCommand, type WriteFile } from "../message/tcp-writes.ts";
import type { DialAttempt, StreamListener, StreamSocket } from "../network/network.ts";
import { FileTransfer } from "./file-transfer.ts";
import type { TcpContext } from "./tcp-context.ts";

/** Where a connection comes from: a listener has accepted it, or it is to be opened. */
export type ConnectionOrigin =
  | { readonly kind: "accepted"; readonly socket: StreamSocket; readonly pullMode: boolean }
  | { readonly kind: "dialled"; readonly connect: Connect };

const TIMEOUT = Symbol("timeout");

/**
 * The actor of one connection. It runs {@link nextPhase} with what commands and the socket say, and carries out the effects. What the socket reports is
 * handled at once, between messages: bytes go to their handler without a detour through the mailbox of this actor.
 */
export class TcpConnection extends Actor implements StreamListener {
  readonly #context: TcpContext;
  readonly #origin: ConnectionOrigin;
  readonly #reads: ReadFlow;
  readonly #writes: WriteQueue;
  #phase: ConnectionPhase;
  #attempt: DialAttempt | undefined;
  #socket: StreamSocket | undefined;
  #transfer: FileTransfer | undefined;
  #suspendsWithoutRoom = false;
  #dependsOn: ActorRef | undefined;

  /** `commander`: who is told that the connection is open. */
  constructor(context: TcpContext, commander: ActorRef, origin: ConnectionOrigin) {
    super();
    const { settings } = context;
    this.#context = context;
    this.#origin = origin;
    const { pullMode } = origin.kind === "accepted" ? origin : origin.connect;
    this.#reads = new ReadFlow(pullMode, settings.maximumReceivedBytes);
    this.#writes = new WriteQueue(settings.writeQueueLimitBytes);
    this.#phase = { kind: "opening", commander, connect: origin.kind === "dialled" ? origin.connect : undefined };
    this.#dependOn(commander);
  }

  override preStart(): void {
    if (this.#origin.kind === "accepted") this.#onOpen(this.#origin.socket);
    else this.#dial(this.#origin.connect);
  }

  override receive(message: unknown): void {
    if (message instanceof WriteCommand) this.#write(message);
    else if (message instanceof ResumeReading) this.#resumeReading();
    else if (message instanceof SuspendReading) this.#suspendReading();
    else if (message instanceof ResumeWriting) this.#resumeWriting(message);
    else if (message instanceof CloseCommand) this.#close(message);
    else if (message instanceof Register) this.#apply({ kind: "register", register: message });
    else if (message instanceof Terminated) this.#apply({ kind: "orphaned" });
    else if (message === TIMEOUT) this.#onTimeout();
    else this.unhandled(message);
  }

  override postStop(): void {
    if (this.#phase.kind !== "ended") this.#apply({ kind: "orphaned" }); // stopped from outside
    this.#context.channels.close();
  }

  onBytes(bytes: Uint8Array): void {
    this.#reads.add(bytes);
    this.#deliver();
  }

  onWritten(): void {
    if (this.#transfer !== undefined) return this.#transfer.next();
    for (const { write, sender } of this.#writes.takeWritten()) if (write.wantsAck) sender.tell(write.ack, this.self);
    this.#pump();
  }

  onEnd(): void {
    this.#trace("The peer has ended its side");
    this.#apply({ kind: "peer-ended", isFlushed: this.#writes.isFlushed });
  }

  onFailed(cause: Error): void {
    this.#trace("Broken: {0}", cause.message);
    this.#apply({ kind: "failed", cause });
  }

  #dial(connect: Connect): void {
    const { network } = this.#context;
    if (connect.timeoutMs !== undefined) this.timers.startSingleTimer(TIMEOUT, TIMEOUT, connect.timeoutMs);
    this.#attempt = network.connect(connect, {
      onConnected: (socket) => this.#onOpen(socket),
      onFailed: (cause) => this.onFailed(cause),
    });
  }

  #onOpen(socket: StreamSocket): void {
    this.#attempt = undefined;
    this.#socket = socket;
    this.timers.cancel(TIMEOUT);
    socket.open(this);
    this.#apply({ kind: "opened", connected: new Connected(socket.remoteAddress, socket.localAddress) });
  }

  #onTimeout(): void {
    const { connect } = this.#phase.kind === "opening" ? this.#phase : {};
    const to = connect === undefined ? "" : ` to ${endPointText(connect.remoteAddress)} within ${connect.timeoutMs} ms`;
    if (connect === undefined)
      this.log.debug("No actor has registered within {0} ms: the connection is closed", this.#context.settings.registerTimeoutMs);
    this.#apply({ kind: "timed-out", cause: new Error(`There is no connection${to}, the timeout of Connect.`) });
  }

  #write(write: WriteCommand): void {
    const { kind } = this.#phase;
    if (kind !== "open" && kind !== "unregistered") return this.unhandled(write);
    const failure = this.#writes.offer(write, this.sender, this.#suspendsWithoutRoom);
    if (failure !== undefined) {
      this.#trace("A write of {0} bytes failed: {1}", write.bytes, failure.message);
      this.sender.tell(new CommandFailed(write, failure));
    } else if (kind === "open") this.#pump();
    else this.log.warning("A Write of {0} bytes came before Register, and waits for it", write.bytes);
  }

  /** Writes what waits, unless a write is under way. */
  #pump(): void {
    const next = this.#writes.next();
    if (next === undefined) this.#onIdle();
    else if (next.kind === "file") this.#transferFile(next.write);
    else if (next.chunks.length === 0) this.onWritten();
    else this.#socket?.write(next.chunks);
  }

  #transferFile(write: WriteFile): void {
    const { openFile, settings } = this.#context;
    this.#transfer = new FileTransfer(write, openFile, settings.filePieceBytes, {
      onPiece: (bytes) => this.#socket?.write([bytes]),
      onDone: () => {
        this.#transfer = undefined;
        this.onWritten();
      },
      onFailed: (cause) => this.onFailed(cause),
    });
    this.#transfer.next();
  }

  #onIdle(): void {
    if (!this.#writes.isFlushed) return;
    this.#writes.takeWhoAsked()?.tell(WritingResumed.instance, this.self);
    if (this.#phase.kind === "flushing") this.#apply({ kind: "flushed" });
  }

  #resumeWriting(command: ResumeWriting): void {
    const answer = this.#writes.resume(this.sender);
    if (answer === "now") this.sender.tell(WritingResumed.instance);
    else if (answer === "already-asked") this.sender.tell(new CommandFailed(command, new Error("Another actor has asked already.")));
  }

  #resumeReading(): void {
    this.#reads.resume();
    this.#deliver();
  }

  #suspendReading(): void {
    this.#reads.suspend();
    this.#socket?.pause();
  }

  /** Passes on what was read, and reads on if more is wanted. */
  #deliver(): void {
    const phase = this.#phase;
    if (!("handler" in phase)) return;
    for (let piece = this.#reads.take(); piece !== undefined; piece = this.#reads.take()) {
      this.#trace("Read {0} bytes", piece.length);
      phase.handler.tell(new Received(piece), this.self);
    }
    if (this.#reads.isOpen) this.#socket?.resume();
    else this.#socket?.pause();
  }

  #close(command: CloseCommand): void {
    this.#apply({ kind: "close", command, commander: this.sender, isFlushed: this.#writes.isFlushed });
  }

  #apply(input: PhaseInput): void {
    const { phase, effects } = nextPhase(this.#phase, input);
    this.#phase = phase;
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: PhaseEffect): void {
    switch (effect.kind) {
      case "tell":
        return effect.to.tell(effect.message, this.self);
      case "depend-on":
        return this.#dependOn(effect.actor);
      case "await-registration":
        if (this.#context.settings.registerTimeoutMs < Number.POSITIVE_INFINITY) {
          this.timers.startSingleTimer(TIMEOUT, TIMEOUT, this.#context.settings.registerTimeoutMs);
        }
        return;
      case "start":
        this.timers.cancel(TIMEOUT);
        this.#trace("{0} is the handler", effect.register.handler.path);
        this.#suspendsWithoutRoom = effect.register.useResumeWriting;
        this.#pump();
        return this.#deliver();
      case "end-output":
        return this.#socket?.endOutput();
      case "stop":
        return this.#stop(effect);
    }
  }

  #stop({ socket, event }: Extract<PhaseEffect, { readonly kind: "stop" }>): void {
    this.#trace("Ends ({0})", socket);
    this.#attempt?.cancel();
    this.#transfer?.cancel();
    if (socket === "abort") this.#socket?.abort();
    else this.#socket?.close();
    const waiting = this.#writes.abandon();
    if (event !== undefined) for (const sender of waiting) if (sender !== this.#dependsOn) sender.tell(event, this.self);
    this.context.stop(this.self);
  }

  #dependOn(actor: ActorRef): void {
    if (this.#dependsOn === actor) return;
    if (this.#dependsOn !== undefined) this.context.unwatch(this.#dependsOn);
    this.#dependsOn = actor;
    this.context.watch(actor);
  }

  #trace(template: string, ...values: readonly unknown[]): void {
    if (this.#context.settings.isTraced) this.log.debug(template, ...values);
  }
}
