import type { Assault, Attack } from "./assault.ts";
import { field, said, text, varint } from "./wire.ts";

const manifestOf = (kind: string): string => `Akka.Dispatch.SysMsg.${kind}, Akka`;
const BIG = "x".repeat(100_000);

function systemMessage(assault: Assault, kind: string, bytes: Buffer, seq: number | bigint, actor = "echo"): Buffer {
  return said({ to: `${assault.node}/user/${actor}`, serializerId: 22, manifest: manifestOf(kind), bytes, seq });
}

function watch(assault: Assault, watcher: string, seq: number | bigint, kind = "Watch"): Buffer {
  return systemMessage(assault, kind, Buffer.concat([field(1, text(1, `${assault.node}/user/echo`)), field(2, text(1, watcher))]), seq);
}

function exception(levels: number): Buffer {
  let inner: Buffer = Buffer.alloc(0);
  for (let level = 0; level < levels; level += 1) inner = Buffer.concat([text(1, "E, A"), level === 0 ? inner : field(5, inner)]);
  return inner;
}

/** Attacks by system messages, which are numbered, acknowledged and kept. */
export const onSystemMessages: readonly Attack[] = [
  {
    name: "early numbers of 110 kB, the first missing",
    run: (assault) => assault.send(400, (seq) => watch(assault, `${assault.self}/${BIG}`, seq + 1)),
  },
  {
    name: "early numbers, small, the first missing",
    run: (assault) => assault.send(200_000, (seq) => watch(assault, assault.self, seq + 1)),
  },
  {
    name: "early numbers of 200 peers",
    run: (assault) =>
      assault.many(200, async (socket, index) => {
        const { associate } = await import("./wire.ts");
        await assault.write(socket, associate({ system: `Evil${index}` }));
        for (let seq = 1; seq < 10; seq += 1) if (!(await assault.write(socket, watch(assault, `${assault.self}/${BIG}`, seq)))) return;
      }),
  },
  { name: "watches of ever new watchers", run: (assault) => assault.send(100_000, (seq) => watch(assault, `${assault.self}${seq}`, seq)) },
  {
    name: "watches with long paths",
    run: (assault) => assault.send(500, (seq) => watch(assault, `${assault.self}/${seq}${"y".repeat(30_000)}`, seq)),
  },
  {
    name: "watches in another's name",
    run: (assault) => assault.send(50_000, (seq) => watch(assault, `akka.tcp://Other@127.0.0.1:9/user/a${seq}`, seq)),
  },
  {
    name: "one watch each of 2 000 peers",
    run: (assault) =>
      assault.many(2_000, async (socket, index) => {
        const { associate } = await import("./wire.ts");
        const watcher = `akka.tcp://Evil${index}@127.0.0.1:1/user/x`;
        socket.write(Buffer.concat([associate({ system: `Evil${index}` }), watch(assault, watcher, 0)]));
      }),
  },
  {
    name: "failures with exceptions of 99 levels",
    run: (assault) => {
      const failed = Buffer.concat([field(1, text(1, assault.self)), field(2, exception(99)), varint(3, 1)]);
      return assault.send(20_000, (seq) => systemMessage(assault, "Failed", failed, seq));
    },
  },
  {
    name: "exceptions of 20 000 levels",
    run: (assault) => {
      let inner: Buffer = Buffer.from([0x0a, 1, 0x61]);
      for (let level = 0; level < 4_000; level += 1) inner = field(5, inner);
      const failed = Buffer.concat([field(1, text(1, assault.self)), field(2, inner), varint(3, 1)]);
      return assault.send(500, (seq) => systemMessage(assault, "Failed", failed, seq));
    },
  },
  {
    name: "ends of the node's own actors",
    run: (assault) =>
      assault.send(50_000, (seq) =>
        systemMessage(
          assault,
          "DeathWatchNotification",
          Buffer.concat([field(1, text(1, `${assault.node}/user/sink`)), varint(2, 1)]),
          seq,
        ),
      ),
  },
  {
    name: "an end of the guardian",
    run: (assault) =>
      assault.send(10_000, (seq) =>
        said({ to: `${assault.node}/user`, serializerId: 22, manifest: manifestOf("Terminate"), bytes: Buffer.alloc(0), seq }),
      ),
  },
  {
    name: "the largest numbers",
    run: (assault) => assault.send(50_000, (seq) => watch(assault, assault.self, (1n << 53n) - 1n - BigInt(seq))),
  },
];
