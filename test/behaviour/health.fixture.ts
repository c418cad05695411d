import { request, type Server } from "node:http";

export const QUIET = "akka { loggers = [], stdout-loglevel = OFF }";

/** What a health server answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks the health server at `port` of this machine. */
export function answerOf(port: number, path: string, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** The port of a server that listens. */
export function addressOf(server: Server): number {
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? bound.port : 0;
}
