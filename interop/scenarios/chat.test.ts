import { assert, describe, it } from "vitest";
import { chatMessages, ConnectRequest, ConnectResponse, SayRequest, SayResponse } from "../../examples/chat/messages.ts";
import { ChatProcess } from "../harness/chat-process.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

// Every program here is used through its lines alone: what holds for one runtime holds for the other.

const WITHIN_MS = 15_000;
const WELCOME = ["Connecting....", "Connected!", "Hello and welcome to Akka.NET chat example"];
const ORDERLY = { code: 0, signal: null };

type Runtime = "Akka.NET" | "Ritsem";
const RUNTIMES: readonly Runtime[] = ["Akka.NET", "Ritsem"];
const startServer: Readonly<Record<Runtime, (port: number) => Promise<ChatProcess>>> = {
  "Akka.NET": ChatProcess.akkaNetServer,
  Ritsem: ChatProcess.ritsemServer,
};
const startClient: Readonly<Record<Runtime, (serverPort: number) => ChatProcess>> = {
  "Akka.NET": ChatProcess.akkaNetClient,
  Ritsem: ChatProcess.ritsemClient,
};

async function expectAtEach(clients: readonly ChatProcess[], line: string): Promise<void> {
  await Promise.all(clients.map((client) => client.expectLine(line, WITHIN_MS)));
}

describeWithAkkaNet("The chat", () => {
  for (const serverRuntime of RUNTIMES) {
    for (const clientRuntime of RUNTIMES) {
      describe(`of a server on ${serverRuntime} and clients on ${clientRuntime}`, () => {
        it("brings what is said, in order, to everyone who is there, and goes on when one leaves or is killed", async () => {
          const port = await freePort();
          await using server = await startServer[serverRuntime](port);
          await using first = startClient[clientRuntime](port);
          await using second = startClient[clientRuntime](port);
          await using third = startClient[clientRuntime](port);
          const everyone = [first, second, third];
          for (const line of WELCOME) await expectAtEach(everyone, line);

          first.writeLine("hello");
          await expectAtEach(everyone, "Roggan: hello");
          second.writeLine("/NICK Anna Lena");
          await second.expectLine("Changing nick to Anna Lena", WITHIN_MS);
          await expectAtEach(everyone, "Roggan is now known as Anna Lena");
          second.writeLine("/unknown");
          second.writeLine("");
          await expectAtEach(everyone, "Anna Lena: ");

          second.writeLine("/Exit");
          await second.expectLine("exiting", WITHIN_MS);
          assert.deepEqual(await second.waitForExit(WITHIN_MS), ORDERLY);
          first.writeLine("one has left");
          await expectAtEach([first, third], "Roggan: one has left");

          await third.kill();
          first.writeLine("still here");
          await first.expectLine("Roggan: still here", WITHIN_MS);

          first.endInput();
          await first.expectLine("exiting", WITHIN_MS);
          assert.deepEqual(await first.waitForExit(WITHIN_MS), ORDERLY);
          server.writeLine("");
          assert.deepEqual(await server.waitForExit(WITHIN_MS), ORDERLY);

          const heard = [...WELCOME, "Roggan: hello", "Roggan is now known as Anna Lena", "Anna Lena: "];
          assert.deepEqual(first.spokenLines, [...heard, "Roggan: one has left", "Roggan: still here", "exiting"]);
          assert.deepEqual(third.spokenLines, [...heard, "Roggan: one has left"]);
          assert.deepEqual(
            second.spokenLines.filter((line) => line !== "Changing nick to Anna Lena"), // where it stands among the others is chance
            [...heard, "exiting"],
          );
          assert.deepEqual(server.spokenLines, []);
        });
      });
    }

    describe(`of a server on ${serverRuntime}`, () => {
      it("joins a client of each runtime", async () => {
        const port = await freePort();
        await using _server = await startServer[serverRuntime](port);
        await using one = startClient["Akka.NET"](port);
        await using other = startClient.Ritsem(port);
        for (const line of WELCOME) await expectAtEach([one, other], line);
        one.writeLine("Grüße, 世界 🎭");
        await expectAtEach([one, other], "Roggan: Grüße, 世界 🎭");
        other.writeLine("and back");
        await expectAtEach([one, other], "Roggan: and back");
      });

      it("lets a client that connects twice hear each line once", async () => {
        const port = await freePort();
        await using _server = await startServer[serverRuntime](port);
        await using node = await RitsemNode.start({ name: "MyClient", hostname: "localhost", registry: chatMessages });
        const client = node.inbox("client");
        const chat = node.system.actorSelection(`akka.tcp://MyServer@localhost:${port}/user/ChatServer`);
        for (const _ of ["once", "twice"]) chat.tell(new ConnectRequest({ username: "Roggan" }), client.ref);
        for (const text of ["a line", "the last"]) chat.tell(new SayRequest({ username: "Roggan", text }), client.ref);
        await client.until((message) => message instanceof SayResponse && message.text === "the last");
        const welcome = new ConnectResponse({ message: WELCOME[2] ?? "" });
        assert.deepEqual(client.messages, [
          welcome,
          welcome,
          new SayResponse({ username: "Roggan", text: "a line" }),
          new SayResponse({ username: "Roggan", text: "the last" }),
        ]);
      });

      it("ends with the end of the server's input", async () => {
        await using server = await startServer[serverRuntime](await freePort());
        server.endInput();
        assert.deepEqual(await server.waitForExit(WITHIN_MS), ORDERLY);
        assert.deepEqual(server.spokenLines, []);
      });
    });
  }
});
