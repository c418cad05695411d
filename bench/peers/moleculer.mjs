// An action of another node with `moleculer` over its TCP transporter; an echo is the answer to a call.
import { createServer } from "node:net";
import { once } from "node:events";
import { ServiceBroker } from "moleculer";
import { pingPong } from "./ping-pong.mjs";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function startBroker(nodeID, port, serverPort) {
  const broker = new ServiceBroker({
    nodeID,
    logger: false,
    transporter: { type: "TCP", options: { port, udpDiscovery: false, urls: [`tcp://127.0.0.1:${serverPort}/server`] } },
  });
  if (nodeID === "server") broker.createService({ name: "echo", actions: { hit: ({ params }) => params } });
  await broker.start();
  return broker;
}

let broker;
await pingPong({
  peer: "moleculer",
  async serve() {
    const port = await freePort();
    await startBroker("server", port, port);
    return port;
  },
  async open(port, _clients, onEcho) {
    // The nodes keep one connection for all points, as those of the others do within one point.
    broker ??= await startBroker("client", await freePort(), port);
    await broker.waitForServices("echo");
    const call = async (index) => {
      await broker.call("echo.hit", "hit");
      onEcho(index);
    };
    return { send: (index) => void call(index), close() {} };
  },
});
