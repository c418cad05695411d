using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Cluster.Sharding.External;

namespace Peer;

/// <summary>Regions and proxies of entities that count their messages, say where they are, and report their beginnings and ends.</summary>
internal sealed class ShardingCommands(ActorSystem system)
{
    private const string TypeName = "Counter";
    private const int Shards = 10;
    private const string BurstPrefix = "burst ";
    private static readonly ConcurrentQueue<string> Bursts = new();
    private IActorRef? _region;
    private int _sent;

    public async Task<JsonObject> Run(JsonElement command)
    {
        var sharding = ClusterSharding.Get(system);
        switch (command.GetProperty("command").GetString())
        {
            case "shard-start":
                _region = await Start(sharding, SettingsOf(command), command.TryGetProperty("external", out var external) && external.GetBoolean());
                return [];
            case "shard-place":
                var place = Address.Parse(command.GetProperty("address").GetString()!);
                await Client.UpdateShardLocation(command.GetProperty("shard").GetString()!, place);
                return [];
            case "shard-places":
                var places = await Client.ShardLocations();
                return new() { ["places"] = new JsonObject(places.Locations.Select(PlaceOf)) };
            case "shard-proxy":
                _region = await sharding.StartProxyAsync(TypeName, command.GetProperty("role").GetString()!, Extractor());
                return [];
            case "shard-tell":
                Region.Tell(EnvelopeOf(command));
                return [];
            case "shard-ask":
                var reply = await Region.Ask<string>(EnvelopeOf(command), TimeSpan.FromMilliseconds(command.GetProperty("timeoutMs").GetInt32()));
                return new() { ["reply"] = reply };
            case "shard-burst":
                _ = Burst(
                    command.GetProperty("sender").GetString()!,
                    command.GetProperty("entities").GetInt32(),
                    command.GetProperty("messages").GetInt32(),
                    command.GetProperty("seconds").GetInt32());
                return [];
            case "shard-received":
                return new() { ["sent"] = _sent, ["received"] = string.Join(';', Bursts) };
            case "shard-regions":
                var regions = await Region.Ask<CurrentRegions>(GetCurrentRegions.Instance, TimeSpan.FromSeconds(5));
                return new() { ["regions"] = new JsonArray(regions.Regions.Select(address => (JsonNode)address.ToString()).ToArray()) };
            case "shard-stats":
                var stats = await Region.Ask<ClusterShardingStats>(new GetClusterShardingStats(TimeSpan.FromSeconds(3)), TimeSpan.FromSeconds(5));
                return new() { ["entities"] = new JsonObject(stats.Regions.Select(CountOf)) };
            case var unknown:
                throw new ArgumentException($"unknown command: {unknown}");
        }
    }

    private Task<IActorRef> Start(ClusterSharding sharding, ClusterShardingSettings settings, bool isExternal)
    {
        static Props Counter(string id) => Props.Create(() => new CounterActor(id));
        if (!isExternal) return sharding.StartAsync(TypeName, Counter, settings, Extractor());
        var strategy = new ExternalShardAllocationStrategy(system, TypeName);
        return sharding.StartAsync(TypeName, Counter, settings, Extractor(), strategy, PoisonPill.Instance);
    }

    private IExternalShardAllocationClient Client => ExternalShardAllocation.Get(system).ClientFor(TypeName);

    private static KeyValuePair<string, JsonNode?> PlaceOf(KeyValuePair<string, ExternalShardAllocationStrategy.ShardLocation> shard) =>
        KeyValuePair.Create(shard.Key, (JsonNode?)shard.Value.Address.ToString());

    private async Task Burst(string sender, int entities, int messages, int seconds)
    {
        const int everyMs = 20;
        var share = (int)Math.Ceiling(messages * (double)everyMs / (seconds * 1000));
        while (_sent < messages)
        {
            for (var end = Math.Min(messages, _sent + share); _sent < end; _sent++)
            {
                var entity = $"m{_sent % entities}";
                Region.Tell(new ShardingEnvelope(entity, $"{BurstPrefix}{sender} {entity} {_sent / entities}"));
            }
            await Task.Delay(everyMs);
        }
    }

    private IActorRef Region => _region ?? throw new InvalidOperationException("no region was started");

    private ClusterShardingSettings SettingsOf(JsonElement command) =>
        ClusterShardingSettings.Create(system).WithRole(command.GetProperty("role").GetString());

    private static ShardingEnvelope EnvelopeOf(JsonElement command) =>
        new(command.GetProperty("entity").GetString()!, command.GetProperty("text").GetString()!);

    // Envelopes are understood without the extractor; there are no other messages for entities.
    private static HashCodeMessageExtractor Extractor() => HashCodeMessageExtractor.Create(Shards, _ => null!, message => message);

    private static KeyValuePair<string, JsonNode?> CountOf(KeyValuePair<Address, ShardRegionStats> region) =>
        KeyValuePair.Create(region.Key.ToString(), (JsonNode?)region.Value.Stats.Values.Sum());

    private sealed class CounterActor(string id) : UntypedActor
    {
        private readonly long _startedMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        private int _count;

        protected override void PreStart() => Report("started");

        protected override void PostStop() => Report("ended");

        protected override void OnReceive(object message)
        {
            if (message is string text && text.StartsWith(BurstPrefix))
            {
                Bursts.Enqueue($"{_startedMs} {text[BurstPrefix.Length..]}");
                return;
            }
            _count += 1;
            Sender.Tell($"{id} {_count} {((ExtendedActorSystem)Context.System).Provider.DefaultAddress}");
        }

        private void Report(string what) => Output.Write(new JsonObject { ["event"] = "entity", ["type"] = what, ["entity"] = id });
    }
}
