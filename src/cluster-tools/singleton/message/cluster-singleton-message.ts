import type { DeadLetterSuppression } from "../../../actor/index.ts";

/** What the managers of a singleton tell each other. INTEROP: IClusterSingletonMessage in ClusterSingletonManager.cs. */
export abstract class ClusterSingletonMessage {
  /** Never present: prevents other classes from being assignable to this one. */
  declare protected readonly isOfSingleton: true;
}

/** To the previous oldest: hand the singleton over. */
export class HandOverToMe extends ClusterSingletonMessage implements DeadLetterSuppression {
  static readonly instance: HandOverToMe = new HandOverToMe();

  get deadLetterSuppression(): true {
    return true;
  }
}

/** To the new oldest: the singleton was told to end. */
export class HandOverInProgress extends ClusterSingletonMessage {
  static readonly instance: HandOverInProgress = new HandOverInProgress();
}

/** To the new oldest: the singleton has ended. */
export class HandOverDone extends ClusterSingletonMessage {
  static readonly instance: HandOverDone = new HandOverDone();
}

/** To the new oldest, which may not know who was the oldest before: take the singleton over. */
export class TakeOverFromMe extends ClusterSingletonMessage implements DeadLetterSuppression {
  static readonly instance: TakeOverFromMe = new TakeOverFromMe();

  get deadLetterSuppression(): true {
    return true;
  }
}
