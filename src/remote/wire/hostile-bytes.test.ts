import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { decodeAck, encodeAck } from "./ack.ts";
import { type DaemonCreateData, decodeDaemonCreate, encodeDaemonCreate } from "./daemon-create.ts";
import { decodeContainer, encodeContainer } from "./envelope.ts";
import type { ExceptionData } from "./exception-data.ts";
import { decodeMiscMessage, encodeMiscMessage, MISC_MANIFEST, type MiscMessage } from "./misc-messages.ts";
import type { Payload } from "./payload.ts";
import { decodePdu, encodePdu } from "./pdu.ts";
import { decodeSelectionEnvelope, encodeSelectionEnvelope, type SelectionEnvelope } from "./selection-envelope.ts";
import { decodeSystemMessage, encodeSystemMessage, SYSTEM_MESSAGE_MANIFEST, type SystemMessageData } from "./system-messages.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const int32 = fc.integer();
const count = fc.nat();
const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => new Uint8Array(array));
const payload: fc.Arbitrary<Payload> = fc.record({ serializerId: int32, manifest: text, bytes }, { noNullPrototype: true });
const optionalPayload = fc.option(payload, { nil: undefined });
const address = fc.record({ system: text, hostname: text, port: count, protocol: text });
const someText = text.filter((value) => value !== "");

const { exception } = fc.letrec<{ exception: ExceptionData | undefined }>((tie) => ({
  exception: fc.option(
    fc.record({
      typeName: someText,
      message: text,
      stackTrace: text,
      source: text,
      inner: tie("exception") as fc.Arbitrary<ExceptionData | undefined>,
      customFields: fc.array(fc.tuple(text, payload), { maxLength: 2 }).map((entries) => new Map(entries)),
      typeForwardedFrom: text,
    }),
    { nil: undefined, maxDepth: 4 },
  ),
}));

const kindOf = <K extends string>(...kinds: K[]): fc.Arbitrary<K> => fc.constantFrom(...kinds);

const systemMessage: fc.Arbitrary<SystemMessageData> = fc.oneof(
  fc.record({ kind: kindOf("watch", "unwatch"), watchee: text, watcher: text }),
  fc.record({ kind: kindOf("supervise"), child: text, isAsync: fc.boolean() }),
  fc.record({ kind: kindOf("failed"), child: text, cause: exception, uid: fc.maxSafeInteger() }),
  fc.record({ kind: kindOf("create", "recreate", "resume"), cause: exception }),
  fc.record({ kind: kindOf("suspend", "terminate") }),
  fc.record({
    kind: kindOf("death-watch-notification"),
    actor: text,
    existenceConfirmed: fc.boolean(),
    addressTerminated: fc.boolean(),
  }),
);

const duration = fc.record({ seconds: fc.maxSafeInteger(), nanos: int32 });
const poolFields = { instances: count, routerDispatcher: text, usesPoolDispatcher: fc.boolean(), resizer: optionalPayload };
const ratio = fc.double({ noNaN: true }).map((value) => value + 0); // no negative zero: it is not written
const miscMessage: fc.Arbitrary<MiscMessage> = fc.oneof(
  fc.record({ kind: kindOf("identify"), messageId: optionalPayload }),
  fc.record({ kind: kindOf("actor-identity"), correlationId: payload, path: fc.option(someText, { nil: undefined }) }),
  fc.record({ kind: kindOf("actor-ref"), path: text }),
  fc.record({ kind: kindOf("poison-pill", "kill", "intentional-restart", "remote-watcher-heartbeat", "local-scope") }),
  fc.record({ kind: kindOf("remote-watcher-heartbeat-response"), uid: int32 }),
  fc.record({ kind: kindOf("status-success"), status: payload }),
  fc.record({ kind: kindOf("status-failure"), cause: exception, state: payload }),
  fc.record({ kind: kindOf("remote-scope"), node: address }),
  fc.record({ kind: kindOf("config"), text }),
  fc.record({ kind: kindOf("from-config"), resizer: optionalPayload, routerDispatcher: text }),
  fc.record({
    kind: kindOf("default-resizer"),
    lowerBound: count,
    upperBound: count,
    pressureThreshold: count,
    rampupRate: ratio,
    backoffThreshold: ratio,
    backoffRate: ratio,
    messagesPerResize: count,
  }),
  fc.record({ kind: kindOf("round-robin-pool", "broadcast-pool", "random-pool", "consistent-hashing-pool"), ...poolFields }),
  fc.record({
    kind: kindOf("scatter-gather-pool", "tail-chopping-pool"),
    pool: fc.record(poolFields),
    within: duration,
    interval: fc.option(duration, { nil: undefined }),
  }),
  fc.record({ kind: kindOf("remote-router-config"), local: payload, nodes: fc.array(address, { maxLength: 3 }) }),
);

