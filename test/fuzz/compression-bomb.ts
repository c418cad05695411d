// A WebSocket client that offers compression and sends a message that is small as it is and huge when inflated.
import { connect, type ConnectionOptions } from "node:tls";
import type { Socket } from "node:net";
import { deflateRawSync } from "node:zlib";
import { after, anyOf, opened, PATIENCE_MS, upgradeRequest, written } from "./hostile-clients.ts";
import { concatenated } from "./proto-tree.ts";

/** 64 KB that inflate to 64 MB. */
const BOMB: Uint8Array = deflateRawSync(new Uint8Array(64 * 1024 * 1024));
const OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover; client_max_window_bits\r\n";
/** The close code of a peer that breaks the protocol. */
const PROTOCOL_ERROR = 1002;

/** How the bomb is cut into frames: all in one, or in two of which only the first says that it is compressed. */
type Cut = "whole" | "in two";

/** Sends {@link BOMB}, and returns what the server did wrong; `undefined` if it read nothing of it. */
export async function dropBomb(port: number, cut: Cut, tls?: ConnectionOptions): Promise<string | undefined> {
  const raw = await opened({ host: "127.0.0.1", port });
  const socket: Socket = tls === undefined ? raw : connect({ socket: raw, rejectUnauthorized: false, ...tls });
  const answers: Uint8Array[] = [];
  socket.on("error", () => {}).on("data", (bytes) => void answers.push(bytes));
  if (tls !== undefined) await Promise.race([anyOf(socket, "secureConnect", "close"), after(PATIENCE_MS)]);
  const answered = Promise.race([anyOf(socket, "data", "close"), after(PATIENCE_MS)]);
  await written(socket, new TextEncoder().encode(upgradeRequest("/akka", OFFER)));
  await answered;
  const ended = Promise.race([anyOf(socket, "end", "close"), after(PATIENCE_MS)]);
  for (const frame of framesOf(BOMB, cut)) await written(socket, frame);
  await ended;
  socket.destroy();
  const answer = Buffer.from(concatenated(answers)).toString("latin1");
  if (!answer.startsWith("HTTP/1.1 101")) return `it answered ${JSON.stringify(answer.slice(0, 40))}`;
  if (/sec-websocket-extensions/i.test(answer)) return "it agreed to compress";
  const close = answer.slice(answer.indexOf("\r\n\r\n") + 4);
  const code = (close.charCodeAt(2) << 8) | close.charCodeAt(3);
  return close.charCodeAt(0) === 0x88 && code === PROTOCOL_ERROR ? undefined : `it did not close with ${PROTOCOL_ERROR}`;
}

/** Binary frames; the bit RSV1 says that the message is compressed. A mask of zeros changes nothing. */
function framesOf(payload: Uint8Array, cut: Cut): readonly Uint8Array[] {
  const half = payload.length >> 1;
  return cut === "whole" ? [frameOf(0xc2, payload)] : [frameOf(0x42, payload.subarray(0, half)), frameOf(0x80, payload.subarray(half))];
}

function frameOf(first: number, payload: Uint8Array): Uint8Array {
  const head = new Uint8Array(14);
  head.set([first, 0x80 | 127]);
  new DataView(head.buffer).setBigUint64(2, BigInt(payload.length));
  return concatenated([head, payload]);
}
