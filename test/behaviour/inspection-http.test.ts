import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, assert, describe, it, vi } from "vitest";
import type { ConversationList, Snapshot } from "../../src/inspection/index.ts";
import { startInspection } from "../../src/inspection/internal.ts";
import { serveInspection } from "../../src/inspection/node/internal.ts";
import { ActorSystem, type ActorSystem as System, type Logger } from "../../src/index.ts";
import { describeSetting } from "./settings/describe-setting.ts";
import { httpAnswer, QUIET } from "./inspection.fixture.ts";

const TOKEN = "a-token-that-is-long-enough";
const running: System[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(running.splice(0).map((system) => system.terminate()));
});

interface Served {
  readonly system: System;
  readonly port: number;
  readonly url: string;
  readonly file: string;
}

/** A system that is served over HTTP, with a token of its own in a file, unless `config` has one. */
async function serve(config = ""): Promise<Served> {
  const file = join(mkdtempSync(join(tmpdir(), "ritsem-test-")), "inspect.url");
  const lines: string[] = [];
  const logger: Logger = { isSynchronous: true, log: (event) => void lines.push(String(event)) };
  const own = `akka { loggers = [collector], stdout-loglevel = OFF, loglevel = INFO }\nritsem.inspect { enabled = on, http.token-file = ${JSON.stringify(file)} }`;
  const system = await ActorSystem.create("Shop", `${own}\n${config}`, { loggers: new Map([["collector", logger]]) });
  running.push(system);
  const url = /Inspection is served at (http:\S+)/.exec(lines.join("\n"))?.[1] ?? assert.fail(lines.join("\n"));
  return { system, port: Number(new URL(url).port), url, file };
}

