// The globals that Node 20 and every current browser share. Browser-safe modules compile against these only, so a stray
// `Buffer`, `process` or `document` is a compile error there.

declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
  throwIfAborted(): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class MessagePort {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  /** On Node only. */
  unref?(): void;
}

declare class MessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}

declare const performance: { now(): number };
declare const console: { log(...data: unknown[]): void; warn(...data: unknown[]): void; error(...data: unknown[]): void };
declare const crypto: { getRandomValues<T extends Uint8Array | Uint32Array>(array: T): T; randomUUID(): string };

declare function queueMicrotask(callback: () => void): void;
declare function setTimeout(callback: () => void, delayMs?: number): unknown;
declare function clearTimeout(handle: unknown): void;
declare function atob(text: string): string;
declare function btoa(bytes: string): string;
