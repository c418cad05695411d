import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";

/** What {@link TlsProxy} serves. */
export interface TlsProxyOptions {
  /** PEM with certificate and key. */
  readonly pem: string;
  /** Files by their path. */
  readonly files: Readonly<Record<string, { readonly type: string; readonly text: string }>>;
  /** The content security policy of all files. */
  readonly policy: (port: number) => string;
}

/** A reverse proxy as they stand before servers: it ends TLS, serves files, and passes WebSockets at one path on to another path of a server. */
export class TlsProxy {
  readonly #server: Server;
  #target: { readonly publicPath: string; readonly path: string; readonly port: number } | undefined;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async listen({ pem, files, policy }: TlsProxyOptions): Promise<TlsProxy> {
    const text = readFileSync(pem, "utf8");
    const server = createServer({ cert: text, key: text }, ({ url = "" }, response) => {
      const file = files[url];
      if (file === undefined) return void response.writeHead(404).end();
      response.writeHead(200, { "content-type": file.type, "content-security-policy": policy(proxy.port) }).end(file.text);
    });
    const proxy = new TlsProxy(server);
    server.on("upgrade", (request, client, head) => {
      const target = proxy.#target;
      if (target === undefined || request.url !== target.publicPath) return void client.destroy();
      const upstream = connect(target.port, "127.0.0.1", () => {
        const headers = Object.entries({ ...request.headers, host: `127.0.0.1:${target.port}` }).map(
          ([name, value]) => `${name}: ${value}\r\n`,
        );
        upstream.write(`GET ${target.path} HTTP/1.1\r\n${headers.join("")}\r\n`);
        upstream.write(head);
        upstream.pipe(client).pipe(upstream);
      });
      client.on("error", () => upstream.destroy()).on("close", () => upstream.destroy());
      upstream.on("error", () => client.destroy()).on("close", () => client.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Passes WebSockets at `publicPath` on to `path` of the server at `port`. */
  passOn(publicPath: string, path: string, port: number): void {
    this.#target = { publicPath, path, port };
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
