import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { assert, describe, it } from "vitest";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const OVERVIEW = fileURLToPath(new URL("../fixtures/overview/", import.meta.url));
/** Two starts of Node, each of which compiles TypeScript. */
const TIMEOUT_MS = 60_000;

const run = (...args: readonly string[]) => spawnSync(process.execPath, ["--import", "tsx", MAIN, ...args], { encoding: "utf8" });

describe("The command ritsem", () => {
  it("is a program with an exit code and two streams", { timeout: TIMEOUT_MS }, () => {
    const good = run("config", `${OVERVIEW}server.conf`, "--diff");
    assert.deepEqual([good.status, good.stderr], [0, ""]);
    assert.include(good.stdout, "akka.remote.dot-netty.tcp.port = 8081\n");
    const bad = run("config", `${OVERVIEW}README.md`);
    assert.deepEqual([bad.status, bad.stdout], [1, ""]);
    assert.match(bad.stderr, /README\.md:\d+:\d+: /);
  });
});
