using System.Text.Json.Nodes;
using Akka.Actor;

namespace Peer;

/// <summary>Keeps every message in the order of arrival, and answers what arrived. Its own questions are never counted.</summary>
internal sealed class CollectorActor : ReceiveActor
{
    /// <summary>The last <paramref name="Count"/> messages, all when null; the answer is a <see cref="Collected"/>.</summary>
    public sealed record Query(int? Count);

    /// <summary>Answered with a <see cref="Collected"/> without messages as soon as <paramref name="Count"/> have arrived.</summary>
    public sealed record AwaitCount(int Count);

    public sealed record Clear;

    public sealed record Collected(int Count, JsonArray Messages);

    private sealed record Arrival(object Message, IActorRef Sender);

    private readonly List<Arrival> _arrivals = [];
    private readonly List<(int Count, IActorRef Asker)> _waiting = [];

    public CollectorActor()
    {
        Receive<Query>(query => Sender.Tell(new Collected(_arrivals.Count, Last(query.Count ?? _arrivals.Count))));
        Receive<AwaitCount>(wanted =>
        {
            _waiting.Add((wanted.Count, Sender));
            AnswerWaiting();
        });
        Receive<Clear>(_ =>
        {
            _arrivals.Clear();
            Sender.Tell(new Collected(0, []));
        });
        ReceiveAny(message =>
        {
            _arrivals.Add(new Arrival(message, Sender));
            AnswerWaiting();
        });
    }

    private void AnswerWaiting() => _waiting.RemoveAll(waiting =>
    {
        if (_arrivals.Count < waiting.Count) return false;
        waiting.Asker.Tell(new Collected(_arrivals.Count, []));
        return true;
    });

    private JsonArray Last(int count) => new([.. _arrivals.TakeLast(count).Select(arrival =>
    {
        var shown = ValueRenderer.Render(arrival.Message);
        shown["sender"] = ValueRenderer.PathOf(arrival.Sender);
        return (JsonNode)shown;
    })]);
}
