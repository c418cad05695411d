import type { Socket } from "node:net";
import { LineSplitter } from "../process/line-splitter.ts";

const MAXIMUM_LINE_CHARACTERS = 65_536;

/** A connection whose bytes are lines of JSON. */
export class LineSocket {
  readonly #socket: Socket;

  /** Calls `onLine` for each line, and `onEnd` once. A peer is disconnected after 65 536 characters without the end of a line. */
  constructor(socket: Socket, onLine: (line: string) => void, onEnd: () => void) {
    this.#socket = socket.setEncoding("utf8").setNoDelay(true);
    const splitter = new LineSplitter();
    socket.on("data", (text: string) => {
      for (const line of splitter.linesIn(text)) onLine(line);
      if (splitter.rest.length > MAXIMUM_LINE_CHARACTERS) socket.destroy();
    });
    socket.on("error", () => {}); // "close" follows
    socket.once("close", onEnd);
  }

  /** Sends `line`; does nothing once the connection has ended. */
  send(line: object): void {
    if (this.#socket.writable) this.#socket.write(`${JSON.stringify(line)}\n`);
  }

  /** Ends the connection once everything sent has left. */
  end(): void {
    this.#socket.end();
  }

  /** Ends the connection at once. */
  destroy(): void {
    this.#socket.destroy();
  }
}
