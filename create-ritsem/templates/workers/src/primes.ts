import { Actor, Registry } from "ritsem";

/** Counts the primes below a limit. It computes without a pause, so it lives in a worker thread, where it delays nobody else. */
export class Primes extends Actor<number> {
  override receive(limit: number): void {
    let count = 0;
    for (let n = 2; n < limit; n += 1) {
      let divisor = 2;
      while (divisor * divisor <= n && n % divisor !== 0) divisor += 1;
      if (divisor * divisor > n) count += 1;
    }
    this.sender.tell(`${count} primes below ${limit}`);
  }
}

/** What may be created in a worker, by its name. The main thread and the workers need the same registry. */
export const registry = new Registry().actor("Hello.Primes, Hello", Primes);
