import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, assert, describe, it } from "vitest";
import { TestAuthority } from "../../test/certificates/test-authority.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";
import { pairingCell, type PairingOutcome, TLS_PAIRINGS, type TlsPairing } from "../harness/tls-pairings.ts";

const WITHIN_MS = 15_000;
const PATIENCE_MS = 60_000;
/** What Akka.NET 1.5.74 does after a handshake that failed as it dialled. */
const SHUTDOWN_OF_AKKA_NET = "Exiting with [ExitCode:79]";

const authority = new TestAuthority();
const stranger = new TestAuthority("Stranger");
afterAll(() => {
  authority.remove();
  stranger.remove();
});

/** A pairing with both sides running, each with an echo. */
async function start({ configs }: TlsPairing): Promise<{ readonly node: RitsemNode; readonly peer: AkkaNetPeer }> {
  const { ritsem, akkaNet } = configs({ authority, stranger });
  const peer = await AkkaNetPeer.start({
    name: "Dotnet",
    config: akkaNet,
    env: { SSL_CERT_FILE: authority.certificate, SSL_CERT_DIR: join(authority.folder, "none") },
  });
  await peer.send({ command: "create", kind: "echo", name: "echo" });
  const node = await RitsemNode.start({ name: "Ritsem", config: ritsem });
  node.echo("echo");
  return { node, peer };
}

/** An address as a system with or without TLS names it. */
function named(path: string, byOneWithTls: boolean): string {
  return path.replace(/^akka\.(?:ssl\.)?tcp:/, byOneWithTls ? "akka.ssl.tcp:" : "akka.tcp:");
}

async function assertRefused(outcome: Exclude<PairingOutcome, "connected">, node: RitsemNode, peer: AkkaNetPeer): Promise<void> {
  await node.nextComplaint("warning", outcome.ritsem);
  const { akkaNet } = outcome;
  if (akkaNet !== undefined) await peer.nextEvent((event) => JSON.stringify(event).includes(akkaNet), WITHIN_MS);
}

describeWithAkkaNet("TLS between Ritsem and Akka.NET, Ritsem dialling,", () => {
  for (const pairing of TLS_PAIRINGS) {
    const { name, ritsemDials } = pairing;
    it(
      `ends as the guide says: ${name}`,
      async () => {
        const { node, peer } = await start(pairing);
        await using _here = node;
        await using _there = peer;
        const echo = node.system.actorSelection(named(peer.pathOf("echo"), node.address.startsWith("akka.ssl")));
        if (ritsemDials === "connected") return assert.equal(await echo.ask("hello", String, WITHIN_MS), "hello");
        echo.tell("hello");
        await assertRefused(ritsemDials, node, peer);
      },
      PATIENCE_MS,
    );
  }
});

describeWithAkkaNet("TLS between Ritsem and Akka.NET, Akka.NET dialling,", () => {
  for (const pairing of TLS_PAIRINGS) {
    const { name, akkaNetDials } = pairing;
    it(
      `ends as the guide says: ${name}`,
      async () => {
        const { node, peer } = await start(pairing);
        await using _here = node;
        await using _there = peer;
        const path = named(node.pathOf("echo"), peer.address.startsWith("akka.ssl"));
        const value = { type: "string", value: "hello" } as const;
        const asked = peer.send({ command: "ask", path, value, timeoutMs: WITHIN_MS });
        if (akkaNetDials === "connected") return assert.equal((await asked).reply.value, "hello");
        asked.catch(() => {}); // a system that shuts down answers nothing
        await assertRefused(akkaNetDials, node, peer);
        // The system with TLS that dialled shuts itself down; the other side, and one without TLS, go on.
        if (peer.address.startsWith("akka.ssl"))
          await peer.nextEvent((event) => JSON.stringify(event).includes(SHUTDOWN_OF_AKKA_NET), WITHIN_MS);
        assert.equal(await node.system.actorSelection(node.pathOf("echo")).ask("still here", String, WITHIN_MS), "still here");
      },
      PATIENCE_MS,
    );
  }
});

describeWithAkkaNet("A PKCS#12 file that .NET has exported", () => {
  it(
    "is read with its password",
    async () => {
      await using peer = await AkkaNetPeer.start({ name: "Dotnet", tls: true });
      await peer.send({ command: "create", kind: "echo", name: "echo" });
      const files = readdirSync(tmpdir()).filter((file) => /^ritsem-peer-.*\.pfx$/.test(file));
      const [newest = ""] = files.map((file) => join(tmpdir(), file)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
      const config = `akka.remote.dot-netty.tcp {
        enable-ssl = on
        ssl { suppress-validation = on, certificate { path = "${newest}", password = "for-this-run-only" } }
      }`;
      await using node = await RitsemNode.start({ name: "Ritsem", config });
      assert.equal(await node.system.actorSelection(peer.pathOf("echo")).ask("hello", String, WITHIN_MS), "hello");
      rmSync(newest); // the peer is killed, and removes nothing
    },
    PATIENCE_MS,
  );
});

describe("The guide's table of pairings", () => {
  it("has the pairings that are run, and what was seen", () => {
    const guide = readFileSync(new URL("../../docs/guide/tls.md", import.meta.url), "utf8");
    const table = /\| Pairing \| Ritsem dials \| Akka\.NET dials \|\n\|---\|---\|---\|\n((?:\|.*\n)+)/.exec(guide)?.[1] ?? "";
    const rows = TLS_PAIRINGS.map(
      ({ name, ritsemDials, akkaNetDials }) => `| ${name} | ${pairingCell(ritsemDials)} | ${pairingCell(akkaNetDials)} |\n`,
    );
    assert.equal(table, rows.join(""));
  });
});
