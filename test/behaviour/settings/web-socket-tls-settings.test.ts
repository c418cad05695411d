import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { connect } from "node:tls";
import { afterAll, assert, describe, it } from "vitest";
import { Address } from "../../../src/actor/index.ts";
import { ActorIdentity, Identify } from "../../../src/index.ts";
import { parse, SettingsReader } from "../../../src/hocon/index.ts";
import { remotingOf } from "../../../src/remote/index.ts";
import { tcpReference } from "../../../src/remote/transport/tcp/index.ts";
import { CertificateValidation, ReloadCertificates } from "../../../src/remote/transport/tls/index.ts";
import { tlsSettingsFrom } from "../../../src/remote/transport/tls/internal.ts";
import { type WebSocketServerOptions, webSocketTransportWith } from "../../../src/remote/transport/websocket/server/index.ts";
import { webSocketReference } from "../../../src/remote/transport/websocket/settings/index.ts";
import { PASSWORD, TestAuthority } from "../../certificates/test-authority.ts";
import { cleanUpWith, KEY, type LoggedSystem, type LoggedTransport, systemWith, transportWith } from "../web-socket.fixture.ts";
import { describeSetting } from "./describe-setting.ts";

const authority = new TestAuthority();
const other = new TestAuthority("Other Authority");
const node = authority.issue();
const stranger = other.issue({ commonName: "stranger" });
afterAll(() => {
  authority.remove();
  other.remove();
});

const TRUSTING = `ritsem.remote.tls.trusted-certificates = [${JSON.stringify(authority.certificate)}]`;
const CLIENT = "scheme-identifier = wss";
const MUTUAL = "ssl.require-mutual-authentication = on";
const certificateAt = (path: string, password = PASSWORD): string =>
  `ssl.certificate { path = ${JSON.stringify(path)}, password = ${JSON.stringify(password)} }`;
const serverWith = (more = "", path = node.pkcs12): string => `enable-ssl = on, ${certificateAt(path)}, ${more}`;

/** What became of an attempt to connect, and what the side that listens logged. */
interface Meeting {
  readonly dialler: string;
  readonly warnings: readonly string[];
}

/** One transport dials another. Both trust the authority, unless `others` say otherwise. */
async function meet(dialling: string, listening: string, as = "127.0.0.1", others = TRUSTING): Promise<Meeting> {
  const listener = transportWith(listening, {}, others);
  return { dialler: await dialledBy(transportWith(dialling, {}, others), listener, as), warnings: listener.warnings };
}

async function dialledBy(dialler: LoggedTransport, listener: LoggedTransport, as = "127.0.0.1"): Promise<string> {
  const { port } = await listener.transport.listen("Sys", () => {});
  const remote = new Address("wss", "Sys", as, port);
  return await dialler.transport.associate(remote, new AbortController().signal).then(() => "connected", String);
}

function startedSystem(name: string, settings: string, options: WebSocketServerOptions = {}, others = TRUSTING): Promise<LoggedSystem> {
  const transports = new Map([["Ritsem.Remote.Transport.WebSocket", webSocketTransportWith(options)]]);
  return systemWith(name, `${KEY} { ${settings} }, ${others}`, { transports });
}

/** The protocol of a system, unless it fails to start: then why. */
async function startedWith(settings: string, options?: WebSocketServerOptions): Promise<string> {
  return await startedSystem("Sys", settings, options).then(({ system }) => system.address.protocol, String);
}

describe("The section ssl of the WebSocket transport", () => {
  it("is read as that of TCP", () => {
    const reference = webSocketReference().withFallback(tcpReference());
    const reader = new SettingsReader(parse(`${KEY}.ssl.certificate.path = "node.p12"`).withFallback(reference).resolve());
    tlsSettingsFrom(reader.config.getConfig(KEY), KEY, reader.config);
    const unread = reader.unreadKeys(reference).filter((key) => key.startsWith(`${KEY}.ssl.`));
    assert.deepEqual(unread, []);
  });
});

