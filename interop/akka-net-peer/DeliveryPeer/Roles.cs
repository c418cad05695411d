using Akka.Actor;
using Akka.Delivery;
using Akka.Util;

namespace DeliveryPeer;

/// <summary>The two ends of a delivery, with their controllers. All messages are strings.</summary>
internal static class Roles
{
    public static IActorRef StartProducer(ActorSystem system, int count)
    {
        var controller = system.ActorOf(ProducerController.Create<string>(system, "csharp-producer", Option<Props>.None), "producer-controller");
        system.ActorOf(Props.Create(() => new Producer(controller, count)), "producer");
        return controller;
    }

    public static IActorRef StartConsumer(ActorSystem system, string producerController)
    {
        var controller = system.ActorOf(ConsumerController.Create<string>(system, Option<IActorRef>.None), "consumer-controller");
        system.ActorOf(Props.Create(() => new Consumer(controller)), "consumer");
        var producer = system.ActorSelection(producerController).ResolveOne(TimeSpan.FromSeconds(20)).Result;
        controller.Tell(new ConsumerController.RegisterToProducerController<string>(producer));
        return controller;
    }

    private sealed class Producer : ReceiveActor
    {
        public Producer(IActorRef controller, int count)
        {
            var sent = 0;
            controller.Tell(new ProducerController.Start<string>(Self));
            Receive<ProducerController.RequestNext<string>>(next =>
            {
                if (sent == count) Console.WriteLine("SENT");
                if (sent++ < count) next.SendNextTo.Tell($"message {sent}");
            });
        }
    }

    private sealed class Consumer : ReceiveActor
    {
        public Consumer(IActorRef controller)
        {
            controller.Tell(new ConsumerController.Start<string>(Self));
            Receive<ConsumerController.Delivery<string>>(delivery =>
            {
                Console.WriteLine($"DELIVERED {delivery.SeqNr} {delivery.Message}");
                delivery.ConfirmTo.Tell(ConsumerController.Confirmed.Instance);
            });
        }
    }
}
