import { reasonOf } from "../../base/index.ts";
import { readTokenFor } from "../../inspection/node/index.ts";
import { CommandError } from "../terminal/errors.ts";
import { answerIn, type Inspector, type InspectorQuestion, refusedBy } from "./inspector.ts";

const HTTP_PORT = 80;
/** Beyond, what arrived is no event. Unit: characters. */
const LONGEST_EVENT = 64 * 1024;
/** Twice the pause after which a system shows that it is still there. Unit: ms. */
const SILENCE_MS = 40_000;

/** How a system is looked at over HTTP. */
export interface HttpInspectorOptions {
  /** Default: the one that a system of the same user has left in a file. */
  readonly token: string | undefined;
  readonly timeoutMs: number;
  /** Called when it is no longer looked at. */
  readonly release: () => void;
}

/** Looks at a system over HTTP. */
export class HttpInspector implements Inspector {
  readonly name: string;
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeoutMs: number;
  readonly #release: () => void;

  constructor(url: URL, { token, timeoutMs, release }: HttpInspectorOptions) {
    const port = url.port === "" ? HTTP_PORT : Number(url.port);
    const found = token ?? new URLSearchParams(url.hash.slice(1)).get("token") ?? readTokenFor(url.hostname, port);
    this.name = url.origin;
    this.#origin = url.origin;
    this.#headers = found === undefined ? {} : { authorization: `Bearer ${found}` };
    this.#timeoutMs = timeoutMs;
    this.#release = release;
  }

  async ask({ get, ...parts }: InspectorQuestion): Promise<unknown> {
    const query = new URLSearchParams(Object.entries(parts).map(([key, value]): [string, string] => [key, String(value)]));
    const response = await this.#fetch(`/api/${get}?${query}`, AbortSignal.timeout(this.#timeoutMs));
    if (response.status === 404) return null;
    const text = await response.text();
    return answerIn(text, this.name);
  }

  async events(since: number | undefined, onEvent: (event: unknown) => void, stopped: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const end = (): void => ended.abort();
    stopped.addEventListener("abort", end, { once: true });
    let silence = setTimeout(end, SILENCE_MS);
    try {
      const response = await this.#fetch(`/api/events${since === undefined ? "" : `?since=${since}`}`, ended.signal);
      if (response.body === null || !response.ok) throw answerIn(await response.text(), this.name);
      const decoder = new TextDecoder();
      let text = "";
      for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
        clearTimeout(silence);
        silence = setTimeout(end, SILENCE_MS);
        text += decoder.decode(bytes, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        if (text.length > LONGEST_EVENT) throw answerIn(undefined, this.name);
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data !== undefined) onEvent(answerIn(data, this.name));
        }
      }
    } catch (error) {
      if (stopped.aborted) return;
      if (error instanceof CommandError) throw error;
      throw this.#gone(whyUnreachable(error, SILENCE_MS));
    } finally {
      clearTimeout(silence);
      stopped.removeEventListener("abort", end);
    }
    if (!stopped.aborted) throw this.#gone("it has ended the stream of events");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#release();
  }

  async #fetch(path: string, signal: AbortSignal): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${this.#origin}${path}`, { headers: this.#headers, signal, redirect: "error" });
    } catch (error) {
      throw this.#gone(whyUnreachable(error, this.#timeoutMs));
    }
    if (response.status === 401) {
      throw refusedBy(
        this.name,
        "it does not accept the token",
        "Pass the token with --token: it is in the file that the system's log names, or in its ritsem.inspect.http.token.",
      );
    }
    if (response.status === 403)
      throw refusedBy(
        this.name,
        "it does not answer to this name",
        "Use the address that the system's log names, such as http://127.0.0.1:PORT.",
      );
    if (
      response.headers.get("content-type")?.startsWith("text/html") === true ||
      (response.status === 404 && !response.headers.has("x-content-type-options"))
    )
      throw refusedBy(this.name, "it is no inspection service of a Ritsem system", "Use the address that the log of the system names.");
    return response;
  }

  #gone(why: string): CommandError {
    return new CommandError({ kind: "cannot-connect", address: this.name, why });
  }
}

/** `fetch` says only that it has failed; the reason is in the cause. */
function whyUnreachable(error: unknown, limitMs: number): string {
  const { cause, name } = (error ?? {}) as { readonly cause?: { readonly code?: unknown }; readonly name?: unknown };
  if (name === "TimeoutError" || name === "AbortError") return `no answer within ${limitMs} ms`;
  if (cause?.code === "ECONNREFUSED") return "no process listens on that port";
  if (cause?.code === "ECONNRESET" || cause?.code === "UND_ERR_SOCKET") return "the connection was closed";
  return cause === undefined ? reasonOf(error) : reasonOf(cause);
}
