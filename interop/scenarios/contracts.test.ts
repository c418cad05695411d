import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Address, type Constructor, Registry } from "ritsem";
import { assert, beforeAll, describe, it } from "vitest";
import { greeterProps, Note, registerSampleMessages } from "../contracts/gen/sample-messages.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { contracts, type Ended, inRepository, typeCheck } from "../harness/contracts.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
/** Building the reader of assemblies for the first time, on a slow machine. */
const BUILD_TIMEOUT_MS = 300_000;
const checkedIn = inRepository("interop/contracts/gen");
const dll = (name: string): string => inRepository(`build/akka-net-peer/Peer/${name}.dll`);

describeWithAkkaNet("Contracts made of .NET assemblies", () => {
  describe("of the sample", () => {
    it(
      "are those that are checked in",
      async () => {
        const { status, out, err } = await contracts(dll("SampleMessages"), "--out", checkedIn, "--import-extension", ".ts", "--check");
        assert.equal(status, 0, err);
        assert.include(out, "are those of the assemblies");
      },
      BUILD_TIMEOUT_MS,
    );

    it("list everything of it that has no counterpart", async () => {
      const folder = inRepository("build/contracts/sample");
      const { status, err } = await contracts(dll("SampleMessages"), "--out", folder, "--strict");
      assert.equal(status, 1);
      for (const subject of ["Callbacks.Done", "Callbacks.Kind", "Callbacks.Undo", "Failure", "Bag", "TwoWays", "Unused", "Converted"])
        assert.include(err, `left out: SampleMessages.Unusual.${subject}: `);
      for (const subject of ["Callbacks.Computed", "Callbacks.Stock"])
        assert.include(err, `take care: SampleMessages.Unusual.${subject}: `);
      assert.equal(err.match(/^left out: /gm)?.length, 8, err);
    });
  });

  describe("of an actor class", () => {
    it("ask an Akka.NET node for one, with arguments of the types that its constructor takes", async () => {
      await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
      await using node = await RitsemNode.start({ name: "Ritsem", registry: registerSampleMessages() });
      const scope = { kind: "remote", address: Address.parse(peer.address) } as const;
      const props = greeterProps("Hi", 2, new Note({ title: "Å", stars: 5 }), null);
      const greeter = node.system.actorOf(props.withDeploy({ scope }), "greeter");
      assert.equal(await greeter.ask("Bo", String, WITHIN_MS), "HiHi Bo Note { Title = Å, Stars = 5 } True");
    });
  });

  describe("of Akka.Remote and Akka", () => {
    let ran: Ended;
    const folder = inRepository("build/contracts/akka");

    beforeAll(async () => {
      ran = await contracts(dll("Akka.Remote"), dll("Akka"), "--out", folder);
    }, BUILD_TIMEOUT_MS);

    it("are made as far as they can be, and the rest is listed", () => {
      assert.equal(ran.status, 0, ran.err);
      assert.include(ran.err, "left out: Akka.Remote.RemoteTransportException: is an exception");
      assert.include(ran.err, "left out: Akka.Remote.RemotingErrorEvent.Cause: System.Exception has no counterpart");
      assert.isAbove(ran.err.match(/^left out: /gm)?.length ?? 0, 100);
      const text = readFileSync(`${folder}/akka-remote.ts`, "utf8");
      assert.include(text, 'defineMessage("Akka.Remote.');
      assert.include(ran.err, "left out: Akka.Remote.RemoteWatcher.HeartbeatRsp: is a type that Ritsem has by itself");
      assert.include(ran.err, "left out: Akka.Actor.ActorIdentity: is a type that Ritsem has by itself");
    });

    it("are made of Akka.Remote alone, too, and say what its members are made of", async () => {
      const { status, err } = await contracts(dll("Akka.Remote"), "--out", inRepository("build/contracts/akka-remote"));
      assert.equal(status, 0, err);
      assert.include(err, "left out: Akka.Remote.RemoteSettings.Config: Akka.Configuration.Config has no counterpart");
      assert.include(
        err,
        "left out: Akka.Remote.Transport.InboundPayload.Payload: Google.Protobuf.ByteString is in Google.Protobuf, which was not given",
      );
    });

    it("compile", async () => {
      const { status, out } = await typeCheck(`${folder}/index.ts`);
      assert.equal(status, 0, out);
    });
  });

  describe("of a public package of data classes", () => {
    const folder = inRepository("build/contracts/docker");
    const file = `${folder}/docker-dot-net.ts`;

    beforeAll(async () => {
      const { status, err } = await contracts(dll("Docker.DotNet"), "--out", folder, "--include", "Docker.DotNet.Models.*");
      assert.equal(status, 0, err);
    }, BUILD_TIMEOUT_MS);

    it("compile", async () => {
      const { status, out } = await typeCheck(file);
      assert.equal(status, 0, out);
      assert.isAbove(readFileSync(file, "utf8").match(/defineMessage\("/g)?.length ?? 0, 150);
    });

    it("carry its objects to Akka.NET and back, with the names of its data contracts", async () => {
      const made = (await import(pathToFileURL(file).href)) as {
        readonly registerDockerDotNet: (registry: Registry) => Registry;
        readonly PortBinding: new (init: object) => object;
        readonly PortConfig: Constructor;
        readonly AuthConfig: new (init: object) => object;
        readonly HostConfig: Constructor;
      };
      const registry = made.registerDockerDotNet(new Registry());
      await using peer = await AkkaNetPeer.start({ name: "Dotnet" });
      await using node = await RitsemNode.start({ name: "Ritsem", registry });
      await peer.send({ command: "create", kind: "echo", name: "echo" });
      await peer.send({ command: "create", kind: "collector", name: "collector" });
      const binding = new made.PortBinding({ hostIp: "127.0.0.1", hostPort: "8081" });
      const echo = await node.resolve(peer.pathOf("echo"));
      assert.deepEqual(await echo.ask(binding, WITHIN_MS), binding);

      const collector = await node.resolve(peer.pathOf("collector"));
      collector.tell(new made.AuthConfig({ username: "Åsa", serveraddress: "host.example" }));
      await peer.send({ command: "await-count", actor: "collector", count: 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: "collector" });
      assert.deepInclude(messages[0], { clr: "Docker.DotNet.Models.AuthConfig, Docker.DotNet" });
      assert.deepInclude(messages[0]?.value, { Username: "Åsa", ServerAddress: "host.example" });
    });
  });
});
