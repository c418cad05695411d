import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import { TcpCommand, TcpEvent } from "./tcp-command.ts";

/** In place of an acknowledgement: none is wanted. `token` tells failed writes apart. */
export class NoAck extends TcpEvent {
  /** Without a token. */
  static readonly instance: NoAck = new NoAck();
  /** Whatever tells one write from others. */
  readonly token: unknown;

  constructor(token?: unknown) {
    super();
    this.token = token;
  }
}

/** Writes to a connection: {@link Write}, {@link WriteFile}, or several of them as a {@link CompoundWrite}. */
export abstract class WriteCommand extends TcpCommand {
  /** How many bytes it writes. */
  abstract readonly bytes: number;
}

/** A write that is not a compound one. */
export abstract class SimpleWriteCommand extends WriteCommand {
  /** The message that the sender is told once the operating system has taken the bytes; a {@link NoAck} if none. */
  abstract readonly ack: unknown;

  /** Whether the sender is told. */
  get wantsAck(): boolean {
    return !(this.ack instanceof NoAck);
  }

  /** This and then `next`. The bytes of other writers do not come between. */
  append(next: WriteCommand): CompoundWrite {
    return new CompoundWrite(this, next);
  }
}

/** Writes bytes. They must not change until they are written. */
export class Write extends SimpleWriteCommand {
  /** What to write. */
  readonly data: Uint8Array;
  /** The acknowledgement, or a {@link NoAck}. */
  readonly ack: unknown;

  /** `ack`: told to the sender when the operating system has taken all of `data`. Default: nothing. Throws InvalidArgumentError if `data` are not bytes. */
  constructor(data: Uint8Array, ack: unknown = NoAck.instance) {
    super();
    if (!(data instanceof Uint8Array)) {
      throw new InvalidArgumentError(`Write takes a Uint8Array, not ${describeValue(data)}. For text, pass Buffer.from(text).`);
    }
    this.data = data;
    this.ack = ack;
  }

  /** How many bytes it writes. */
  get bytes(): number {
    return this.data.byteLength;
  }
}

/**
 * Writes a part of a file, in pieces of `akka.io.tcp.file-io-transferTo-limit`, so that memory never has it as a whole. If the file cannot be read, or is
 * shorter, the connection ends with `ErrorClosed`: the peer has had a part of it.
 */
export class WriteFile extends SimpleWriteCommand {
  /** The file. */
  readonly path: string;
  /** Its first byte to write, from 0. */
  readonly position: number;
  /** How many bytes. */
  readonly count: number;
  /** The acknowledgement, or a {@link NoAck}. */
  readonly ack: unknown;

  /** `ack`: as in {@link Write}. Throws InvalidArgumentError unless `position` is a whole number from 0, and `count` one from 1. */
  constructor(path: string, position: number, count: number, ack: unknown = NoAck.instance) {
    super();
    if (!Number.isSafeInteger(position) || position < 0 || !Number.isSafeInteger(count) || count < 1) {
      throw new InvalidArgumentError(
        `WriteFile takes a position from 0 and a count from 1, not ${describeValue(position)} and ${describeValue(count)}.`,
      );
    }
    this.path = path;
    this.position = position;
    this.count = count;
    this.ack = ack;
  }

  /** How many bytes it writes. */
  get bytes(): number {
    return this.count;
  }
}

/** Several writes as one: the bytes of other writers do not come between, and all of them are accepted or none. Each is acknowledged by itself. */
export class CompoundWrite extends WriteCommand {
  /** The first write. */
  readonly head: SimpleWriteCommand;
  /** The others. */
  readonly tail: WriteCommand;
  /** How many bytes all of them write. */
  readonly bytes: number;

  constructor(head: SimpleWriteCommand, tail: WriteCommand) {
    super();
    this.head = head;
    this.tail = tail;
    this.bytes = head.bytes + tail.bytes;
  }

  /** The writes as one. Throws InvalidArgumentError if there are none. */
  static of(writes: readonly SimpleWriteCommand[]): WriteCommand {
    const last = writes.at(-1);
    if (last === undefined) throw new InvalidArgumentError("CompoundWrite.of takes at least one write.");
    return writes.slice(0, -1).reduceRight<WriteCommand>((tail, head) => new CompoundWrite(head, tail), last);
  }

  /** The simple writes, in order. */
  *[Symbol.iterator](): Generator<SimpleWriteCommand> {
    let rest: WriteCommand = this;
    for (; rest instanceof CompoundWrite; rest = rest.tail) yield rest.head;
    yield rest as SimpleWriteCommand;
  }
}
