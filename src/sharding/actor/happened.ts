/** To an actor from itself: something that took time has happened. */
export class Happened {
  readonly run: () => void;

  constructor(run: () => void) {
    this.run = run;
  }
}
