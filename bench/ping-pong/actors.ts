import { type ActorRef, ReceiveActor } from "ritsem";
import { SayRequest } from "./messages.ts";

/** Sends each message back. */
export class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(text));
    this.receive(SayRequest, (message) => this.sender.tell(message));
  }
}

/** Begins the round trips of a {@link Client}. */
export class Start {}

/** Keeps `inFlight` messages under way until its share of round trips is done. */
export class Client extends ReceiveActor {
  constructor(target: ActorRef, roundTrips: number, inFlight: number, onDone: () => void, first: unknown = "hit") {
    super();
    let sent = 0;
    let received = 0;
    const onEcho = (message: unknown): void => {
      received += 1;
      if (sent < roundTrips) {
        sent += 1;
        target.tell(message, this.self);
      } else if (received === roundTrips) onDone();
    };
    this.receive(String, onEcho);
    this.receive(SayRequest, onEcho);
    this.receive(Start, () => {
      for (; sent < Math.min(inFlight, roundTrips); sent += 1) target.tell(first, this.self);
    });
  }
}

/** Counts byte arrays; a text says how many it acknowledges at once from now on. */
export class Sink extends ReceiveActor {
  constructor() {
    super();
    let every = 1;
    let count = 0;
    this.receive(String, (text) => {
      every = Number(text);
      count = 0;
    });
    this.receive(Uint8Array, () => {
      count += 1;
      if (count % every === 0) this.sender.tell("received");
    });
  }
}
