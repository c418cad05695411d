// A DEALER and a ROUTER socket of `zeromq` over TCP. A socket sends one message at a time, so what waits is kept in a queue.
import { Dealer, Router } from "zeromq";
import { pingPong } from "./ping-pong.mjs";

/** Sends in order what is passed to it. */
function sender(socket) {
  const queue = [];
  let isSending = false;
  const drain = async () => {
    isSending = true;
    for (let index = 0; index < queue.length; index += 1) await socket.send(queue[index]);
    queue.length = 0;
    isSending = false;
  };
  return (message) => {
    queue.push(message);
    if (!isSending) void drain();
  };
}

const unlimited = { sendHighWaterMark: 0, receiveHighWaterMark: 0, linger: 0 };

await pingPong({
  peer: "zeromq",
  async serve() {
    const socket = new Router(unlimited);
    await socket.bind("tcp://127.0.0.1:*");
    const send = sender(socket);
    void (async () => {
      for await (const [client, message] of socket) send([client, message]);
    })();
    return Number(socket.lastEndpoint.slice(socket.lastEndpoint.lastIndexOf(":") + 1));
  },
  open(port, _clients, onEcho) {
    const socket = new Dealer(unlimited);
    socket.connect(`tcp://127.0.0.1:${port}`);
    const send = sender(socket);
    void (async () => {
      for await (const [message] of socket) onEcho(Number.parseInt(message.latin1Slice(), 10));
    })();
    return { send: (index) => send(`${index} hit`), close: () => socket.close() };
  },
});
