import { build } from "esbuild";
import { type Browser, chromium, type Page as BrowserPage } from "playwright";
import { type ActorRef, Props, ReceiveActor, Registry, Terminated } from "ritsem";
import { remotingOf } from "ritsem/remote";
import { afterEach, assert, it } from "vitest";
import { chromiumOptions, hasChromium } from "../../scripts/chromium.ts";
import { TestAuthority } from "../../test/certificates/test-authority.ts";
import type { Page } from "../browser/page.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { freePort } from "../harness/free-port.ts";
import { inRepository } from "../harness/contracts.ts";
import { Relay } from "../harness/relay.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";
import { TlsProxy } from "../harness/tls-proxy.ts";
import { WaitableLog } from "ritsem/testkit/node";

declare const page: Page;
const WITHIN_MS = 30_000;

/** Registered by the page alone: here it is a name to deploy. */
class Resident extends ReceiveActor {}

/** Tells guests things, watches them, and passes what else it is told on to an actor of Akka.NET. */
class Hub extends ReceiveActor {
  constructor(peerEcho: string, guests: WaitableLog<ActorRef>, ends: WaitableLog<Terminated>) {
    super();
    this.receive(Terminated, (end) => ends.add(end));
    this.receive(String, async (text) => {
      const { sender } = this;
      if (text !== "hello") return sender.tell(await this.context.actorSelection(peerEcho).ask(text, String, WITHIN_MS));
      this.context.watch(sender);
      this.tell(sender, "welcome");
      guests.add(sender);
    });
  }
}

/** The built package in a page of a real Chromium, a Node system that it connects to through a reverse proxy, and an Akka.NET node behind that. */
class Scene {
  readonly guests = new WaitableLog<ActorRef>();
  readonly ends = new WaitableLog<Terminated>();
  readonly cleanUps: (() => unknown)[] = [];
  browserPage!: BrowserPage;
  node!: RitsemNode;
  /** Between the proxy and the node. */
  relay!: Relay;
  hub = "";
  pageAddress = "";
  violations: string[] = [];

  static async start(): Promise<Scene> {
    const scene = new Scene();
    scenes.push(scene);
    const peer = await AkkaNetPeer.start({ name: "Dotnet" });
    scene.cleanUps.push(() => peer.kill());
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    const proxy = await scene.#proxy();
    const port = await freePort();
    scene.relay = await Relay.listen();
    scene.cleanUps.push(() => scene.relay.close());
    scene.relay.forwardTo(port);
    proxy.passOn("/chat", "/inner", scene.relay.port);
    scene.node = await RitsemNode.start({
      name: "Node",
      registry: new Registry().actor("Resident, Pages", Resident),
      config: `akka.remote.enabled-transports = ["akka.remote.dot-netty.tcp", "ritsem.remote.websocket"]
        akka.remote.retry-gate-closed-for = 500 ms
        ritsem.remote.websocket {
          hostname = "127.0.0.1", port = ${port}, path = "/inner"
          scheme-identifier = wss, public-hostname = localhost, public-port = ${proxy.port}
        }`,
    });
    scene.cleanUps.push(() => scene.node.terminate());
    scene.node.system.actorOf(Props.create(Hub, peer.pathOf("echo"), scene.guests, scene.ends), "hub");
    const address = remotingOf(scene.node.system).addresses.find(({ protocol }) => protocol === "akka.wss");
    scene.hub = `${address}/user/hub`;
    await scene.#open(`https://localhost:${proxy.port}/`);
    return scene;
  }

