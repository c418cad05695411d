// WebSocket messages with `ws`: text, the client's number and the message.
import { once } from "node:events";
import { WebSocket, WebSocketServer } from "ws";
import { pingPong } from "./ping-pong.mjs";

await pingPong({
  peer: "ws",
  async serve() {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
    server.on("connection", (socket) => socket.on("message", (data) => socket.send(data, { binary: false })));
    await once(server, "listening");
    return server.address().port;
  },
  async open(port, _clients, onEcho) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
    socket.on("message", (data) => onEcho(Number.parseInt(data.latin1Slice(), 10)));
    await once(socket, "open");
    return { send: (index) => socket.send(`${index} hit`), close: () => socket.terminate() };
  },
});
