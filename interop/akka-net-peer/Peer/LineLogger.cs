using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Akka.Remote;

namespace Peer;

/// <summary>
/// Prints log events, remoting's lifecycle events and dead letters as lines. It is a logger because loggers start before remoting
/// does: the first <see cref="RemotingListenEvent"/> is not missed.
/// </summary>
internal sealed class LineLogger : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    public LineLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(entry => Output.Write(new JsonObject
        {
            ["event"] = "log",
            ["level"] = entry.LogLevel() switch
            {
                LogLevel.DebugLevel => "debug",
                LogLevel.InfoLevel => "info",
                LogLevel.WarningLevel => "warning",
                _ => "error",
            },
            ["source"] = entry.LogSource,
            ["text"] = entry.Message?.ToString(),
            ["cause"] = entry.Cause?.ToString(),
        }));
        Receive<RemotingLifecycleEvent>(change => Output.Write(Lifecycle(change)));
        Receive<AllDeadLetters>(letter => Output.Write(new JsonObject
        {
            ["event"] = "lifecycle",
            ["type"] = letter.GetType().Name,
            ["message"] = ValueRenderer.Render(letter.Message),
            ["sender"] = ValueRenderer.PathOf(letter.Sender),
            ["recipient"] = ValueRenderer.PathOf(letter.Recipient),
            ["text"] = letter.ToString(),
        }));
    }

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(RemotingLifecycleEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AllDeadLetters));
    }

    private static JsonObject Lifecycle(RemotingLifecycleEvent change)
    {
        var line = new JsonObject { ["event"] = "lifecycle", ["type"] = change.GetType().Name, ["text"] = change.ToString() };
        switch (change)
        {
            case AssociationEvent association:
                line["local"] = association.LocalAddress.ToString();
                line["remote"] = association.RemoteAddress.ToString();
                line["inbound"] = association.IsInbound;
                if (association is AssociationErrorEvent error) line["cause"] = error.Cause.ToString();
                break;
            case QuarantinedEvent quarantined:
                line["remote"] = quarantined.Address.ToString();
                line["uid"] = quarantined.Uid.ToString();
                break;
            case ThisActorSystemQuarantinedEvent quarantined:
                line["local"] = quarantined.LocalAddress.ToString();
                line["remote"] = quarantined.RemoteAddress.ToString();
                break;
            case RemotingListenEvent listening:
                line["addresses"] = new JsonArray([.. listening.ListenAddresses.Select(address => (JsonNode)address.ToString())]);
                break;
        }
        return line;
    }
}
