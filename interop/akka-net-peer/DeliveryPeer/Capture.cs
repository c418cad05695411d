using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Akka.Actor;
using Akka.Delivery;
using Akka.Delivery.Internal;
using Akka.IO;
using Akka.Serialization;

namespace DeliveryPeer;

/// <summary>Prints what the serializer of reliable delivery writes, as entries of a file in test/fixtures/golden. Some of the types are internal to Akka.</summary>
internal static class Capture
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static void Print(ExtendedActorSystem system)
    {
        var controller = system.ActorOf(Props.Empty, "controller");
        var chunk = new ChunkedMessage(ByteString.FromString("hel"), true, false, 17, "System.String, System.Private.CoreLib");
        var last = new ChunkedMessage(ByteString.FromString("lo"), false, true, 17, "System.String, System.Private.CoreLib");
        var sent = new DurableProducerQueue.MessageSent<string>(5, "hello", true, "", 638_000_000_000_000_000);
        var sentObject = new DurableProducerQueue.MessageSent<object>(6, "hello", false, "q", 1);
        var sentChunk = DurableProducerQueue.MessageSent<string>.FromChunked(7, chunk, false, "", 2);
        var confirmed = ImmutableDictionary<string, (long, long)>.Empty.Add("q", (3, 4));
        var entries = new (string, object)[]
        {
            ("SequencedMessage", Sequenced<string>(1, "hello", true, false, controller)),
            ("SequencedMessage with ack", Sequenced<string>(300, "hello", false, true, controller)),
            ("SequencedMessage of object", Sequenced<object>(2, "hello", false, false, controller)),
            ("SequencedMessage of int", Sequenced<int>(2, 5, false, false, controller)),
            ("SequencedMessage of a nested type", Sequenced<Order>(2, new Order("tea"), false, false, controller)),
            ("SequencedMessage first chunk", Sequenced<string>(8, chunk, false, false, controller)),
            ("SequencedMessage last chunk", Sequenced<string>(9, last, false, true, controller)),
            ("Ack", Internal("Ack", 7L)),
            ("Request", Internal("Request", 7L, 50L, true, false)),
            ("Request via timeout without resend", Internal("Request", 0L, 50L, false, true)),
            ("Resend", Internal("Resend", 4_000_000_000L)),
            ("Resend from 0", Internal("Resend", 0L)),
            ("RegisterConsumer", new ProducerController.RegisterConsumer<string>(controller)),
            ("RegisterConsumer of object", new ProducerController.RegisterConsumer<object>(controller)),
            ("MessageSent", sent),
            ("MessageSent of object", sentObject),
            ("MessageSent chunk", sentChunk),
            ("Confirmed", typeof(DurableProducerQueue).GetNestedType("Confirmed", All)!.GetConstructors(All)[0].Invoke([3L, "q", 4L])),
            ("State", new DurableProducerQueue.State<string>(8, 3, confirmed, ImmutableList.Create(sent, sentChunk))),
            ("State empty", DurableProducerQueue.State<string>.Empty),
            ("Cleanup", typeof(DurableProducerQueue).GetNestedType("Cleanup", All)!.GetConstructors(All)[0].Invoke([ImmutableHashSet.Create("q")])),
        };
        var lines = entries.Select(entry =>
        {
            var (name, message) = entry;
            var serializer = (SerializerWithStringManifest)system.Serialization.FindSerializerFor(message);
            var written = serializer.ToBinary(message);
            var manifest = serializer.Manifest(message);
            var read = serializer.FromBinary(written, manifest);
            return JsonSerializer.Serialize(new
            {
                name,
                serializerId = serializer.Identifier,
                manifest,
                hex = Convert.ToHexString(written).ToLowerInvariant(),
                readBackAs = read.ToString(),
            });
        });
        Console.WriteLine("[\n  " + string.Join(",\n  ", lines) + "\n]");
    }

    private static object Sequenced<T>(long number, MessageOrChunk<T> message, bool first, bool ack, IActorRef controller) =>
        typeof(ConsumerController.SequencedMessage<T>).GetConstructors(All).Single(c => c.GetParameters().Length == 6)
            .Invoke(["producer-1", number, message, first, ack, controller]);

    private static object Internal(string name, params object[] arguments) =>
        typeof(ProducerController).GetNestedType(name, All)!.GetConstructors(All)[0].Invoke(arguments);

    /// <summary>A type of a program.</summary>
    public sealed record Order(string Item);
}