const selection: fc.Arbitrary<SelectionEnvelope> = fc.record({
  payload,
  steps: fc.array(
    fc.oneof(
      fc.record({ kind: kindOf("parent") }),
      fc.record({ kind: kindOf("name"), name: text }),
      fc.record({ kind: kindOf("pattern"), pattern: text }),
    ),
    { maxLength: 4 },
  ),
});

const part = fc.option(fc.record({ serializerId: int32.filter((id) => id !== 0), manifest: text, bytes }), { nil: undefined });
const deploy = fc.option(fc.record({ path: text, config: part, routerConfig: part, scope: part, dispatcher: text, stashCapacity: int32 }), {
  nil: undefined,
});
const daemonCreate: fc.Arbitrary<DaemonCreateData> = fc.record({
  props: fc.record({ deploy, className: text, args: fc.array(payload, { maxLength: 4 }) }),
  deploy,
  path: text,
  supervisor: text,
});

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const ack = fc.record({ cumulativeAck: int64, nacks: fc.array(int64, { maxLength: 5 }) });

/** Each layout: an example, how to write it and how to read it. */
const layouts: readonly Layout[] = [
  layout("acknowledgement", ack, encodeAck, (input) => decodeAck(input)),
  layout("daemon create", daemonCreate, encodeDaemonCreate, decodeDaemonCreate),
  layout("selection envelope", selection, encodeSelectionEnvelope, decodeSelectionEnvelope),
  layout("misc message", miscMessage, encodeMiscMessage, (input, { kind }) => decodeMiscMessage(MISC_MANIFEST[kind], input)),
  layout("system message", systemMessage, encodeSystemMessage, (input, { kind }) =>
    decodeSystemMessage(SYSTEM_MESSAGE_MANIFEST[kind], input),
  ),
  layout(
    "container",
    fc.record({
      ack: fc.option(ack, { nil: undefined }),
      envelope: fc.option(
        fc.record({
          recipientPath: someText,
          senderPath: fc.option(someText, { nil: undefined }),
          payload,
          seq: fc.option(fc.bigInt({ min: 0n, max: 2n ** 53n - 1n }), { nil: undefined }),
        }),
        { nil: undefined },
      ),
    }),
    encodeContainer,
    (input) => decodeContainer(input),
  ),
  layout("handshake", fc.record({ kind: kindOf("associate"), origin: address, uid: int32, cookie: someText }), encodePdu, (input) =>
    decodePdu(input),
  ),
];

interface Layout {
  readonly name: string;
  readonly roundTrip: () => void;
  readonly survivesTruncation: () => void;
  readonly survivesRandomBytes: () => void;
}

function layout<T>(
  name: string,
  example: fc.Arbitrary<T>,
  encode: (value: T) => Uint8Array,
  decode: (input: Uint8Array, like: T) => unknown,
): Layout {
  const assertNoCrash = (input: Uint8Array, like: T): void => {
    try {
      decode(input, like);
    } catch (error) {
      assert.match(String((error as { code?: string }).code), /^RITSEM_WIRE_/, `${String(error)} for ${input.join()}`);
    }
  };
  return {
    name,
    roundTrip: () =>
      fc.assert(
        fc.property(example, (value) => assert.deepEqual(decode(encode(value), value), value)),
        { numRuns: 300 },
      ),
    survivesTruncation: () =>
      fc.assert(
        fc.property(example, (value) => {
          const whole = encode(value);
          for (let end = 0; end < whole.length; end += 1) assertNoCrash(whole.subarray(0, end), value);
        }),
        { numRuns: 50 },
      ),
    survivesRandomBytes: () =>
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 40 }),
          example,
          fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
          (input, value, changes) => {
            assertNoCrash(input, value);
            const changed = encode(value).slice();
            for (const [at, byte] of changes) changed[at % Math.max(1, changed.length)] = byte;
            assertNoCrash(changed, value);
          },
        ),
        { numRuns: 500 },
      ),
  };
}

describe.each(layouts)("the layout of a $name", ({ roundTrip, survivesTruncation, survivesRandomBytes }) => {
  it("gives back what was written", roundTrip);
  it("gives a value or a typed error for every beginning of a valid message", survivesTruncation);
  it("gives a value or a typed error for random and for damaged bytes", survivesRandomBytes);
});
