import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { isIP, type LookupFunction } from "node:net";
import type { EndPoint } from "../message/end-point.ts";
import type { DatagramListener, DatagramNetwork, DatagramRequest, DatagramSocket } from "../network/datagram-network.ts";

/** UDP by Node's sockets. The family is that of the addresses of the request; a socket without any is of both, each opened when it is needed. */
export class NodeDatagramNetwork implements DatagramNetwork {
  readonly #lookup: LookupFunction;

  /** `lookup`: resolves names. */
  constructor(lookup: LookupFunction) {
    this.#lookup = lookup;
  }

  open({ localAddress, remoteAddress, broadcast }: DatagramRequest, listener: DatagramListener): DatagramSocket {
    const { host } = localAddress ?? remoteAddress ?? { host: "" };
    let current: DatagramListener | undefined = listener;
    const first = this.#socketFor(host, () => current);
    let other: Socket | undefined;
    first.on("error", (error) => current?.onFailed(error));
    const onOpen = (): void => {
      if (broadcast) first.setBroadcast(true);
      const { address, port } = first.address();
      current?.onOpen({ host: address, port });
    };
    const onBound = (): void => {
      if (remoteAddress === undefined) onOpen();
      else
        first.connect(remoteAddress.port, remoteAddress.host, (error?: Error) =>
          error === undefined ? onOpen() : current?.onFailed(error),
        );
    };
    first.bind(localAddress === undefined ? {} : { address: localAddress.host, port: localAddress.port }, onBound);
    return {
      send: (payload, target, whenDone) => {
        const done = (error: Error | null): void => whenDone(error ?? undefined);
        if (target === undefined) return first.send(payload, done);
        const isOther = localAddress === undefined && isIP(target.host) === 6;
        if (isOther) other ??= this.#socketFor(target.host, () => undefined);
        (isOther ? (other ?? first) : first).send(payload, target.port, target.host, done);
      },
      close() {
        current = undefined;
        first.close();
        other?.close();
      },
    };
  }

  #socketFor(host: string, listener: () => DatagramListener | undefined): Socket {
    const type = isIP(host) === 6 ? "udp6" : "udp4";
    const lookup: LookupFunction = (name, options, done) => {
      if (isIP(name) !== 0)
        done(null, name, isIP(name)); // Node asks for addresses too
      else this.#lookup(name, typeof options === "number" ? { family: options } : options, done);
    };
    const socket = createSocket({ type, lookup: lookup as never });
    socket.on("message", (data: Buffer, { address, port }: RemoteInfo) =>
      listener()?.onDatagram(data, { host: address, port } satisfies EndPoint),
    );
    socket.on("error", () => {});
    return socket;
  }
}
