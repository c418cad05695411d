// The frame of a message: length, AkkaProtocolMessage, AckAndEnvelopeContainer, RemoteEnvelope with recipient, message and sender.

export const MANIFEST = "System.String, System.Private.CoreLib";

const vlen = (n) => (n < 0x80 ? 1 : n < 0x4000 ? 2 : n < 0x200000 ? 3 : n < 0x10000000 ? 4 : 5);
function putv(b, o, n) {
  while (n > 127) {
    b[o++] = (n & 127) | 128;
    n >>>= 7;
  }
  b[o++] = n;
  return o;
}

let pos = 0;
function getv(b) {
  let x = b[pos++];
  if (x < 128) return x;
  let r = x & 127,
    s = 7;
  do {
    x = b[pos++];
    r |= (x & 127) << s;
    s += 7;
  } while (x > 127);
  return r;
}
function skip(b, wt) {
  if (wt === 0) getv(b);
  else if (wt === 1) pos += 8;
  else if (wt === 2) {
    const n = getv(b);
    pos += n;
  } else pos += 4;
}

export class WordTable {
  constructor(make, bits = 10) {
    this.make = make;
    this.mask = (1 << bits) - 1;
    this.keys = new Array(1 << bits).fill(null);
    this.vals = new Array(1 << bits).fill(null);
  }
  get(b, dv, s, n) {
    const e = s + n;
    let h = n;
    if (n >= 16)
      h =
        Math.imul(dv.getInt32(e - 4, true), 0x9e3779b1) ^
        Math.imul(dv.getInt32(e - 8, true), 0x85ebca6b) ^
        Math.imul(dv.getInt32(e - 12, true), 0xc2b2ae35) ^
        Math.imul(dv.getInt32(e - 16, true), 0x27d4eb2f);
    else for (let i = s; i < e; i++) h = (Math.imul(h, 31) + b[i]) | 0;
    h = (h ^ (h >>> 15)) & this.mask;
    for (let probe = 0; probe < 8; probe++) {
      const j = (h + probe) & this.mask,
        k = this.keys[j];
      if (k === null) {
        const c = new Uint8Array(n);
        c.set(b.subarray(s, e));
        this.keys[j] = new DataView(c.buffer);
        return (this.vals[j] = this.make(b.latin1Slice(s, e)));
      }
      if (k.byteLength === n) {
        let i = 0,
          ok = true;
        for (; i + 4 <= n; i += 4)
          if (k.getInt32(i, true) !== dv.getInt32(s + i, true)) {
            ok = false;
            break;
          }
        if (ok) {
          for (; i < n; i++)
            if (k.getUint8(i) !== b[s + i]) {
              ok = false;
              break;
            }
          if (ok) return this.vals[j];
        }
      }
    }
    return this.make(b.latin1Slice(s, e));
  }
}

export function decode(b, dv, start, end, refs, manifests) {
  const v = view;
  v.recipient = v.sender = v.manifest = null;
  pos = start;
  if (b[pos++] !== 10) throw new Error("not a payload");
  getv(b);
  if (b[pos++] !== 18) throw new Error("no envelope");
  const e = getv(b) + pos;
  while (pos < e) {
    const tag = b[pos++];
    if (tag === 10 || tag === 34) {
      getv(b);
      pos++;
      const n = getv(b);
      const r = refs.get(b, dv, pos, n);
      pos += n;
      if (tag === 10) v.recipient = r;
      else v.sender = r;
    } else if (tag === 18) {
      const me = getv(b) + pos;
      while (pos < me) {
        const t = b[pos++];
        if (t === 10) {
          const n = getv(b);
          v.ps = pos;
          v.pe = pos += n;
        } else if (t === 16) v.serializerId = getv(b);
        else if (t === 26) {
          const n = getv(b);
          v.manifest = manifests.get(b, dv, pos, n);
          pos += n;
        } else skip(b, t & 7);
      }
    } else skip(b, tag & 7);
  }
  return v;
}

const view = { recipient: null, sender: null, manifest: null, serializerId: 0, ps: 0, pe: 0 };

function blockFor(tag, path) {
  // tag | len | 0x0a | len | path
  const p = Buffer.from(path),
    inner = 1 + vlen(p.length) + p.length,
    b = Buffer.alloc(1 + vlen(inner) + inner);
  let o = 0;
  b[o++] = tag;
  o = putv(b, o, inner);
  b[o++] = 10;
  o = putv(b, o, p.length);
  b.set(p, o);
  return b;
}
function manifestTail(serializerId, manifest) {
  const m = Buffer.from(manifest),
    b = Buffer.alloc(1 + vlen(serializerId) + 1 + vlen(m.length) + m.length);
  let o = 0;
  b[o++] = 16;
  o = putv(b, o, serializerId);
  b[o++] = 26;
  o = putv(b, o, m.length);
  b.set(m, o);
  return b;
}
function blit(dst, o, src) {
  const n = src.length;
  if (n < 24) {
    for (let i = 0; i < n; i++) dst[o + i] = src[i];
  } else dst.set(src, o);
  return o + n;
}

function encode(b, o, rblock, sblock, tail, src, ps, pe) {
  const pl = pe - ps,
    mm = 1 + vlen(pl) + pl + tail.length;
  const env = rblock.length + 1 + vlen(mm) + mm + sblock.length + 9,
    cont = 1 + vlen(env) + env,
    total = 1 + vlen(cont) + cont;
  b[o] = total & 255;
  b[o + 1] = (total >> 8) & 255;
  b[o + 2] = (total >> 16) & 255;
  b[o + 3] = total >>> 24;
  o += 4;
  b[o++] = 10;
  o = putv(b, o, cont);
  b[o++] = 18;
  o = putv(b, o, env);
  o = blit(b, o, rblock);
  b[o++] = 18;
  o = putv(b, o, mm);
  b[o++] = 10;
  o = putv(b, o, pl);
  for (let i = ps; i < pe; i++) b[o++] = src[i];
  o = blit(b, o, tail);
  o = blit(b, o, sblock);
  b[o++] = 41;
  for (let i = 0; i < 8; i++) b[o++] = 255;
  return o;
}

export function template(recipient, sender, serializerId, manifest, pl) {
  const b = Buffer.alloc(4096),
    n = encode(b, 0, blockFor(10, recipient), blockFor(34, sender), manifestTail(serializerId, manifest), Buffer.alloc(pl, 1), 0, pl);
  const bytes = Buffer.from(b.subarray(0, n));
  let at = blockFor(10, recipient).length + 4;
  // locate the payload: the run of pl bytes of value 1 after the message header
  at = bytes.indexOf(Buffer.alloc(pl, 1), at);
  return { bytes, at };
}
