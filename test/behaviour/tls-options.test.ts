import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, assert, describe, it } from "vitest";
import { type ActorSystem as System, ActorSystem, Props, ReceiveActor } from "../../src/index.ts";
import { remotingOf } from "../../src/remote/index.ts";
import { tcpTransportWith, type TlsOptions } from "../../src/remote/transport/tcp/index.ts";
import { CertificateValidation, ReloadCertificates } from "../../src/remote/transport/tls/index.ts";
import { PASSWORD, TestAuthority } from "../certificates/test-authority.ts";
import { KEY, meetAs, tlsOn, transportWith } from "../certificates/tls-meeting.ts";

const authority = new TestAuthority();
const other = new TestAuthority("Other Authority");
const node = authority.issue();
const GOOD = tlsOn(node.pkcs12, PASSWORD);
const ON = `${KEY}.enable-ssl = on`;
const WELL = { dialler: undefined, listener: undefined };
const text = (path: string): string => readFileSync(path, "utf8");
const trusted = (): readonly string[] => [text(authority.certificate)];
const cleanUps: (() => unknown)[] = [];
/** Its password is `right`; `wrong340` decrypts it without an error. */
const LOCKED_KEY = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgxQBhw//zZaAICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFGRZG1hg1rTy7BAilx/Ct8EQASB
X+CjB7fpWUYuwtkV/lZJTppUwUcjlRrYDx8GA6SjxpOvk+sAZjrxWC4BnFIFtRyx
wuRrUqG+5y9EXuWyiu8=
-----END ENCRYPTED PRIVATE KEY-----
`;

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => {
  authority.remove();
  other.remove();
});

describe("A program's certificate", () => {
  it("has a wrong password even if that decrypts the key to nonsense instead of failing", async () => {
    const tls: TlsOptions = { certificate: () => ({ certificate: text(node.certificate), privateKey: LOCKED_KEY, password: "wrong340" }) };
    const failure = await transportWith(ON, tls)
      .listen("Sys", () => {})
      .then(() => "listens", String);
    assert.include(failure, "the password is wrong. Correct its password");
  });

  it("may be PKCS#12 bytes or PEM texts, with a password, in place of the file", async () => {
    const certificates: readonly TlsOptions[] = [
      { certificate: () => ({ pkcs12: readFileSync(node.pkcs12), password: PASSWORD }) },
      { certificate: () => ({ certificate: text(node.certificate), privateKey: text(node.privateKey) }), trustedCertificates: trusted },
      {
        certificate: async () => ({ certificate: text(node.certificate), privateKey: text(node.encryptedPem), password: PASSWORD }),
        trustedCertificates: async () => trusted(),
      },
    ];
    for (const tls of certificates) assert.deepEqual(await meetAs(transportWith(ON, tls), transportWith(GOOD)), WELL);
  });

  it("stops the system if it is useless, without its password in the error", async () => {
    for (const [tls, why] of [
      [
        { certificate: () => ({ pkcs12: readFileSync(node.pkcs12), password: "a wrong one" }) },
        "the password is wrong. Correct its password",
      ],
      [{ certificate: () => ({ certificate: text(node.certificate), privateKey: "" }) }, "the file holds no private key"],
      [{ trustedCertificates: () => ["none"] }, "the program's trusted TLS certificates"],
    ] as const) {
      const failure = await transportWith(GOOD, tls)
        .listen("Sys", () => {})
        .then(() => "listens", String);
      assert.include(failure, why);
      assert.notInclude(failure, "a wrong one");
    }
  });
});

describe("A program's validator", () => {
  const stranger = other.issue({ commonName: "stranger" });
  const strange = (): ReturnType<typeof transportWith> => transportWith(tlsOn(stranger.pkcs12, PASSWORD, "ssl.suppress-validation = on"));
  const { fingerprint } = new X509Certificate(readFileSync(stranger.certificate));

  it("decides in place of the settings, on both sides", async () => {
    const pinned = { validate: CertificateValidation.pinnedCertificate(fingerprint) };
    assert.deepEqual(await meetAs(transportWith(GOOD, pinned), strange()), WELL);
    assert.deepEqual(await meetAs(strange(), transportWith(GOOD, pinned)), WELL);
    const { dialler } = await meetAs(transportWith(GOOD, pinned), transportWith(GOOD));
    assert.match(
      dialler ?? "",
      /Rejected the certificate of .* \(CN=node\): this program refuses it \(its thumbprint [0-9A-F]{40} is not pinned\)/,
    );
  });

  it("sees the certificate, what is wrong with it, and who dialled", async () => {
    const seen: unknown[] = [];
    const validate: TlsOptions["validate"] = ({ certificate, dialledHost }) => {
      seen.push([
        certificate.subject,
        certificate.issuer,
        certificate.problem,
        certificate.isFor("127.0.0.1"),
        certificate.names,
        dialledHost,
      ]);
      return undefined;
    };
    await meetAs(transportWith(GOOD, { validate }), strange());
    await meetAs(strange(), transportWith(GOOD, { validate }));
    const what = ["CN=stranger", "CN=Other Authority", "unknown-authority", true, ["DNS:localhost", "IP Address:127.0.0.1"]];
    assert.deepEqual(seen, [
      [...what, "127.0.0.1"],
      [...what, undefined],
    ]);
  });

  it("refuses the peer if it throws", async () => {
    const validate = (): never => {
      throw new Error("out of order");
    };
    assert.include((await meetAs(transportWith(GOOD, { validate }), transportWith(GOOD))).dialler, "its validator failed: out of order");
  });
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

async function systemWith(name: string, tls: TlsOptions): Promise<System> {
  const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }, ${KEY} { hostname = localhost, port = 0 }, ${ON}`;
  const transports = new Map([["Akka.Remote.Transport.DotNetty.TcpTransport", tcpTransportWith({ tls })]]);
  const system = await ActorSystem.create(name, config, { transports });
  cleanUps.push(() => system.terminate());
  system.actorOf(Props.create(Echo), "echo");
  return system;
}