describeSetting("ritsem.remote.websocket.enable-ssl", () => {
  it("gives the server TLS, and makes the protocol akka.wss", async () => {
    assert.equal(await startedWith(serverWith()), "akka.wss");
    assert.deepEqual(await meet(serverWith(), serverWith()), { dialler: "connected", warnings: [] });
    assert.deepEqual(await meet(CLIENT, serverWith()), { dialler: "connected", warnings: [] });
  });

  it("ends an attempt with an explanation if the other side has no TLS", async () => {
    const { dialler } = await meet(serverWith(), "");
    assert.match(dialler, /does not speak TLS, and this system does.*ritsem\.remote\.websocket\.enable-ssl/);
  });

  it("takes TLS alone: what speaks otherwise, or leaves, is refused with a warning", async () => {
    const listener = transportWith(serverWith(), {}, TRUSTING);
    const { port = 0 } = await listener.transport.listen("Sys", () => {});
    const client = connectTcp(port, "127.0.0.1").on("error", () => {});
    client.write("GET /akka HTTP/1.1\r\n\r\n");
    client.resume();
    await once(client, "close");
    assert.match(listener.warnings.join(), /Refused a WebSocket from 127\.0\.0\.1:\d+: .*does not speak TLS, and this system does/);
  });

  it("does not wait at its end for a handshake under way", async () => {
    const { transport } = transportWith(serverWith(), {}, TRUSTING);
    const { port = 0 } = await transport.listen("Sys", () => {});
    const silent = connectTcp(port, "127.0.0.1").on("error", () => {});
    await once(silent, "connect");
    // Its connection is accepted before that of a peer that comes later.
    const later = connect({ port, host: "127.0.0.1", rejectUnauthorized: false }).on("error", () => {});
    await once(later, "secureConnect");
    const closed = [once(silent, "close"), once(later, "close")];
    silent.resume();
    later.resume();
    await transport.shutdown();
    await Promise.all(closed);
  });
});

describeSetting("ritsem.remote.websocket.ssl.certificate.path", () => {
  it("is a PKCS#12 file, or a PEM file with certificate and key", async () => {
    for (const path of [node.pkcs12, node.pem, node.encryptedPem]) {
      assert.equal((await meet(CLIENT, serverWith("", path))).dialler, "connected", path);
    }
  });

  it("stops the system before its port opens if it is missing or useless, with the cure", async () => {
    assert.include(
      await startedWith("enable-ssl = on"),
      `${KEY}.enable-ssl = true: there is no certificate. Name a PKCS#12 or PEM file with a certificate and its key in ${KEY}.ssl.certificate.path`,
    );
    for (const settings of [serverWith("", "/nowhere.p12"), `${CLIENT}, ${certificateAt("/nowhere.p12")}`]) {
      const probe = transportWith();
      const { port = 0 } = await probe.transport.listen("Probe", () => {});
      await probe.transport.shutdown();
      const starting = startedWith(`port = ${port}, ${settings}`);
      const dialled = new Promise<string>((resolve) => {
        const socket = connectTcp(port, "127.0.0.1");
        socket.once("connect", () => resolve("open")).once("error", () => resolve("closed"));
        cleanUpWith(() => socket.destroy());
      });
      assert.include(await starting, `${KEY}.ssl.certificate.path = "/nowhere.p12": there is no such file`);
      assert.equal(await dialled, "closed");
    }
  });

  it("is not needed by a system that ends no TLS itself, or whose program has a certificate", async () => {
    assert.equal(await startedWith(CLIENT), "akka.wss");
    const tls = { certificate: () => ({ pkcs12: readFileSync(node.pkcs12), password: PASSWORD }) };
    assert.equal(await startedWith("enable-ssl = on", { tls }), "akka.wss");
  });
});

