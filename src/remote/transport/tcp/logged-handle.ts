import type { AssociationHandle, TransportLog } from "../index.ts";

/** `handle`, each step of it logged: sizes, never contents. Key: `log-transport`. */
export function loggedHandle(handle: AssociationHandle, log: TransportLog): AssociationHandle {
  const { remoteEndpoint } = handle;
  const say = (what: string): void => log.debug(`[${remoteEndpoint}] ${what}`);
  say("connected");
  return {
    remoteEndpoint,
    open: (listener) =>
      handle.open({
        onFrame(bytes, start, end) {
          say(`read a frame of ${end - start} bytes`);
          listener.onFrame(bytes, start, end);
        },
        onWritable() {
          say("takes writes again");
          listener.onWritable();
        },
        onDisassociated(cause) {
          say(cause === undefined ? "disconnected" : `disconnected: ${cause.message}`);
          listener.onDisassociated(cause);
        },
      }),
    write(block) {
      const isReady = handle.write(block);
      say(`wrote ${block.length} bytes${isReady ? "" : ", and asks to wait"}`);
      return isReady;
    },
    disassociate() {
      say("disconnecting");
      handle.disassociate();
    },
    abort() {
      say("disconnecting at once");
      handle.abort();
    },
    refusalOf: (claimed) => handle.refusalOf?.(claimed),
  };
}
