import { createTraceState, TraceFlags } from "@opentelemetry/api";
import { assert, describe, it } from "vitest";
import { contextText, spanContextIn } from "./trace-context.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const SPAN_ID = "b7ad6b7169203331";
const PARENT = `00-${TRACE_ID}-${SPAN_ID}-01`;
const read = (text: string | Uint8Array): ReturnType<typeof spanContextIn> => {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return spanContextIn(bytes, 0, bytes.length);
};

describe("What goes with a message in a trace", () => {
  it("is the traceparent of W3C, and its tracestate if there is one", () => {
    const spanContext = { traceId: TRACE_ID, spanId: SPAN_ID, traceFlags: TraceFlags.SAMPLED };
    assert.equal(contextText(spanContext), PARENT);
    assert.equal(contextText({ ...spanContext, traceState: createTraceState("vendor=1,other=2") }), `${PARENT}\nvendor=1,other=2`);
  });

  it("is read back", () => {
    const { traceState, ...rest } = read(`${PARENT}\nvendor=1`) ?? {};
    assert.deepEqual(rest, { traceId: TRACE_ID, spanId: SPAN_ID, traceFlags: TraceFlags.SAMPLED, isRemote: true });
    assert.equal(traceState?.get("vendor"), "1");
    assert.equal(read(PARENT.replace(/01$/, "02"))?.traceFlags, TraceFlags.NONE);
  });

  it("is left out if the state is too long for others to pass on", () => {
    const traceState = createTraceState(`a=${"x".repeat(250)},b=${"x".repeat(250)},c=${"x".repeat(250)}`);
    assert.equal(contextText({ traceId: TRACE_ID, spanId: SPAN_ID, traceFlags: 1, traceState }), PARENT);
  });

  it.each([
    ["nothing", ""],
    ["a text that is cut off", PARENT.slice(0, -1)],
    ["an unknown version", PARENT.replace(/^00/, "01")],
    ["the forbidden version", PARENT.replace(/^00/, "ff")],
    ["capital letters", PARENT.toUpperCase()],
    ["a trace id of zeros", PARENT.replace(TRACE_ID, "0".repeat(32))],
    ["a span id of zeros", PARENT.replace(SPAN_ID, "0".repeat(16))],
    ["more behind it", `${PARENT}-more`],
    ["control characters", `${PARENT}\n\u0000=1`],
    ["bytes that are no text", new Uint8Array(55).fill(0xff)],
    ["more than W3C asks for", `${PARENT}\n${"a".repeat(600)}`],
    ["a megabyte", new Uint8Array(1_000_000).fill(0x30)],
  ])("is ignored if it is %s", (_what, text) => assert.isUndefined(read(text)));

  it("keeps of a state only what W3C allows, and the trace goes on", () => {
    assert.equal(read(`${PARENT}\n=,;;\n\n,ok=1`)?.traceId, TRACE_ID);
  });
});
