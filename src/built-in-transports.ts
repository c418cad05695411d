// The transports of Node's main entry point. A transport that is added here needs a compliance run, which a test checks.
import type { BuiltIn } from "./host-from.ts";
import type { TransportFactory } from "./remote/transport/index.ts";

/** The transports by their class names, each loaded when a configuration enables it, and the defaults of their settings. */
export async function builtInTransports(): ReturnType<BuiltIn["loadTransports"]> {
  const [{ createTcpTransport, tcpReference }, { webSocketReference }, { workerReference }, { udpReference }] = await Promise.all([
    import("./remote/transport/tcp/index.ts"),
    import("./remote/transport/websocket/settings/index.ts"),
    import("./remote/transport/worker/settings/index.ts"),
    import("./remote/transport/udp/settings/index.ts"),
  ]);
  return {
    references: [tcpReference(), webSocketReference(), workerReference(), udpReference()],
    transports: new Map([
      ["Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote", () => Promise.resolve(createTcpTransport)],
      ["Ritsem.Remote.Transport.WebSocket", loadWebSocketTransport],
      ["Ritsem.Remote.Transport.Worker", loadWorkerTransport],
      ["Ritsem.Remote.Transport.Udp", loadUdpTransport],
    ]),
  };
}

async function loadWebSocketTransport(): Promise<TransportFactory> {
  return (await import("./remote/transport/websocket/server/index.ts")).webSocketTransportWith();
}

async function loadWorkerTransport(): Promise<TransportFactory> {
  return (await import("./remote/transport/worker/index.ts")).createWorkerTransport;
}

async function loadUdpTransport(): Promise<TransportFactory> {
  return (await import("./remote/transport/udp/index.ts")).createUdpTransport;
}
