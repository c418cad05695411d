/** Defaults of reliable delivery: the keys of Akka.NET's `akka.reliable-delivery`. */
export const reliableDeliveryReferenceConf = `
akka.reliable-delivery {
  producer-controller {
    # Messages travel in chunks of at most this many bytes, so that large ones do not hold up others. off: each is sent whole.
    # Without effect in a system without remoting, whose messages do not become bytes.
    chunk-large-messages = off

    durable-queue {
      # The durable queue has this long to load or store.
      request-timeout = 3 s
      # So often a request to the durable queue is made before the controller fails.
      retry-attempts = 10
      # The first message is sent again after this long, until it is confirmed; also without a durable queue.
      resend-first-interval = 1 s
    }
  }

  consumer-controller {
    # So many messages are on their way or wait at the consumer controller. More are requested when half of them have arrived.
    flow-control-window = 50
    # A request is repeated after this long without messages,
    resend-interval-min = 2 s
    # and after at most this long: each wait is half as long again as the one before.
    resend-interval-max = 30 s
    # Lost messages are not sent again. The producer controller then keeps no messages.
    only-flow-control = false
  }

  work-pulling.producer-controller {
    # So many messages wait while no worker requests any.
    buffer-size = 1000
    # A worker has this long to confirm a message whose producer waits for it.
    internal-ask-timeout = 60 s

    durable-queue {
      # The durable queue has this long to load or store.
      request-timeout = 3 s
      # So often a request to the durable queue is made before the controller fails.
      retry-attempts = 10
      # The first message of a worker is sent again after this long, until it is confirmed; also without a durable queue.
      resend-first-interval = 1 s
    }
  }
}

ritsem.reliable-delivery {
  # A consumer controller fails if the chunks of one message are more than this many bytes together.
  consumer-controller.maximum-chunked-message-size = 64 MiB

  mailbox-delivery {
    # A message to the mailbox of another system is sent again after this long, until that system confirms it; a full mailbox is tried again.
    resend-interval = 500 ms
    # So much is remembered of messages that were delivered here, so that a message that arrives again is not delivered again.
    maximum-remembered-size = 4 MiB
  }
}
`;
