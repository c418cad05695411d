import { Actor } from "ritsem";

/** Greets by name, and counts whom it has greeted. There is one in the whole cluster. */
export class Greeter extends Actor {
  #greeted = 0;

  override receive(name: string): void {
    this.#greeted += 1;
    this.sender.tell(`Hello, ${name}! You are number ${this.#greeted} in this cluster.`);
  }
}
