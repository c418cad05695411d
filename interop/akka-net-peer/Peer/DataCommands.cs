using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Cluster;
using Akka.DistributedData;

namespace Peer;

/// <summary>
/// Replicated data of three keys: <c>hits</c>, a GCounter, <c>cart</c>, an ORSet of texts, and <c>names</c>, an LWWDictionary of texts. Values are reported as texts.
/// </summary>
internal sealed class DataCommands(ActorSystem system)
{
    private static readonly GCounterKey Hits = new("hits");
    private static readonly ORSetKey<string> Cart = new("cart");
    private static readonly LWWDictionaryKey<string, string> Names = new("names");
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private IActorRef Replicator => DistributedData.Get(system).Replicator;

    private UniqueAddress Self => Cluster.Get(system).SelfUniqueAddress;

    public async Task<JsonObject> Run(JsonElement command)
    {
        var name = Text(command, "command");
        switch (name)
        {
            case "data-start":
                return new() { ["replicator"] = Replicator.Path.ToStringWithoutAddress() };
            case "data-subscribe":
                var subscriber = system.ActorOf(Props.Create<SubscriberActor>(), "data-subscriber");
                Replicator.Tell(Dsl.Subscribe(Hits, subscriber));
                Replicator.Tell(Dsl.Subscribe(Cart, subscriber));
                Replicator.Tell(Dsl.Subscribe(Names, subscriber));
                return [];
            case "data-increment":
                return await Updated(Dsl.Update(Hits, GCounter.Empty, Write(command), null, counter => counter.Increment(Self, 1)));
            case "data-add":
                return await Updated(Dsl.Update(Cart, ORSet<string>.Empty, Write(command), null, set => set.Add(Self, Text(command, "element"))));
            case "data-remove":
                return await Updated(Dsl.Update(Cart, ORSet<string>.Empty, Write(command), null, set => set.Remove(Self, Text(command, "element"))));
            case "data-set":
                return await Updated(Dsl.Update(Names, LWWDictionary<string, string>.Empty, Write(command), null,
                    dictionary => dictionary.SetItem(Self, Text(command, "key"), Text(command, "value"))));
            case "data-get":
                return await Got(Text(command, "of"), Read(command));
            case "data-nodes":
                return await Nodes();
            case "data-delete":
                var deleted = await Replicator.Ask(Dsl.Delete(Names, Write(command)), Deadline);
                return new() { ["outcome"] = deleted.GetType().Name };
            default:
                throw new ArgumentException($"unknown command: {name}");
        }
    }

    private async Task<JsonObject> Updated(object update)
    {
        var response = await Replicator.Ask(update, Deadline);
        return new() { ["outcome"] = response.GetType().Name };
    }

    private async Task<JsonObject> Got(string of, IReadConsistency consistency)
    {
        var question = of switch
        {
            "hits" => Dsl.Get(Hits, consistency),
            "cart" => (object)Dsl.Get(Cart, consistency),
            _ => Dsl.Get(Names, consistency),
        };
        return await Replicator.Ask(question, Deadline) is GetSuccess success
            ? new() { ["value"] = TextOf(success.Data) }
            : new() { ["value"] = null };
    }

    /// <summary>How many nodes have left something in the counter and in the dictionary.</summary>
    private async Task<JsonObject> Nodes()
    {
        var counter = await Replicator.Ask(Dsl.Get(Hits, ReadLocal.Instance), Deadline) as GetSuccess;
        var names = await Replicator.Ask(Dsl.Get(Names, ReadLocal.Instance), Deadline) as GetSuccess;
        return new()
        {
            ["hits"] = (counter?.Data as IRemovedNodePruning)?.ModifiedByNodes.Count() ?? 0,
            ["names"] = (names?.Data as IRemovedNodePruning)?.ModifiedByNodes.Count() ?? 0,
        };
    }

    private static string TextOf(object data) => data switch
    {
        GCounter counter => counter.Value.ToString(),
        ORSet<string> set => string.Join(",", set.Elements.Order(StringComparer.Ordinal)),
        LWWDictionary<string, string> dictionary => string.Join(",", dictionary.Entries.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}")),
        _ => data.GetType().Name,
    };

    private static IWriteConsistency Write(JsonElement command) => Consistency(command) switch
    {
        "majority" => new WriteMajority(Deadline),
        "all" => new WriteAll(Deadline),
        _ => WriteLocal.Instance,
    };

    private static IReadConsistency Read(JsonElement command) => Consistency(command) switch
    {
        "majority" => new ReadMajority(Deadline),
        "all" => new ReadAll(Deadline),
        _ => ReadLocal.Instance,
    };

    private static string? Consistency(JsonElement command) => command.TryGetProperty("consistency", out var value) ? value.GetString() : null;

    private static string Text(JsonElement command, string member) => command.GetProperty(member).GetString()!;

    /// <summary>Reports each change.</summary>
    private sealed class SubscriberActor : ReceiveActor
    {
        public SubscriberActor() => Receive<Changed>(changed =>
            Output.Write(new() { ["event"] = "received", ["actor"] = $"data-{changed.Key.Id}", ["text"] = TextOf(changed.Data) }));
    }
}
