import { connect } from "node:net";
import { afterAll, assert, it } from "vitest";
import { ActorIdentity, ActorSystem, Identify, WarningEvent } from "../../../src/index.ts";
import { PASSWORD, TestAuthority } from "../../certificates/test-authority.ts";
import { KEY, meet, tlsOn, transportWith } from "../../certificates/tls-meeting.ts";
import { describeSetting } from "./describe-setting.ts";

const authority = new TestAuthority();
const other = new TestAuthority("Other Authority");
const node = authority.issue();
const stranger = other.issue({ commonName: "stranger" });
afterAll(() => {
  authority.remove();
  other.remove();
});

const GOOD = tlsOn(node.pkcs12, PASSWORD);
const STRANGE = tlsOn(stranger.pkcs12, PASSWORD);
const WELL = { dialler: undefined, listener: undefined };

/** A whole system with remoting over TLS, unless it fails to start: then why. */
async function startedWith(settings: string): Promise<string> {
  const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }, ${KEY} { hostname = "127.0.0.1", port = 0 }, ${settings}`;
  try {
    const system = await ActorSystem.create("Sys", config);
    await system.terminate();
    return system.address.protocol;
  } catch (error) {
    return String(error);
  }
}

const sslWith = (text: string): string => `${KEY} { enable-ssl = on, ssl { ${text} } }`;

describeSetting("akka.remote.dot-netty.tcp.enable-ssl", () => {
  it("puts TLS under the association, and ssl. before the protocol in addresses", async () => {
    assert.equal(await startedWith(GOOD), "akka.ssl.tcp");
    assert.deepEqual(await meet(GOOD, GOOD), WELL);
  });

  it("ends an attempt with an explanation on both sides if it differs", async () => {
    const plainDials = await meet("", GOOD);
    assert.include(plainDials.listener, "does not speak TLS, and this system does");
    assert.isDefined(plainDials.dialler);
    const plainListens = await meet(GOOD, "");
    assert.include(plainListens.dialler, "closed the connection during the TLS handshake. It may use plain TCP");
    assert.include(plainListens.listener, "Its first bytes are those of TLS");
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.certificate.path", () => {
  it("is a PKCS#12 file, or a PEM file with certificate and key", async () => {
    for (const path of [node.pkcs12, node.pem, node.encryptedPem]) {
      const settings = tlsOn(path, PASSWORD, "ssl.suppress-validation = on");
      assert.deepEqual(await meet(settings, settings), WELL, path);
    }
  });

  it("stops the system before its port opens if the file is missing or useless, with the cure", async () => {
    const absent = await startedWith(`${KEY}.enable-ssl = on`);
    assert.include(absent, `${KEY}.enable-ssl = true: there is no certificate. Name a PKCS#12 or PEM file`);
    const noKey = authority.file("no-key.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    authority.openssl("pkcs12", "-export", "-nokeys", "-in", node.certificate, "-passout", `pass:${PASSWORD}`, "-out", "no-key.p12");
    const legacy = ["-export", "-legacy", "-in", node.certificate, "-inkey", node.privateKey, "-passout", `pass:${PASSWORD}`];
    authority.openssl("pkcs12", ...legacy, "-out", "legacy.p12");
    const cases: readonly (readonly [string, string])[] = [
      ["/nowhere/node.p12", "there is no such file"],
      [authority.folder, "the file cannot be read"],
      [authority.file("empty.p12", ""), "the file is neither PKCS#12 nor PEM"],
      [authority.file("text.p12", "not a certificate"), "the file is neither PKCS#12 nor PEM"],
      [noKey, "the file holds no private key"],
      [`${authority.folder}/no-key.p12`, "the file holds no private key"],
      [`${authority.folder}/legacy.p12`, "openssl pkcs12 -legacy -in"],
    ];
    for (const [path, why] of cases) {
      const failure = await startedWith(tlsOn(path, PASSWORD));
      assert.include(failure, `${KEY}.ssl.certificate.path = ${JSON.stringify(path)}`, path);
      assert.include(failure, why, path);
      assert.notInclude(failure, PASSWORD);
    }
  });

  it("is converted by the line of openssl that the error for an old file gives", async () => {
    const failure = await startedWith(tlsOn(`${authority.folder}/legacy.p12`, PASSWORD));
    const [first = "", second = ""] = (/openssl pkcs12 .*?(?= && rm)/.exec(failure)?.[0] ?? "").split(" && ");
    const words = (line: string): readonly string[] =>
      line
        .split(" ")
        .slice(1)
        .map((word) => word.replaceAll('"', ""));
    authority.openssl(...words(first), "-passin", `pass:${PASSWORD}`);
    authority.openssl(...words(second), "-passout", `pass:${PASSWORD}`);
    assert.equal(await startedWith(tlsOn(`${authority.folder}/new.pfx`, PASSWORD)), "akka.ssl.tcp");
  });

  it("has key and certificate of one pair, or the system does not start", async () => {
    const failure = await startedWith(
      `${tlsOn(node.certificate, "")}, ritsem.remote.tls.private-key-path = ${JSON.stringify(stranger.privateKey)}`,
    );
    assert.include(failure, "the key does not belong to the certificate");
  });

  it("leaves the port closed if it is useless", async () => {
    const probe = transportWith("");
    const { port = 0 } = await probe.listen("Probe", () => {});
    await probe.shutdown();
    const transport = transportWith(`${tlsOn("/nowhere.p12", "")}, ${KEY}.port = ${port}`);
    const listening = transport
      .listen("Sys", () => {})
      .then(
        () => "listens",
        () => "refused",
      );
    const dialled = new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve("open"));
      socket.once("error", () => resolve("closed"));
    });
    assert.deepEqual(await Promise.all([listening, dialled]), ["refused", "closed"]);
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.certificate.password", () => {
  it("opens the file, and the system does not start if it is wrong or absent", async () => {
    for (const path of [node.pkcs12, node.encryptedPem]) {
      assert.equal(await startedWith(tlsOn(path, PASSWORD)), "akka.ssl.tcp");
      assert.include(await startedWith(tlsOn(path, "wrong")), `the password is wrong. Correct ${KEY}.ssl.certificate.password`);
      assert.include(await startedWith(tlsOn(path, "")), `it needs a password. Set ${KEY}.ssl.certificate.password`);
    }
  });

  it("may come from the environment", async () => {
    process.env["RITSEM_TEST_PASSWORD"] = PASSWORD;
    try {
      const certificate = `certificate { path = ${JSON.stringify(node.pkcs12)}, password = \${?RITSEM_TEST_PASSWORD} }`;
      assert.equal(await startedWith(sslWith(certificate)), "akka.ssl.tcp");
    } finally {
      delete process.env["RITSEM_TEST_PASSWORD"];
    }
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.certificate.use-thumbprint-over-file", () => {
  it("stops the system with the cure: there is no certificate store here", async () => {
    const failure = await startedWith(sslWith("certificate { use-thumbprint-over-file = on, thumbprint = ABCD }"));
    assert.match(failure, /use-thumbprint-over-file.*no Windows certificate store.*ssl\.certificate\.path/);
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.certificate.use-thumprint-over-file", () => {
  it("stops the system as the right spelling does", async () => {
    assert.match(
      await startedWith(sslWith("certificate.use-thumprint-over-file = on")),
      /use-thumprint-over-file.*no Windows certificate store/,
    );
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.certificate.store-name", () => {
  it("stops the system if there is no file", async () => {
    assert.match(await startedWith(sslWith("certificate.store-name = My")), /store-name.*no Windows certificate store/);
    assert.equal(await startedWith(`${GOOD}, ${KEY}.ssl.certificate.store-name = My`), "akka.ssl.tcp");
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.certificate.flags", () => {
  it("takes .NET's flags, and stops the system at any other", async () => {
    assert.equal(await startedWith(`${GOOD}, ${KEY}.ssl.certificate.flags = [exportable, machine-key-set]`), "akka.ssl.tcp");
    assert.include(await startedWith(`${GOOD}, ${KEY}.ssl.certificate.flags = [exportible]`), '"exportible": not a flag');
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.suppress-validation", () => {
  it("accepts any certificate of a peer, in both directions", async () => {
    const suppressed = tlsOn(node.pkcs12, PASSWORD, "ssl.suppress-validation = on");
    const strange = tlsOn(stranger.pkcs12, PASSWORD, "ssl.suppress-validation = on");
    assert.deepEqual(await meet(suppressed, strange), WELL);
    const { dialler } = await meet(GOOD, strange);
    assert.match(
      dialler ?? "",
      /Rejected the certificate of .* \(CN=stranger\).*signed by CN=Other Authority, which is not trusted here.*ritsem\.remote\.tls\.trusted-certificates/,
    );
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.require-mutual-authentication", () => {
  it("refuses a peer whose certificate is not trusted, or takes any if it is off", async () => {
    const trusting = tlsOn(stranger.pkcs12, PASSWORD, "ssl.suppress-validation = on");
    const strict = await meet(trusting, GOOD);
    assert.match(strict.listener ?? "", /Rejected the certificate of 127\.0\.0\.1:\d+ \(CN=stranger\)/);
    assert.isDefined(strict.dialler);
    assert.deepEqual(await meet(trusting, tlsOn(node.pkcs12, PASSWORD, "ssl.require-mutual-authentication = off")), WELL);
  });
});

describeSetting("akka.remote.dot-netty.tcp.ssl.validate-certificate-hostname", () => {
  it("wants the dialled host among the names of the certificate, an IP address among its IP entries", async () => {
    const strict = (path: string): string => tlsOn(path, PASSWORD, "ssl.validate-certificate-hostname = on");
    const { pkcs12: named } = authority.issue({ names: "DNS:localhost" });
    const { pkcs12: addressed } = authority.issue({ names: "IP:127.0.0.1" });
    assert.deepEqual(await meet(strict(named), strict(named), "localhost"), WELL);
    assert.deepEqual(await meet(strict(addressed), strict(addressed), "127.0.0.1"), WELL);
    assert.include((await meet(strict(named), strict(named), "127.0.0.1")).dialler, "it is not for 127.0.0.1, but for DNS:localhost");
    assert.include(
      (await meet(strict(addressed), strict(addressed), "localhost")).dialler,
      "it is not for localhost, but for IP Address:127.0.0.1",
    );
    assert.deepEqual(await meet(tlsOn(named, PASSWORD), tlsOn(named, PASSWORD), "127.0.0.1"), WELL);
  });
});

describeSetting("ritsem.remote.tls.private-key-path", () => {
  it("is the key, if it is not in the file of the certificate", async () => {
    const settings = `${tlsOn(node.certificate, "")}, ritsem.remote.tls.private-key-path = ${JSON.stringify(node.privateKey)}`;
    assert.equal(await startedWith(settings), "akka.ssl.tcp");
    assert.include(
      await startedWith(`${settings}, ritsem.remote.tls.private-key-path = "${node.certificate}"`),
      "the file holds no private key in PEM",
    );
  });
});

describeSetting("ritsem.remote.tls.trusted-certificates", () => {
  const trusting = (...paths: readonly string[]): string => `ritsem.remote.tls.trusted-certificates = ${JSON.stringify(paths)}`;

  it("are authorities that may sign certificates of peers", async () => {
    assert.isDefined((await meet(GOOD, STRANGE)).dialler);
    const here = `${GOOD}, ${trusting(authority.certificate, other.certificate)}`;
    const there = `${STRANGE}, ${trusting(authority.certificate, other.certificate)}`;
    assert.deepEqual(await meet(here, there), WELL);
  });

  it("may be the certificates of peers themselves", async () => {
    const { pkcs12, certificate } = authority.selfSigned({ commonName: "alone" });
    const alone = `${tlsOn(pkcs12, PASSWORD)}, ${trusting(authority.certificate)}`;
    const untrusting = `${tlsOn(node.pkcs12Alone, PASSWORD)}, ${trusting(authority.certificate)}`;
    assert.include((await meet(untrusting, alone)).dialler, "it is signed by itself and is not trusted here");
    assert.deepEqual(await meet(`${GOOD}, ${trusting(authority.certificate, certificate)}`, alone), WELL);
  });

  it("stop the system if a file has none", async () => {
    assert.include(await startedWith(`${GOOD}, ${trusting("/nowhere.pem")}`), "ritsem.remote.tls.trusted-certificates");
    assert.include(await startedWith(`${GOOD}, ${trusting(node.privateKey)}`), "the file holds no certificate in PEM");
    const broken = authority.file("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assert.include(await startedWith(`${GOOD}, ${trusting(broken)}`), "a certificate in it cannot be read");
  });
});

describeSetting("ritsem.remote.tls.validate-claimed-hostname", () => {
  it("refuses a system whose certificate is not for the host of its address, on both sides", async () => {
    const strict = "ritsem.remote.tls.validate-claimed-hostname = on";
    const start = async (name: string, settings: string): Promise<ActorSystem> =>
      await ActorSystem.create(
        name,
        `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }, ${KEY} { hostname = "127.0.0.1", port = 0 }, ${settings}`,
      );
    const { pkcs12: ofAnother } = authority.issue({ names: "DNS:another.example", commonName: "another" });
    const judge = await start("Judge", `${GOOD}, ${strict}`);
    const claimant = await start("Claimant", tlsOn(ofAnother, PASSWORD));
    const honest = await start("Honest", `${GOOD}, ${strict}`);
    try {
      const { subject } = await honest.actorSelection(`${judge.address}/user`).ask(new Identify("x"), ActorIdentity, 10_000);
      assert.isDefined(subject);
      const refusalWith = (start: string): Promise<string> =>
        new Promise((resolve) => {
          judge.eventStream.subscribe(({ message }: WarningEvent) => {
            if (
              message.startsWith(start) &&
              message.includes("(CN=another): the system calls itself 127.0.0.1, but it is for DNS:another.example")
            )
              resolve(message);
          }, WarningEvent);
        });
      const inbound = refusalWith("Closed a connection from");
      claimant.actorSelection(`${judge.address}/user`).tell("hello");
      assert.include(await inbound, "validate-claimed-hostname");
      const outbound = refusalWith("AssociationError");
      judge.actorSelection(`${claimant.address}/user`).tell("hello");
      assert.include(await outbound, "validate-claimed-hostname");
    } finally {
      await Promise.all([judge.terminate(), claimant.terminate(), honest.terminate()]);
    }
  });
});
