import type { Address } from "../../../actor/index.ts";
import { adaptTransport, type Transport, type TransportAdapterContext } from "../index.ts";
import {
  Direction,
  ForceDisassociate,
  ForceDisassociateExplicitly,
  SetThrottle,
  type ThrottleMode,
  Unthrottled,
} from "./throttle-commands.ts";
import { ThrottledHandle } from "./throttled-handle.ts";

interface Modes {
  readonly send: ThrottleMode;
  readonly receive: ThrottleMode;
}

const OPEN: Modes = { send: Unthrottled.instance, receive: Unthrottled.instance };

/** The adapter `trttl`: slows connections down, loses their frames or closes them, by the commands {@link SetThrottle} and {@link ForceDisassociate}. */
export function createThrottler(wrapped: Transport, { platform, originOf }: TransportAdapterContext): Transport {
  const handles = new Set<ThrottledHandle>();
  const modesAt = new Map<string, Modes>();
  const apply = (handle: ThrottledHandle, { send, receive }: Modes): void => {
    handle.setMode(Direction.Send, send);
    handle.setMode(Direction.Receive, receive);
  };
  const context = {
    platform,
    onFirstFrame(handle: ThrottledHandle, bytes: Uint8Array, start: number, end: number): void {
      const origin = originOf(bytes, start, end);
      if (origin === undefined) return;
      handle.place = placeOf(origin);
      const modes = modesAt.get(handle.place);
      if (modes !== undefined) apply(handle, modes);
    },
    onEnded: (handle: ThrottledHandle): void => void handles.delete(handle),
  };
  const handlesAt = (address: Address): readonly ThrottledHandle[] => {
    const place = placeOf(address);
    return [...handles].filter((handle) => handle.place === place);
  };
  const setThrottle = ({ address, direction, mode }: SetThrottle): void => {
    const place = placeOf(address);
    const before = modesAt.get(place) ?? OPEN;
    const modes = {
      send: direction === Direction.Receive ? before.send : mode,
      receive: direction === Direction.Send ? before.receive : mode,
    };
    if (modes.send instanceof Unthrottled && modes.receive instanceof Unthrottled) modesAt.delete(place);
    else modesAt.set(place, modes);
    for (const handle of handlesAt(address)) handle.setMode(direction, mode);
  };
  return adaptTransport(wrapped, "trttl", {
    wrap(handle, remote) {
      const throttled = new ThrottledHandle(handle, context, remote === undefined ? undefined : placeOf(remote));
      handles.add(throttled);
      const modes = throttled.place === undefined ? undefined : modesAt.get(throttled.place);
      if (modes !== undefined) apply(throttled, modes);
      return throttled;
    },
    managementCommand(command) {
      if (command instanceof SetThrottle) setThrottle(command);
      else if (command instanceof ForceDisassociate) for (const handle of handlesAt(command.address)) handle.force("unknown");
      else if (command instanceof ForceDisassociateExplicitly) {
        for (const handle of handlesAt(command.address)) handle.force(command.reason);
      } else return false;
      return true;
    },
    beforeShutdown() {
      for (const handle of handles) handle.release();
    },
  });
}

function placeOf({ host, port }: Address): string {
  return `${host}:${port}`;
}