  async #proxy(): Promise<TlsProxy> {
    const authority = new TestAuthority();
    const { outputFiles } = await build({
      entryPoints: [inRepository("interop/browser/page.ts")],
      bundle: true,
      write: false,
      format: "esm",
      platform: "browser",
      target: "es2022",
      logLevel: "error",
    });
    const proxy = await TlsProxy.listen({
      pem: authority.issue().pem,
      files: {
        "/": { type: "text/html", text: '<!doctype html><title>Page</title><script type="module" src="/page.js"></script>' },
        "/page.js": { type: "text/javascript", text: outputFiles[0]?.text ?? "" },
      },
      policy: (at) => `default-src 'none'; script-src 'self'; connect-src wss://localhost:${at}`,
    });
    this.cleanUps.push(
      () => authority.remove(),
      () => proxy.close(),
    );
    return proxy;
  }

  async #open(url: string): Promise<void> {
    const browser: Browser = await chromium.launch(chromiumOptions);
    this.cleanUps.unshift(() => browser.close()); // last: the node waits for the end of what it has deployed there
    this.browserPage = await browser.newPage({ ignoreHTTPSErrors: true });
    this.browserPage.on("console", (message) => {
      if (message.type() === "error") this.violations.push(message.text());
    });
    await this.browserPage.goto(url);
    await this.browserPage.waitForFunction(() => "page" in globalThis);
    const config = `akka { actor.provider = remote, loglevel = WARNING
      remote { enabled-transports = ["ritsem.remote.websocket"], retry-gate-closed-for = 500 ms } }
      ritsem.remote.websocket { scheme-identifier = wss, remote-path = "/chat" }`;
    this.pageAddress = await this.browserPage.evaluate(([text, hub]) => page.start(text!, hub!), [config, this.hub]);
  }

  /** From the node, until it is heard: a connection that was cut takes a moment to come back. */
  async untilPageReplies(): Promise<string> {
    for (;;) {
      const reply = await this.node.system
        .actorSelection(`${this.pageAddress}/user/resident`)
        .ask("still there", String, 1_000)
        .catch(() => undefined);
      if (reply !== undefined) return reply;
    }
  }
}

const scenes: Scene[] = [];

afterEach(async () => {
  for (const scene of scenes.splice(0)) for (const cleanUp of scene.cleanUps.reverse()) await cleanUp();
}, WITHIN_MS);

describeWithAkkaNet("A page in Chromium, behind a proxy that ends TLS and under a strict content security policy", () => {
  it("talks to a node that talks to Akka.NET, is told things, watched, and deployed onto", {
    skip: !hasChromium && !process.env["CI"],
  }, async () => {
    const scene = await Scene.start();
    assert.match(scene.pageAddress, /^akka\.wss:\/\/Page@\w+\.client\.invalid:1$/);
    await scene.guests.take(() => true, WITHIN_MS, "guest");
    assert.equal(await scene.browserPage.evaluate(([hub]) => page.ask(hub!, "to Akka.NET and back"), [scene.hub]), "to Akka.NET and back");
    await scene.browserPage.waitForFunction(() => page.texts.includes("welcome"));

    const props = Props.create(Resident).withDeploy({ scope: { kind: "remote", address: scene.pageAddress } });
    const reply = await scene.node.system.actorOf(props, "resident").ask("deployed", String, WITHIN_MS);
    assert.include(reply, `deployed, from ${scene.pageAddress}/remote/`);

    await scene.browserPage.evaluate(() => page.stopGuest());
    const { actor, addressTerminated } = await scene.ends.take(() => true, WITHIN_MS, "Terminated");
    assert.deepEqual([actor.path.name, addressTerminated], ["guest", false]);
    assert.deepEqual(scene.violations, []);
  });

  it("comes back after it was frozen and its connection was cut", { skip: !hasChromium && !process.env["CI"] }, async () => {
    const scene = await Scene.start();
    await scene.guests.take(() => true, WITHIN_MS, "guest");
    const session = await scene.browserPage.context().newCDPSession(scene.browserPage);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    scene.relay.cut();
    await session.send("Page.setWebLifecycleState", { state: "active" });
    assert.include(await scene.untilPageReplies(), `still there, from ${scene.pageAddress}/user/resident`);
    assert.lengthOf(scene.ends.items, 0);
  });

  it("ends for those who watch it when it is closed", { skip: !hasChromium && !process.env["CI"] }, async () => {
    const scene = await Scene.start();
    await scene.guests.take(() => true, WITHIN_MS, "guest");
    await scene.browserPage.close();
    assert.isTrue((await scene.ends.take(() => true, WITHIN_MS, "Terminated")).addressTerminated);
  });
});
