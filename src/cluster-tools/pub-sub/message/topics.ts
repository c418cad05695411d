/** Asks the mediator for all topics. Answer: {@link CurrentTopics}. */
export class GetTopics {}

/** Answers {@link GetTopics}: the topics that any node has had subscribers for, as far as this one knows. */
export class CurrentTopics {
  /** Their names. */
  readonly topics: ReadonlySet<string>;

  constructor(topics: ReadonlySet<string>) {
    this.topics = topics;
  }
}

/** Asks the mediator how many subscribers a topic has on this node, not counting those with a group. Answer: a number. */
export class CountSubscribers {
  /** The name of the topic. */
  readonly topic: string;

  constructor(topic: string) {
    this.topic = topic;
  }
}
