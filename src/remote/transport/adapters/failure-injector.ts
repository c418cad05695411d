import type { Address } from "../../../actor/index.ts";
import {
  adaptTransport,
  type AssociationHandle,
  ConnectError,
  PREFIX_BYTES,
  takeFrames,
  type Transport,
  type TransportAdapterContext,
} from "../index.ts";
import { FailureInjectorError } from "./errors.ts";
import { All, type GremlinMode, One, PassThru } from "./gremlin-commands.ts";

/**
 * The adapter `gremlin`: loses frames and connections at random, by the commands {@link All} and {@link One}. With `akka.remote.gremlin.debug` it logs
 * each of them.
 */
export function createFailureInjector(wrapped: Transport, context: TransportAdapterContext): Transport {
  const { platform, log, settings, originOf } = context;
  const isDebugging = settings.hasPath("debug") && settings.getBoolean("debug");
  const modeAt = new Map<string, GremlinMode>();
  let modeOfAll: GremlinMode = PassThru.instance;
  const random = randomFrom(platform.randomUid());
  let isListening = false;
  const shouldDrop = (place: string, way: "outbound" | "inbound", what: string): boolean => {
    const mode = modeAt.get(place) ?? modeOfAll;
    if (mode.kind !== "drop") return false;
    const probability = way === "outbound" ? mode.outboundDropP : mode.inboundDropP;
    if (probability === 0 || random() >= probability) return false;
    if (isDebugging) log.debug(`Dropping ${way} ${what} for ${place || "a peer that is not known yet"}`);
    return true;
  };
  const injected = adaptTransport(wrapped, "gremlin", {
    beforeAssociate(remote) {
      const place = placeOf(remote);
      if (!shouldDrop(place, "inbound", "association") && !shouldDrop(place, "outbound", "association")) return;
      const failure = new FailureInjectorError(remote.toString());
      throw new ConnectError(remote, failure.message, { cause: failure });
    },
    mayAccept: () => !shouldDrop("", "inbound", "association"),
    wrap: (handle, remote) => injectedHandle(handle, remote === undefined ? "" : placeOf(remote), shouldDrop, originOf),
    managementCommand(command) {
      if (command instanceof All) modeOfAll = command.mode;
      else if (command instanceof One) modeAt.set(placeOf(command.remoteAddress), command.mode);
      else return false;
      return true;
    },
  });
  return {
    ...injected,
    listen(systemName, onInbound) {
      if (!isListening) log.warning("FailureInjectorTransport is active on this system. Gremlins might munch your packets.");
      isListening = true;
      return injected.listen(systemName, onInbound);
    },
  };
}

/** `handle` without the frames that `shouldDrop` holds for. `dialled` is empty until the peer's first frame tells who it is. */
function injectedHandle(
  handle: AssociationHandle,
  dialled: string,
  shouldDrop: (place: string, way: "outbound" | "inbound", what: string) => boolean,
  originOf: TransportAdapterContext["originOf"],
): AssociationHandle {
  let place = dialled;
  return {
    remoteEndpoint: handle.remoteEndpoint,
    open: (listener) =>
      handle.open({
        onFrame(bytes, start, end) {
          if (place === "") {
            const origin = originOf(bytes, start, end);
            if (origin !== undefined) place = placeOf(origin);
          }
          if (!shouldDrop(place, "inbound", `frame of ${end - start} bytes`)) listener.onFrame(bytes, start, end);
        },
        onWritable: () => listener.onWritable(),
        onDisassociated: (cause) => listener.onDisassociated(cause),
      }),
    write(block) {
      const kept: Uint8Array[] = [];
      let keptBytes = 0;
      takeFrames(block, 0, block.length, true, Number.MAX_SAFE_INTEGER, (bytes, start, end) => {
        if (shouldDrop(place, "outbound", `frame of ${end - start} bytes`)) return;
        kept.push(bytes.subarray(start - PREFIX_BYTES, end));
        keptBytes += end - start + PREFIX_BYTES;
      });
      if (keptBytes === block.length) return handle.write(block);
      if (keptBytes === 0) return true;
      const rest = new Uint8Array(keptBytes);
      let at = 0;
      for (const frame of kept) {
        rest.set(frame, at);
        at += frame.length;
      }
      return handle.write(rest);
    },
    disassociate: () => handle.disassociate(),
    abort: () => handle.abort(),
    refusalOf: (claimed) => handle.refusalOf?.(claimed),
  };
}

function placeOf({ host, port }: Address): string {
  return `${host}:${port}`;
}

/** Numbers from 0 to before 1, the same for the same seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
