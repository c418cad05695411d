import { createTraceState, type SpanContext, TraceFlags } from "@opentelemetry/api";

/** `traceparent` of W3C Trace Context, version 00. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const TRACEPARENT_BYTES = 55;
/** The longest `tracestate` that W3C obliges anyone to pass on. Unit: bytes. */
const LONGEST_TRACESTATE_BYTES = 512;
const LONGEST_TEXT_BYTES = TRACEPARENT_BYTES + 1 + LONGEST_TRACESTATE_BYTES;
const NO_TRACE = /^0+$/;

/** What goes with a message: `traceparent`, and, behind a line end, `tracestate` if there is one. */
export function contextText({ traceId, spanId, traceFlags, traceState }: SpanContext): string {
  const parent = `00-${traceId}-${spanId}-${(traceFlags & 0xff).toString(16).padStart(2, "0")}`;
  const state = traceState?.serialize() ?? "";
  return state === "" || state.length > LONGEST_TRACESTATE_BYTES ? parent : `${parent}\n${state}`;
}

/** Reads what a peer wrote. `undefined` for anything that is malformed or too long: the message is handled without its trace. */
export function spanContextIn(bytes: Uint8Array, start: number, end: number): SpanContext | undefined {
  if (end - start < TRACEPARENT_BYTES || end - start > LONGEST_TEXT_BYTES) return undefined;
  let text = "";
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7e || (byte < 0x20 && byte !== 0x0a)) return undefined; // W3C allows printable ASCII
    text += String.fromCharCode(byte);
  }
  const lineEnd = text.indexOf("\n");
  const [, traceId = "", spanId = "", flags = ""] = TRACEPARENT.exec(lineEnd < 0 ? text : text.slice(0, lineEnd)) ?? [];
  if (traceId === "" || NO_TRACE.test(traceId) || NO_TRACE.test(spanId)) return undefined;
  const isSampled = (Number.parseInt(flags, 16) & TraceFlags.SAMPLED) !== 0;
  return {
    traceId,
    spanId,
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
    ...(lineEnd < 0 ? {} : { traceState: createTraceState(text.slice(lineEnd + 1)) }),
  };
}
