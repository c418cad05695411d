import type { Attack } from "./assault.ts";
import { acknowledgement, field, frame, said, text } from "./wire.ts";

const HELLO = { serializerId: 17, manifest: "S", bytes: Buffer.from("hello") } as const;
const deep = (levels: number): string => "/a".repeat(levels);

/** Attacks on envelopes: paths, manifests, numbers, acknowledgements. */
export const onEnvelopes: readonly Attack[] = [
  {
    name: "recipients of 4 000 levels",
    run: (assault) => assault.send(200, (index) => said({ to: `${assault.node}/user${deep(4_000)}/b${index}`, ...HELLO })),
  },
  {
    name: "senders of 4 000 levels",
    run: (assault) => assault.say(200, (index) => ({ ...HELLO, from: `${assault.self}${deep(4_000)}/b${index}` })),
  },
  {
    name: "recipients of 60 000 levels",
    run: (assault) => assault.send(200, (index) => said({ to: `${assault.node}/user${deep(60_000)}/b${index}`, ...HELLO })),
  },
  {
    name: "ever new recipients of 100 kB",
    run: (assault) => assault.send(300, (index) => said({ to: `${assault.node}/user/${String(index).padEnd(100_000, "x")}`, ...HELLO })),
  },
  {
    name: "ever new senders of 100 kB",
    run: (assault) => assault.say(300, (index) => ({ ...HELLO, from: `${assault.self}/${String(index).padEnd(100_000, "x")}` })),
  },
  {
    name: "ever new senders of 900 bytes",
    run: (assault) => assault.say(30_000, (index) => ({ ...HELLO, from: `${assault.self}/${String(index).padEnd(900, "x")}` })),
  },
  {
    name: "ever new manifests of 100 kB",
    run: (assault) => assault.say(300, (index) => ({ ...HELLO, manifest: String(index).padEnd(100_000, "x") })),
  },
  {
    name: "messages for actors that do not exist",
    run: (assault) => assault.send(200_000, (index) => said({ to: `${assault.node}/user/nobody${index}`, ...HELLO })),
  },
  {
    name: "messages to an actor in its own name, which it answers for ever",
    run: (assault) => assault.send(10_000, () => said({ to: `${assault.node}/user/echo`, ...HELLO, from: `${assault.node}/user/echo` })),
  },
  {
    name: "messages for other systems",
    run: (assault) => assault.send(100_000, (index) => said({ to: `akka.tcp://Other${index}@127.0.0.1:1/user/a`, ...HELLO })),
  },
  {
    name: "a uid of 100 000 digits",
    run: (assault) => assault.say(200, () => ({ ...HELLO, to: `${assault.node}/user/echo#${"9".repeat(100_000)}` })),
  },
  {
    name: "a path of percent signs",
    run: (assault) => assault.say(200, () => ({ ...HELLO, to: `${assault.node}/user/${"%41".repeat(30_000)}` })),
  },
  {
    name: "acknowledgements of what was never sent",
    run: (assault) => assault.send(100_000, (index) => acknowledgement(BigInt(index) * 1_000_000_007n)),
  },
  {
    name: "negative acknowledgements by the thousand",
    run: (assault) =>
      assault.send(300, (index) =>
        acknowledgement(
          index,
          Array.from({ length: 8_000 }, (_, seq) => seq),
        ),
      ),
  },
  {
    name: "an envelope of 40 000 recipients",
    run: (assault) => {
      const recipient = field(1, text(1, "a"));
      const envelope = field(2, Buffer.concat(Array.from({ length: 20_000 }, () => recipient)));
      return assault.send(300, () => frame(field(1, envelope)));
    },
  },
  {
    name: "a flood of small messages",
    run: (assault) => {
      const one = said({ to: `${assault.node}/user/sink`, ...HELLO });
      const block = Buffer.concat(Array.from({ length: 500 }, () => one));
      return assault.send(10_000, () => block);
    },
  },
  {
    name: "replies that the attacker does not read",
    run: async (assault) => {
      const socket = await assault.peer();
      socket?.pause();
      const one = said({ to: `${assault.node}/user/echo`, from: assault.self, serializerId: 4, bytes: Buffer.alloc(100_000) });
      while (socket !== undefined && (await assault.write(socket, one))) continue;
      socket?.destroy();
    },
  },
];
