import { ReceiveActor } from "ritsem";

/** Greets by name, and counts whom it has greeted: the state of an actor needs no lock, because it handles one message at a time. */
export class Greeter extends ReceiveActor {
  #greeted = 0;

  constructor() {
    super();
    this.receive(String, (name) => {
      this.#greeted += 1;
      this.sender.tell(`Hello, ${name}! You are number ${this.#greeted}.`);
    });
  }
}
