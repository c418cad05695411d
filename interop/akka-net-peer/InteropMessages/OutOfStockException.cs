using System.Runtime.Serialization;

namespace InteropMessages;

/// <summary>An exception with fields of its own, which it insists on when it is read.</summary>
public sealed class OutOfStockException : Exception
{
    public OutOfStockException(string sku, int left)
        : base($"{sku} is out of stock, {left} left")
    {
        Sku = sku;
        Left = left;
    }

#pragma warning disable SYSLIB0051, CS0672 // how Akka.NET reads and writes exceptions
    private OutOfStockException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
        Sku = info.GetString("Sku")!;
        Left = info.GetInt32("Left");
    }

    public override void GetObjectData(SerializationInfo info, StreamingContext context)
    {
        info.AddValue("Sku", Sku);
        info.AddValue("Left", Left);
        base.GetObjectData(info, context);
    }
#pragma warning restore SYSLIB0051, CS0672

    public string Sku { get; }

    public int Left { get; }
}
