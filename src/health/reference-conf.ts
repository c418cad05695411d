/** The defaults of health, with comments. */
export const healthReferenceConf = `# Whether a system is alive and ready: as values, and over HTTP for whoever runs the process.
ritsem.health {
  # How long a handler or hook may await a promise before the actor counts as stuck. Raise it if handlers of your own await longer. infinite: never.
  stuck-handler-after = 60 s

  # How late a timer may fire before the event loop counts as blocked. Its delay counts for the ten seconds after it. infinite: never.
  event-loop-delay = 2 s

  # How long a check of the program may take; after that it counts as failed.
  check-timeout = 2 s

  # What each finding means: liveness (the process should be replaced), readiness (it should get no requests), none (a note).
  findings {
    # An actor is stuck: see stuck-handler-after.
    stuck-handler = readiness

    # The event loop was blocked: see event-loop-delay.
    event-loop-delay = readiness

    # This node of a cluster is not Up.
    member-not-up = readiness

    # This system has given up a peer, which cannot come back without a restart. Usually a fault of the peer or of the network.
    peer-quarantined = none
  }

  # Answers GET /live and GET /ready with 200 or 503, and with the names of the findings as JSON.
  http {
    enabled = off

    # The interface to listen on. In a container, "0.0.0.0": the probes of Kubernetes come from outside of it.
    hostname = "127.0.0.1"

    # 0: any free port.
    port = 8558

    # More connections at a time than this are closed.
    maximum-connections = 64
  }
}
`;
