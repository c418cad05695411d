namespace ChatMessages;

/// <summary>A client asks to hear what is said from now on.</summary>
public class ConnectRequest
{
    public string? Username { get; set; }
}

/// <summary>The server has let the client in; <see cref="Message"/> is its greeting.</summary>
public class ConnectResponse
{
    public string? Message { get; set; }
}

/// <summary>A client says a line.</summary>
public class SayRequest
{
    public string? Username { get; set; }

    public string? Text { get; set; }
}

/// <summary>Somebody said a line; goes to every connected client, the speaker too.</summary>
public class SayResponse
{
    public string? Username { get; set; }

    public string? Text { get; set; }
}

/// <summary>A client takes another name.</summary>
public class NickRequest
{
    public string? OldUsername { get; set; }

    public string? NewUsername { get; set; }
}

/// <summary>Somebody took another name; goes to every connected client.</summary>
public class NickResponse
{
    public string? OldUsername { get; set; }

    public string? NewUsername { get; set; }
}