/** A port that nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const tokenIn = (file: string): string => /#token=(\S+)/.exec(readFileSync(file, "utf8"))?.[1] ?? assert.fail();
const bearing = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });

async function rejectionOf(config: string): Promise<{ readonly code?: string; readonly message: string }> {
  try {
    running.push(await ActorSystem.create("Shop", `${QUIET}\n${config}`));
  } catch (error) {
    return error as Error;
  }
  return assert.fail("the system has started");
}

describe("Inspection over HTTP", () => {
  it("answers what conversations it has recorded, and which trace is none", async () => {
    const { port, file } = await serve();
    const ask = (path: string) => httpAnswer(port, path, bearing(tokenIn(file)));
    const list = JSON.parse((await ask("/api/conversations?limit=5")).text) as ConversationList;
    assert.deepEqual([list.address, list.isRecording, list.conversations], ["akka://Shop", false, []]);
    assert.equal((await ask(`/api/conversation?trace=${"0".repeat(32)}`)).status, 404);
    const wrong = await ask("/api/conversation?trace=17");
    assert.equal(wrong.status, 400);
    assert.include(wrong.text, "32 hexadecimal digits");
    assert.equal((await httpAnswer(port, "/api/conversations")).status, 401);
  });

  it("answers one who has the token from the file, which only the user can read and which goes with the system", async () => {
    const { system, port, file } = await serve();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const { status, text } = await httpAnswer(port, "/api/snapshot?path=/user", bearing(tokenIn(file)));
    const { address, actors } = JSON.parse(text) as Snapshot;
    assert.deepEqual([status, address, actors.root?.path], [200, "akka://Shop", "/user"]);
    await system.terminate();
    assert.isFalse(existsSync(file));
  });

  it("tells nothing without the right token: not even whether there is such a page", async () => {
    const { port, file } = await serve();
    const token = tokenIn(file);
    const wrong = [{}, bearing("wrong"), bearing(`${token}x`), { authorization: `Basic ${token}` }, { authorization: token }];
    for (const headers of wrong) {
      for (const path of ["/api/snapshot", "/api/nothing", "/api/events", `/api/top?token=${token}`]) {
        const { status, text } = await httpAnswer(port, path, headers);
        assert.deepEqual([status, text], [401, ""], path);
      }
    }
    assert.deepInclude(await httpAnswer(port, "/api/snapshot", {}, "POST"), { status: 401, text: "" });
  });

  it("refuses foreign names, as DNS rebinding brings them, and pages of foreign sites, even with the token", async () => {
    const { port, file } = await serve();
    const own = bearing(tokenIn(file));
    for (const headers of [
      { host: "evil.example" },
      { host: `evil.example:${port}` },
      { host: `127.0.0.1.evil.example` },
      { origin: "http://evil.example" },
      { origin: "null" },
    ]) {
      for (const path of ["/", "/api/snapshot"]) {
        const { status, text } = await httpAnswer(port, path, { ...own, ...headers } as Record<string, string>);
        assert.deepEqual([status, text], [403, ""], JSON.stringify(headers));
      }
    }
    for (const host of ["localhost", `127.0.0.1:${port}`, "[::1]:80"])
      assert.equal((await httpAnswer(port, "/api/snapshot", { ...own, host, origin: `http://${host}` })).status, 200, host);
  });

  it("does nothing for pages of foreign sites whose browsers name no origin, also where no token is needed", async () => {
    const { port } = await serve("ritsem.inspect.http.token = none");
    for (const site of ["cross-site", "same-site"]) {
      const { status, text } = await httpAnswer(port, "/api/snapshot", { "sec-fetch-site": site, "sec-fetch-mode": "no-cors" });
      assert.deepEqual([status, text], [403, ""], site);
    }
    for (const site of ["same-origin", "none"])
      assert.equal((await httpAnswer(port, "/api/snapshot", { "sec-fetch-site": site })).status, 200);
    assert.equal((await httpAnswer(port, "/", { "sec-fetch-site": "cross-site" })).status, 200); // a link to the page
  });

  it("has a page for browsers without a token, and serves nothing outside of its folder", async () => {
    const { port } = await serve();
    const page = await httpAnswer(port, "/");
    assert.equal(page.status, 200);
    assert.include(String(page.headers["content-security-policy"]), "default-src 'self'");
    for (const path of ["/../../package.json", "/%2e%2e/%2e%2e/package.json", "/..%2f..%2fpackage.json", "/%00", "/%zz"])
      assert.equal((await httpAnswer(port, path)).status, 404, path);
    assert.equal((await httpAnswer(port, "/", {}, "DELETE")).status, 405);
  });

  it("sends kept events first and then others as they happen", async () => {
    const { system, port, file } = await serve();
    system.actorSelection("/user/nobody").tell("early");
    const events: string[] = [];
    const asked = request({ host: "127.0.0.1", port, path: "/api/events?since=0", headers: bearing(tokenIn(file)), agent: false });
    asked.on("error", () => {}).end();
    const [response] = (await once(asked, "response")) as [NodeJS.ReadableStream];
    response.setEncoding("utf8");
    let text = "";
    for await (const chunk of response) {
      text += String(chunk);
      events.splice(0, events.length, ...Array.from(text.matchAll(/^event: (.*)$/gm), ([, kind]) => kind ?? ""));
      if (events.length === 1) system.actorSelection("/user/nobody").tell("late");
      if (events.length >= 2) break;
    }
    asked.destroy();
    assert.deepEqual(events, ["dead-letter", "dead-letter"]);
    assert.match(text, /^id: 1$/m);
    assert.notInclude(text, "early");
  });

  it("says what is wrong with a question, and 404 for what is not there", async () => {
    const { port, file } = await serve();
    const own = bearing(tokenIn(file));
    const wrong = await httpAnswer(port, "/api/snapshot?limit=many", own);
    assert.deepEqual([wrong.status, JSON.parse(wrong.text)], [400, { refused: '"limit" is a whole number.' }]);
    assert.equal((await httpAnswer(port, "/api/actor?path=/user/nobody", own)).status, 404);
    assert.equal((await httpAnswer(port, "/api/flight?peer=akka.tcp://A@b:1", own)).status, 404);
    assert.equal((await httpAnswer(port, "/api/nonsense", own)).status, 400);
    assert.equal((await httpAnswer(port, "/api/snapshot", own, "PUT")).status, 405);
  });

  it("ends in order although something else has taken the place of the token's file", async () => {
    const { system, port, file } = await serve();
    rmSync(file);
    mkdirSync(file);
    await system.terminate();
    assert.instanceOf(await httpAnswer(port, "/").catch((error: unknown) => error), Error);
  });

  it("closes connections whose clients do not read their answers, so that others can come", async () => {
    const port = await freePort();
    const config = `ritsem.inspect { enabled = off, http { maximum-connections = 1, port = ${port}, token = ${TOKEN} } }`;
    const system = await ActorSystem.create("Shop", `${QUIET}\n${config}`);
    running.push(system);
    await serveInspection(system, startInspection(system, "ritsem test"), { idleMs: 100 });
    const deaf = connect(port, "127.0.0.1");
    sockets.push(deaf);
    deaf.on("error", () => {});
    await once(deaf, "connect");
    deaf.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`.repeat(20_000)); // and it never reads
    await vi.waitFor(async () => assert.equal((await httpAnswer(port, "/")).status, 200), { timeout: 20_000, interval: 50 });
  }, 30_000);

  it("refuses headers of more than 8 KiB", async () => {
    const { port } = await serve();
    assert.equal((await httpAnswer(port, "/", { "x-large": "x".repeat(9_000) })).status, 431);
  });
});

describeSetting("ritsem.inspect.enabled", () => {
  it("is off by default: nobody answers", async () => {
    const system = await ActorSystem.create("Shop", "akka { loggers = [], stdout-loglevel = OFF }");
    running.push(system);
    const found: unknown = await system
      .actorSelection("/system/ritsem-inspection")
      .resolveOne("1 s")
      .catch((error: unknown) => error);
    assert.equal((found as { readonly code?: string }).code, "RITSEM_ACTOR_NOT_FOUND");
  });
});

describeSetting("ritsem.inspect.http.enabled", () => {
  it("serves over remoting alone if it is off", async () => {
    const system = await ActorSystem.create("Shop", `${QUIET}\nritsem.inspect.http { enabled = off, hostname = nowhere.invalid }`);
    running.push(system);
    await system.actorSelection("/system/ritsem-inspection").resolveOne("5 s");
  });
});

describeSetting("ritsem.inspect.http.hostname", () => {
  it("must be a loopback address, or there must be a token", async () => {
    const { code, message } = await rejectionOf('ritsem.inspect.http.hostname = "0.0.0.0"');
    assert.equal(code, "RITSEM_INSPECTION_SERVER");
    assert.include(message, "set ritsem.inspect.http.token");
    assert.include((await rejectionOf('ritsem.inspect.http { hostname = "0.0.0.0", token = none }')).message, "without a token");
    const { port } = await serve(`ritsem.inspect.http { hostname = "0.0.0.0", token = ${TOKEN} }`);
    assert.equal((await httpAnswer(port, "/api/snapshot", { ...bearing(TOKEN), host: "some.machine" })).status, 200);
    assert.equal((await httpAnswer(port, "/api/snapshot", { host: "some.machine" })).status, 401);
  });
});

describeSetting("ritsem.inspect.http.port", () => {
  it("is where it listens; a port in use is an error that names the key, and the system does not start", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { readonly port: number };
    const { code, message } = await rejectionOf(`ritsem.inspect.http.port = ${port}`);
    assert.equal(code, "RITSEM_INSPECTION_SERVER");
    assert.include(message, `127.0.0.1:${port}`);
    assert.include(message, "ritsem.inspect.http.port");
    server.close();
    await once(server, "close");
    assert.equal((await serve(`ritsem.inspect.http.port = ${port}`)).port, port);
  });
});

describeSetting("ritsem.inspect.http.token", () => {
  it("is what clients must know; one that can be guessed is refused, and none is needed with none", async () => {
    const { port, file } = await serve(`ritsem.inspect.http.token = ${TOKEN}`);
    assert.equal((await httpAnswer(port, "/api/snapshot", bearing(TOKEN))).status, 200);
    assert.isFalse(existsSync(file));
    assert.include((await rejectionOf("ritsem.inspect.http.token = short")).message, "at least 16 characters");
    const open = await serve("ritsem.inspect.http.token = none");
    assert.equal((await httpAnswer(open.port, "/api/snapshot")).status, 200);
  });
});

describeSetting("ritsem.inspect.http.token-file", () => {
  it("is where a random token is written; a file that cannot be written is an error", async () => {
    const { file, url } = await serve();
    assert.equal(readFileSync(file, "utf8"), `${url}#token=${tokenIn(file)}\n`);
    const { message } = await rejectionOf(`ritsem.inspect.http.token-file = ${JSON.stringify(join(file, "below-a-file"))}`);
    assert.include(message, "ritsem.inspect.http.token-file");
  });
});

describeSetting("ritsem.inspect.http.maximum-connections", () => {
  it("closes further connections at once", async () => {
    const { port } = await serve("ritsem.inspect.http.maximum-connections = 2");
    for (let index = 0; index < 2; index += 1) {
      const socket = connect(port, "127.0.0.1");
      sockets.push(socket);
      await once(socket, "connect");
    }
    const failed: unknown = await httpAnswer(port, "/").catch((error: unknown) => error);
    assert.instanceOf(failed, Error);
  });
});

describeSetting("ritsem.inspect.http.maximum-streams", () => {
  it("refuses further readers of events", async () => {
    const { port } = await serve(`ritsem.inspect.http { maximum-streams = 1, token = ${TOKEN} }`);
    const first = request({ host: "127.0.0.1", port, path: "/api/events", headers: bearing(TOKEN), agent: false });
    first.on("error", () => {}).end();
    await once(first, "response");
    const { status, text } = await httpAnswer(port, "/api/events", bearing(TOKEN));
    assert.equal(status, 503);
    assert.include(text, "ritsem.inspect.http.maximum-streams");
    first.destroy();
  });
});
