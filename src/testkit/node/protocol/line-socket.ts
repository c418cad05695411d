import type { Socket } from "node:net";

const MAXIMUM_LINE_CHARACTERS = 65_536;

/** A connection whose bytes are lines of JSON. */
export class LineSocket {
  readonly #socket: Socket;

  /** Calls `onLine` for each line, and `onEnd` once. A peer that sends a longer line than 65 536 characters is disconnected. */
  constructor(socket: Socket, onLine: (line: string) => void, onEnd: () => void) {
    this.#socket = socket.setEncoding("utf8").setNoDelay(true);
    let rest = "";
    socket.on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      if (rest.length > MAXIMUM_LINE_CHARACTERS) socket.destroy();
      for (const part of parts) onLine(part);
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
