using Akka.Actor;

namespace ShardNode;

/// <summary>One for each id in the whole cluster, on any of its nodes. Answers with its lines, and where it is.</summary>
internal sealed class Order : ReceiveActor
{
    private readonly string _id;
    private readonly List<string> _lines = [];

    public Order(string id)
    {
        _id = id;
        Receive<string>(line =>
        {
            _lines.Add(line);
            Sender.Tell($"{_id} has {string.Join(", ", _lines)}, in C#");
        });
    }

    protected override void PreStart() => Console.WriteLine($"{_id} opens here");

    protected override void PostStop() => Console.WriteLine($"{_id} closes here");
}
