using Akka.Actor;

namespace PingPong;

/// <summary>Counts byte arrays; a text says how many it acknowledges at once from now on.</summary>
internal sealed class SinkActor : UntypedActor
{
    private int _every = 1;
    private int _count;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case string text:
                _every = int.Parse(text);
                _count = 0;
                break;
            case byte[]:
                _count++;
                if (_count % _every == 0) Sender.Tell("received");
                break;
        }
    }
}
