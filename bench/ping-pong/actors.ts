import { type ActorRef, ReceiveActor } from "ritsem";

/** Sends each text back. */
export class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(text));
  }
}

/** Begins the round trips of a {@link Client}. */
export class Start {}

/** Keeps `inFlight` messages under way until its share of round trips is done. */
export class Client extends ReceiveActor {
  constructor(target: ActorRef, roundTrips: number, inFlight: number, onDone: () => void) {
    super();
    let sent = 0;
    let received = 0;
    this.receive(String, (text) => {
      received += 1;
      if (sent < roundTrips) {
        sent += 1;
        target.tell(text, this.self);
      } else if (received === roundTrips) onDone();
    });
    this.receive(Start, () => {
      for (; sent < Math.min(inFlight, roundTrips); sent += 1) target.tell("hit", this.self);
    });
  }
}
