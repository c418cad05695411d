// What one JavaScript thread can do with frames as Akka.NET sends them: an upper bound, not an example. Paths are found in a table that compares words, frames come
// from a template for each recipient, sender and length of the payload, each actor has a ring as its mailbox, and a turn ends with one write. It has no association,
// no back-pressure, no serializers, no supervision and no log.
import { once } from "node:events";
import net from "node:net";
import { pingPong } from "../peers/ping-pong.mjs";
import { decode, MANIFEST, template, WordTable } from "./frame.mjs";

const CH = 65536,
  TH = 100;
let runq = [],
  spare = [],
  armed = false;
const flushers = [];
function pump() {
  // runs at the end of a read event, or from setImmediate
  armed = false;
  let turns = 0;
  while (runq.length !== 0 && turns < 64) {
    const q = runq;
    runq = spare;
    for (let i = 0; i < q.length; i++) q[i].run();
    q.length = 0;
    spare = q;
    turns++;
  }
  for (let i = 0; i < flushers.length; i++) flushers[i].flush();
  flushers.length = 0;
  if (runq.length !== 0) arm();
}
function arm() {
  if (!armed) {
    armed = true;
    setImmediate(pump);
  }
}
class Cell {
  constructor(path, behavior) {
    this.path = path;
    this.behavior = behavior;
    this.buf = new Array(32).fill(undefined);
    this.head = 0;
    this.tail = 0;
    this.mask = 31;
    this.on = false;
    this.sender = null;
  }
  tell(m, s) {
    const b = this.buf;
    b[this.tail] = m;
    b[this.tail + 1] = s;
    this.tail = (this.tail + 2) & this.mask;
    if (this.tail === this.head) this.grow();
    if (!this.on) {
      this.on = true;
      runq.push(this);
    }
  }
  grow() {
    const o = this.buf,
      n = o.length,
      b = new Array(n * 2).fill(undefined);
    for (let i = 0; i < n; i++) b[i] = o[(this.head + i) & this.mask];
    this.buf = b;
    this.head = 0;
    this.tail = n;
    this.mask = n * 2 - 1;
  }
  run() {
    let c = 0;
    while (c < TH && this.head !== this.tail) {
      const h = this.head,
        b = this.buf,
        m = b[h];
      this.sender = b[h + 1];
      b[h] = b[h + 1] = undefined;
      this.head = (h + 2) & this.mask;
      this.behavior(this, m);
      c++;
    }
    if (this.head !== this.tail) runq.push(this);
    else this.on = false;
  }
}
class Remote {
  // a remote ref on one association
  constructor(path, out) {
    this.path = path;
    this.out = out;
    this.tpl = null;
    this.tplFrom = null;
    this.tplLen = -1;
    this.more = null;
  }
  tell(m, from) {
    let t = this.tpl;
    if (this.tplFrom !== from || this.tplLen !== m.length) t = this.find(from, m.length);
    const o = this.out;
    if (o.o + t.bytes.length > CH) o.roll();
    const b = o.buf,
      p = o.o;
    b.set(t.bytes, p);
    for (let i = 0, at = p + t.at, n = m.length; i < n; i++) {
      const c = m.charCodeAt(i);
      if (c > 127) throw new Error("ascii only here");
      b[at + i] = c;
    }
    o.o = p + t.bytes.length;
    if (!o.dirty) {
      o.dirty = true;
      flushers.push(o);
      arm();
    }
  }
  find(from, n) {
    const k = from.path + "|" + n;
    let t = (this.more ??= new Map()).get(k);
    if (!t) this.more.set(k, (t = template(this.path, from.path, 17, MANIFEST, n)));
    this.tpl = t;
    this.tplFrom = from;
    this.tplLen = n;
    return t;
  }
}
class Out {
  constructor(sock) {
    this.sock = sock;
    this.buf = Buffer.allocUnsafe(CH);
    this.o = 0;
    this.s = 0;
    this.dirty = false;
  }
  roll() {
    this.emit();
    this.buf = Buffer.allocUnsafe(CH);
    this.o = this.s = 0;
  }
  emit() {
    if (this.o > this.s) {
      this.sock.write(this.buf.subarray(this.s, this.o));
      this.s = this.o;
    }
  }
  flush() {
    this.dirty = false;
    this.emit();
  }
}
function attach(sock, local) {
  sock.setNoDelay(true);
  sock.on("error", () => {});
  const out = new Out(sock),
    refs = new WordTable((p) => local(p) ?? new Remote(p, out)),
    mans = new WordTable((m) => ({ name: m }));
  let rest = null;
  sock.on("data", (d) => {
    const b = rest === null ? d : Buffer.concat([rest, d]),
      len = b.length,
      dv = new DataView(b.buffer, b.byteOffset, len);
    let o = 0;
    rest = null;
    while (len - o >= 4) {
      const n = 4 + dv.getInt32(o, true);
      if (len - o < n) break;
      const v = decode(b, dv, o + 4, o + n, refs, mans);
      v.recipient.tell(b.latin1Slice(v.ps, v.pe), v.sender);
      o += n;
    }
    if (o < len) rest = b.subarray(o);
    pump();
  });
  return out;
}

const pathOfEcho = (index) => `akka.tcp://PingPongServer@127.0.0.1:41001/user/echo${index}#723114864`;

await pingPong({
  peer: "prototype",
  async serve() {
    const cells = new Map();
    for (let index = 0; index < 64; index += 1) {
      const path = pathOfEcho(index);
      cells.set(path, new Cell(path, (self, message) => self.sender.tell(message, self)));
    }
    const server = net.createServer((socket) => attach(socket, (path) => cells.get(path)));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return server.address().port;
  },
  async open(port, clients, onEcho) {
    const socket = net.connect(port, "127.0.0.1");
    await once(socket, "connect");
    const cells = Array.from({ length: clients }, (_, index) => {
      const path = `akka.tcp://PingPongClient@127.0.0.1:46245/user/client${index}-bfccb8317`;
      return new Cell(path, () => onEcho(index));
    });
    const mine = new Map(cells.map((cell) => [cell.path, cell]));
    const out = attach(socket, (path) => mine.get(path));
    const echoes = cells.map((_, index) => new Remote(pathOfEcho(index), out));
    return { send: (index) => echoes[index].tell("hit", cells[index]), close: () => socket.destroy() };
  },
});