describe("A certificate that is renewed without a restart", () => {
  it("is used by new connections after ReloadCertificates, and open ones stay", async () => {
    const seen: string[] = [];
    const first = authority.issue({ commonName: "first" });
    let current = first;
    const there = await systemWith("There", {
      certificate: () => ({ pkcs12: readFileSync(current.pkcs12), password: PASSWORD }),
    });
    const observing = (): Promise<System> =>
      systemWith("Here", {
        certificate: () => ({ pkcs12: readFileSync(node.pkcs12), password: PASSWORD }),
        validate: ({ certificate: { subject, problem } }) => (seen.push(subject), problem),
      });
    const askFrom = async (system: System): Promise<unknown> =>
      await system.actorSelection(`${there.address}/user/echo`).ask("hello", String, 10_000);
    const before = await observing();
    await askFrom(before);
    current = authority.issue({ commonName: "second" });
    assert.isTrue(await remotingOf(there)?.managementCommand(new ReloadCertificates()));
    await askFrom(before);
    const after = await observing();
    await askFrom(after);
    assert.deepEqual(seen, ["CN=first", "CN=second"]);
  });

  it("stays as it is if the new one is useless", async () => {
    let password = PASSWORD;
    const system = await systemWith("There", { certificate: () => ({ pkcs12: readFileSync(node.pkcs12), password }) });
    password = "wrong";
    const failure = await (remotingOf(system)?.managementCommand(new ReloadCertificates()) ?? Promise.resolve()).then(() => "done", String);
    assert.include(failure, "the password is wrong");
    const here = await systemWith("Here", { certificate: () => ({ pkcs12: readFileSync(node.pkcs12), password: PASSWORD }) });
    assert.equal(await here.actorSelection(`${system.address}/user/echo`).ask("hello", String, 10_000), "hello");
  });

  it("is read from its file again if the program has none", async () => {
    const transport = transportWith(GOOD);
    cleanUps.push(() => transport.shutdown());
    await transport.listen("Sys", () => {});
    assert.isTrue(await transport.managementCommand?.(new ReloadCertificates()));
    assert.isFalse(await transport.managementCommand?.("something else"));
  });
});
