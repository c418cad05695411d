import { afterAll, afterEach, assert, describe, it } from "vitest";
import { runCommandLine } from "../command-line.ts";
import { ActorSystem } from "../../index.ts";
import { nodePlatform } from "../../platform/node/index.ts";
import { PASSWORD, TestAuthority, type Wanted } from "../../../test/certificates/test-authority.ts";
import { KEY, tlsOn } from "../../../test/certificates/tls-meeting.ts";

const authority = new TestAuthority();
const stranger = new TestAuthority("Stranger");
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => {
  authority.remove();
  stranger.remove();
});

const issued = (wanted: Wanted = {}, by = authority): string => tlsOn(by.issue(wanted).pkcs12, PASSWORD);

async function addressOf(settings: string): Promise<string> {
  const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }, ${KEY} { hostname = "127.0.0.1", port = 0 }, ${settings}`;
  const system = await ActorSystem.create("There", config);
  cleanUps.push(() => system.terminate());
  return String(system.address);
}

/** What `ritsem doctor` prints with these settings as its application.conf. */
async function doctor(address: string, settings: string): Promise<{ readonly exitCode: number; readonly out: string }> {
  const said = { out: "", err: "" };
  const exitCode = await runCommandLine(["doctor", address, "--timeout", "5 s"], {
    platform: { ...nodePlatform(), readTextFile: (path: string) => (path === "application.conf" ? settings : undefined) },
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { exitCode, out: said.out + said.err };
}

describe("ritsem doctor, with TLS in its configuration,", () => {
  it("shows the certificates of both sides with names, expiry and chain, and that nothing is wrong", async () => {
    const address = await addressOf(issued({ commonName: "there" }));
    const { exitCode, out } = await doctor(address, issued({ commonName: "here", names: "DNS:here.example" }));
    assert.match(
      out,
      /tls +the other system shows CN=there, for DNS:localhost, IP Address:127\.0\.0\.1; valid until .*; chain: there < Test Authority/,
    );
    assert.match(out, /tls +this system shows CN=here, for DNS:here\.example, not for 127\.0\.0\.1; valid until/);
    assert.include(out, "Nothing is wrong.");
    assert.equal(exitCode, 0);
  });

  it("says of an expired or foreign certificate of the other system why it is rejected", async () => {
    const expired = await doctor(await addressOf(issued({ days: -1 })), issued());
    assert.match(expired.out, /the other system shows CN=node, .*; EXPIRED on /);
    assert.match(expired.out, /What is wrong\n {2}Rejected the certificate of .*: it has expired on/);
    assert.equal(expired.exitCode, 2);
    const foreign = await doctor(await addressOf(issued({}, stranger)), issued());
    assert.match(foreign.out, /What is wrong\n {2}Rejected the certificate of .*: it is signed by CN=Stranger, which is not trusted here/);
  });

  it("shows the certificate of a WebSocket, which it does not connect to", async () => {
    const section = "ritsem.remote.websocket";
    const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["${section}"] }
      ${section} { hostname = "127.0.0.1", port = 0, enable-ssl = on }, ${issued({ commonName: "there" }).replaceAll(KEY, section)}`;
    const system = await ActorSystem.create("There", config);
    cleanUps.push(() => system.terminate());
    assert.equal(system.address.protocol, "akka.wss");
    const { exitCode, out } = await doctor(String(system.address), issued());
    assert.match(out, /tls +the other system shows CN=there, .*; valid until .*; chain: there < Test Authority/);
    assert.notEqual(exitCode, 0);
  });

  it("says that the other system may not trust this one, or uses plain TCP", async () => {
    const trusting = `${issued({}, stranger)}, ritsem.remote.tls.trusted-certificates = [${JSON.stringify(authority.certificate)}]`;
    const refused = await doctor(await addressOf(issued()), trusting);
    assert.include(refused.out, "It may not trust the certificate of this system.");
    const plain = await doctor((await addressOf("")).replace("akka.tcp", "akka.ssl.tcp"), issued());
    assert.include(plain.out, "closed the connection during the TLS handshake");
  });
});
