// The program of the page in scenarios/browser.test.ts, bundled from the built package.
import { type ActorSystem as System, ActorSystem, Props, ReceiveActor, Registry } from "ritsem";

/** Says where it lives. */
class Resident extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(`${text}, from ${this.self.path.toSerializationFormat(this.context.system.address)}`));
  }
}

/** Watches an actor of the other system, whose heartbeats keep the connection, and notes the texts that it is told. */
class Guest extends ReceiveActor {
  constructor(hub: string) {
    super();
    this.receive(String, (text) => void page.texts.push(text));
    this.receiveAny(() => {});
    void this.context
      .actorSelection(hub)
      .resolveOne("10 s")
      .then((ref) => {
        this.context.watch(ref);
        this.tell(ref, "hello");
      });
  }
}

/** What the test calls. */
export interface Page {
  readonly texts: string[];
  system: System | undefined;
  /** Starts a system with a guest; resolves with its address. */
  start(config: string, hub: string): Promise<string>;
  ask(path: string, text: string): Promise<unknown>;
  stopGuest(): void;
}

const page: Page = {
  texts: [],
  system: undefined,
  async start(config, hub) {
    page.system = await ActorSystem.create("Page", config, { registry: new Registry().actor("Resident, Pages", Resident) });
    page.system.actorOf(Props.create(Guest, hub), "guest");
    page.system.actorOf(Props.create(Resident), "resident");
    return page.system.address.toString();
  },
  ask: (path, text) => page.system!.actorSelection(path).ask(text, String, "10 s"),
  stopGuest: () =>
    void page
      .system!.actorSelection("/user/guest")
      .resolveOne("1 s")
      .then((guest) => page.system!.stop(guest)),
};
Object.assign(globalThis, { page });
