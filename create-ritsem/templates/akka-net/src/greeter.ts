import { ReceiveActor } from "ritsem";
import { Greet, Greeting } from "./messages.js";

/** Greets by name, and counts whom it has greeted. It does not see whether it is asked from TypeScript or from C#. */
export class Greeter extends ReceiveActor {
  #greeted = 0;

  constructor() {
    super();
    this.receive(Greet, ({ name }) => {
      this.#greeted += 1;
      this.sender.tell(new Greeting({ text: `Hello, ${name}, from TypeScript`, number: this.#greeted }));
    });
  }
}
