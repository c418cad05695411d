using Akka.Actor;

namespace PingPong;

/// <summary>Keeps 50 messages under way until <c>roundTrips</c> echoes have come back.</summary>
internal sealed class ClientActor(IActorRef echo, int roundTrips, object message, TaskCompletionSource done) : UntypedActor
{
    public sealed record Start
    {
        public static readonly Start Instance = new();
    }

    private const int UnderWay = 50;

    private int _sent;
    private int _received;

    protected override void OnReceive(object received)
    {
        switch (received)
        {
            case Start:
                while (_sent < Math.Min(UnderWay, roundTrips)) Send();
                break;
            default:
                _received++;
                if (_sent < roundTrips) Send();
                if (_received == roundTrips) done.SetResult();
                break;
        }
    }

    private void Send()
    {
        _sent++;
        echo.Tell(message);
    }
}
