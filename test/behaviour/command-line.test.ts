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

  it("says why it cannot read a file, in one line", { timeout: TIMEOUT_MS }, () => {
    const { status, stderr } = run("config", OVERVIEW);
    assert.equal(status, 1);
    assert.match(stderr, /^Cannot read .*overview\/: it is a folder\. Name a file in it\.\n$/);
  });

  it("reads standard input, also in UTF-16, and ends quietly with the reader of its output", { timeout: TIMEOUT_MS }, () => {
    const input = Buffer.from("\ufeffakka.loglevel = DEBUG\n", "utf16le");
    const command = (rest: string) => `"${process.execPath}" --import tsx "${MAIN}" config - ${rest}`;
    const whole = spawnSync("sh", ["-c", command("--diff")], { encoding: "utf8", input });
    assert.deepEqual([whole.status, whole.stdout, whole.stderr], [0, 'akka.loglevel = "DEBUG"\n', ""]);
    const cut = spawnSync("sh", ["-c", `exec 3>&1; { ${command("--json")}; echo "exit $?" >&2; } | true`], { encoding: "utf8", input });
    assert.equal(cut.stderr, "exit 0\n");
  });
});
