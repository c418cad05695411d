/** The defaults of OpenTelemetry, with comments. */
export const openTelemetryReferenceConf = `# What a system tells OpenTelemetry once the program has called OpenTelemetry.start(system).
ritsem.opentelemetry {
  traces {
    # Spans of messages that are sent and handled within a sampled trace.
    enabled = on

    # Whether traces continue in other systems of Ritsem with traces of their own, as W3C trace context in the envelope of a message. The handshake says so; peers
    # that do not say it, such as Akka.NET, get what they always get. In untrusted mode, what peers say is not read.
    propagation = on

    # Whether a message that is sent outside of any trace begins one, if the sampler agrees. It is asked for each message.
    begin = off

    # Whether a span that a handler makes active before its first await is noticed, even if the message itself has no trace. It costs each
    # tell the time to look.
    look-in-handlers = off
  }

  recorder {
    # What a SpanRecorder keeps at most, of the spans that ended last, for ritsem conversation and the dashboard.
    maximum-spans = 2000
    maximum-bytes = 1 MiB
  }

  metrics {
    # Metrics of actors, mailboxes, dead letters, associations and heartbeats, computed when the meter asks for them.
    enabled = on

    # The mailboxes of so many actors are looked into each time, those near the root first.
    maximum-actors = 10000
  }
}
`;