describeSetting("ritsem.remote.websocket.ssl.certificate.password", () => {
  it("opens the file, and the system does not start if it is wrong or absent", async () => {
    for (const path of [node.pkcs12, node.encryptedPem]) {
      const failure = await startedWith(`enable-ssl = on, ${certificateAt(path, "wrong")}`);
      assert.include(failure, `the password is wrong. Correct ${KEY}.ssl.certificate.password`);
      const absent = await startedWith(`enable-ssl = on, ${certificateAt(path, "")}`);
      assert.include(absent, `it needs a password. Set ${KEY}.ssl.certificate.password`);
    }
  });
});

describeSetting("ritsem.remote.websocket.ssl.suppress-validation", () => {
  it("accepts any certificate of a peer, in both directions", async () => {
    const strange = serverWith(`${MUTUAL}, ssl.suppress-validation = on`, stranger.pkcs12);
    assert.equal((await meet(serverWith(`${MUTUAL}, ssl.suppress-validation = on`), strange)).dialler, "connected");
    assert.match(
      (await meet(CLIENT, strange)).dialler,
      /Rejected the certificate of .* \(CN=stranger\).*signed by CN=Other Authority, which is not trusted here.*trusted-certificates/,
    );
  });
});

describeSetting("ritsem.remote.websocket.ssl.require-mutual-authentication", () => {
  it("refuses whoever shows no certificate, or one that is not trusted", async () => {
    const none = await meet(CLIENT, serverWith(MUTUAL));
    assert.match(none.dialler, /closed the connection during the TLS handshake.*not trust this system's certificate/);
    assert.match(none.warnings.join(), /Refused a WebSocket from 127\.0\.0\.1:\d+: Rejected the connection with .*it shows no certificate/);
    const strange = await meet(`${CLIENT}, ${certificateAt(stranger.pkcs12)}`, serverWith(MUTUAL));
    assert.notEqual(strange.dialler, "connected");
    assert.match(strange.warnings.join(), /Rejected the certificate of 127\.0\.0\.1:\d+ \(CN=stranger\)/);
    assert.equal((await meet(`${CLIENT}, ${certificateAt(node.pkcs12)}`, serverWith(MUTUAL))).dialler, "connected");
  });

  it("reads no request of a peer that it refuses", async () => {
    const seen: unknown[] = [];
    const authenticate = ({ headers }: { readonly headers: unknown }): boolean => seen.push(headers) > 0;
    const listener = transportWith(serverWith(MUTUAL), { authenticate }, TRUSTING);
    const { port = 0 } = await listener.transport.listen("Sys", () => {});
    const request = `GET /akka HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString("base64")}\r\n\r\n`;
    for (const of of [{}, { pfx: readFileSync(stranger.pkcs12), passphrase: PASSWORD }]) {
      const client = connect({ port, host: "127.0.0.1", rejectUnauthorized: false, ...of }, () => client.write(request));
      client.on("error", () => {}).resume();
      await once(client, "close");
    }
    assert.lengthOf(seen, 0);
    assert.lengthOf(listener.warnings, 2);
    assert.equal(
      await transportWith(`${CLIENT}, ${certificateAt(node.pkcs12)}`, {}, TRUSTING)
        .transport.associate(new Address("wss", "Sys", "127.0.0.1", port), new AbortController().signal)
        .then(() => "connected", String),
      "connected",
    );
    assert.lengthOf(seen, 1);
  });
});

describeSetting("ritsem.remote.websocket.ssl.validate-certificate-hostname", () => {
  it("wants the dialled host among the names of the certificate, unless it is off", async () => {
    const named = serverWith("", authority.issue({ names: "DNS:localhost" }).pkcs12);
    assert.equal((await meet(CLIENT, named, "localhost")).dialler, "connected");
    assert.include((await meet(CLIENT, named)).dialler, `it is not for 127.0.0.1, but for DNS:localhost`);
    assert.equal((await meet(`${CLIENT}, ssl.validate-certificate-hostname = off`, named)).dialler, "connected");
  });

  it("ends the attempt before the request, and its headers, are sent", async () => {
    const seen: unknown[] = [];
    const authenticate = ({ headers }: { readonly headers: unknown }): boolean => seen.push(headers) > 0;
    const listener = transportWith(serverWith("", authority.issue({ names: "DNS:elsewhere" }).pkcs12), { authenticate }, TRUSTING);
    assert.include(await dialledBy(transportWith(CLIENT, {}, TRUSTING), listener), "it is not for 127.0.0.1");
    assert.lengthOf(seen, 0);
  });
});

describe("TLS of the WebSocket transport", () => {
  it("trusts what ritsem.remote.tls says, and takes the key from there", async () => {
    const keys = `ritsem.remote.tls { private-key-path = ${JSON.stringify(node.privateKey)}, trusted-certificates = [${JSON.stringify(other.certificate)}] }`;
    const alone = `enable-ssl = on, ssl.certificate.path = ${JSON.stringify(node.certificate)}`;
    const failure = await meet(alone, alone, "127.0.0.1", keys);
    assert.include(failure.dialler, "signed by CN=Test Authority, which is not trusted here");
    const trusted = keys.replace(JSON.stringify(other.certificate), JSON.stringify(authority.certificate));
    assert.equal((await meet(alone, alone, "127.0.0.1", trusted)).dialler, "connected");
  });

  it("lets a system have no other address than its certificate, if ritsem.remote.tls says so", async () => {
    const others = `${TRUSTING}, ritsem.remote.tls.validate-claimed-hostname = on`;
    const settings = (path: string): string => serverWith(`${MUTUAL}, ssl.validate-certificate-hostname = off`, path);
    const { pkcs12: ofAnother } = authority.issue({ names: "DNS:another.example", commonName: "another" });
    const judge = await startedSystem("Judge", settings(node.pkcs12), {}, others);
    const honest = await startedSystem("Honest", settings(node.pkcs12), {}, others);
    const claimant = await startedSystem("Claimant", settings(ofAnother));
    const claimed = /\(CN=another\): the system calls itself 127\.0\.0\.1, but it is for DNS:another\.example.*validate-claimed-hostname/;
    const { subject } = await honest.system.actorSelection(`${judge.system.address}/user`).ask(new Identify("x"), ActorIdentity, 10_000);
    assert.isDefined(subject);
    claimant.system.actorSelection(`${judge.system.address}/user`).tell("hello");
    await judge.line(new RegExp(`Closed a connection from.*${claimed.source}`));
    judge.system.actorSelection(`${claimant.system.address}/user`).tell("hello");
    await judge.line(new RegExp(`AssociationError.*${claimed.source}`));
  });

  it("obeys the validator of a program, and reads certificates again at ReloadCertificates", async () => {
    let current = authority.issue({ commonName: "first" });
    const certificate = () => ({ pkcs12: readFileSync(current.pkcs12), password: PASSWORD });
    const { system } = await startedSystem("There", "enable-ssl = on", { tls: { certificate } });
    const remote = new Address("wss", "There", "127.0.0.1", system.address.port);
    const dialAs = async (subject: string): Promise<string> => {
      const tls = { validate: CertificateValidation.validateSubject(`CN=${subject}`) };
      const dialler = transportWith(CLIENT, { tls }, TRUSTING).transport;
      return await dialler.associate(remote, new AbortController().signal).then(() => "connected", String);
    };
    assert.equal(await dialAs("first"), "connected");
    current = authority.issue({ commonName: "second" });
    assert.isTrue(await remotingOf(system)?.managementCommand(new ReloadCertificates()));
    assert.equal(await dialAs("second"), "connected");
    assert.include(await dialAs("first"), "its subject is CN=second, not CN=first");
  });
});
