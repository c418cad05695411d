import { createReadStream, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import type { ActorOrder } from "../../../src/inspection/index.ts";
import { conversationList, conversationRecord } from "./fake-conversation.ts";
import { FakeState } from "./fake-state.ts";

/** How the fake behaves. The tests change it while it runs. */
export interface FakeOptions {
  /** Needed in each request; "" for none. */
  token: string;
  version: number;
  /** Whether the system records conversations. */
  isRecording?: boolean;
}

const DIST = join(import.meta.dirname, "../../dist");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};
/** What the service sends with the page. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers as the inspection service does, for a system that is made up. */
export class FakeServer {
  readonly options: FakeOptions;
  readonly #streams = new Set<ServerResponse>();
  #state = new FakeState(1);
  #server: Server | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #port = 0;

  constructor(options: FakeOptions) {
    this.options = options;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => this.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address === "object" && address !== null) this.#port = address.port;
    this.#server = server;
    this.#timer = setInterval(() => {
      for (const stream of this.#streams) this.#sendEvent(stream);
    }, 100);
  }

  /** Ends as a process that is killed: all connections break. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** The same address, with another incarnation. */
  async restart(): Promise<void> {
    this.#state = new FakeState(this.#state.uid + 1);
    await this.start();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", this.url);
    if (!url.pathname.startsWith("/api/")) return this.#file(url.pathname, response);
    if (this.options.token !== "" && request.headers.authorization !== `Bearer ${this.options.token}`)
      return void response.writeHead(401).end();
    const query = (name: string, fallback: string): string => url.searchParams.get(name) ?? fallback;
    const number = (name: string, fallback: number): number => Number(query(name, String(fallback)));
    switch (url.pathname) {
      case "/api/snapshot": {
        const parts = new Set(query("parts", "").split(",").filter(Boolean));
        return json(
          response,
          this.#state.snapshot(
            query("path", "/"),
            number("depth", 16),
            number("limit", 500),
            number("skip", 0),
            parts,
            this.options.version,
          ),
        );
      }
      case "/api/top":
        return json(response, this.#state.ranking(query("by", "mailbox") as ActorOrder, number("limit", 50)));
      case "/api/actor":
        return json(response, this.#state.details(query("path", "/")));
      case "/api/flight":
        return json(response, this.#state.flight(query("peer", "")));
      case "/api/conversations":
        return json(response, conversationList(this.options.isRecording ?? true));
      case "/api/conversation":
        return json(response, conversationRecord(query("trace", "")));
      case "/api/events":
        response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
        response.write(": here\n\n");
        this.#streams.add(response);
        response.once("close", () => this.#streams.delete(response));
        return;
      default:
        response.writeHead(404).end();
    }
  }

  #sendEvent(stream: ServerResponse): void {
    const event = this.#state.event();
    stream.write(`id: ${event.seq}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  #file(path: string, response: ServerResponse): void {
    const file = join(DIST, path === "/" ? "index.html" : normalize(path));
    if (!file.startsWith(DIST) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, {
      "Content-Type": types[extname(file)] ?? "text/plain",
      "Content-Security-Policy": POLICY,
      "X-Content-Type-Options": "nosniff",
    });
    createReadStream(file).pipe(response);
  }
}

function json(response: ServerResponse, value: unknown): void {
  if (value === undefined) return void response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(value));
}
