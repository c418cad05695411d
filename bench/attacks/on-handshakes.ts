import type { Attack } from "./assault.ts";
import { associate, control, said, text, varint } from "./wire.ts";

/** Attacks on the handshake and the other frames of the Akka protocol. */
export const onHandshakes: readonly Attack[] = [
  {
    name: "3 000 peers with invented names",
    run: (assault) => assault.many(3_000, (socket, index) => socket.write(associate({ system: `Evil${index}` }))),
  },
  {
    name: "handshakes of one address with ever new uids",
    run: async (assault) => {
      for (let uid = 1; !assault.isOver; uid += 1) {
        const socket = await assault.peer({ system: "Evil", uid });
        await assault.pause(2);
        socket?.destroy();
      }
    },
  },
  {
    name: "a handshake in the name of the healthy peer, again and again",
    run: async (assault) => {
      for (let uid = 1; !assault.isOver; uid += 1) {
        const socket = await assault.peer({ system: "Healthy", port: assault.healthyPort, uid });
        await assault.pause(50);
        socket?.destroy();
      }
    },
  },
  {
    name: "a farewell in the name of the healthy peer",
    run: async (assault) => {
      while (!assault.isOver) {
        const socket = await assault.peer({ system: "Healthy", port: assault.healthyPort, uid: 1 });
        for (const command of [2, 4, 5]) if (socket !== undefined) await assault.write(socket, control(command));
        await assault.pause(50);
        socket?.destroy();
      }
    },
  },
  {
    name: "a name of 120 kB, on 500 connections",
    run: (assault) => assault.many(500, (socket) => socket.write(associate({ system: "x".repeat(120_000) }))),
  },
  {
    name: "a host of 7 kB, on 3 000 connections",
    run: (assault) => assault.many(3_000, (socket, index) => socket.write(associate({ system: "E", host: `${index}`.padEnd(7_000, "x") }))),
  },
  {
    name: "handshakes one after the other on one connection",
    run: (assault) => assault.send(200_000, (index) => associate({ system: `Evil${index % 7}`, uid: index })),
  },
  {
    name: "a control message of many fields",
    run: (assault) => assault.send(500, () => control(3, Buffer.concat(Array.from({ length: 30_000 }, () => varint(9, 1))))),
  },
  {
    name: "unknown commands",
    run: (assault) => assault.send(300_000, (index) => control(6 + (index % 1000))),
  },
  {
    name: "messages for replies to 4 000 invented addresses",
    run: (assault) =>
      assault.send(4_000, (index) =>
        said({
          to: `${assault.node}/user/echo`,
          from: `akka.tcp://Invented${index}@127.0.0.1:${20_000 + index}/user/x`,
          serializerId: 17,
          manifest: "S",
          bytes: Buffer.from("hello"),
        }),
      ),
  },
  {
    name: "messages for replies to 1 000 hanging hosts",
    run: (assault) =>
      assault.send(1_000, (index) =>
        said({
          to: `${assault.node}/user/echo`,
          from: `akka.tcp://Hanging@192.0.2.${index % 250}:${1_000 + index}/user/x`,
          serializerId: 17,
          manifest: "S",
          bytes: Buffer.alloc(50_000, 0x61),
        }),
      ),
  },
  {
    name: "text where the protocol message should be",
    run: (assault) => assault.send(2_000, () => control(1, text(2, "x".repeat(50_000)))),
  },
];
