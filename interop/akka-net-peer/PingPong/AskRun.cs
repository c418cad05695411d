using System.Diagnostics;
using Akka.Actor;

namespace PingPong;

/// <summary>Asks one question after the other.</summary>
internal static class AskRun
{
    private const int WarmUp = 2_000;

    public static async Task<object> Measure(ActorSystem system, int serverPort, int count)
    {
        var echo = await PingPongSystem.ActorOfServer(system, serverPort, "echo0");
        var micros = new double[count];
        for (var i = -WarmUp; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await echo.Ask<string>("hit", TimeSpan.FromSeconds(5));
            if (i >= 0) micros[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        Array.Sort(micros);
        return new { peer = "akka.net", @case = "remote-ask", count, p50Us = micros[count / 2], p99Us = micros[(int)(count * 0.99)] };
    }
}
