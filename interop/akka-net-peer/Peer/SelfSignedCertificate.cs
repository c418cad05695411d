using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Peer;

/// <summary>TLS with a certificate made for this run: <c>--tls on</c>. It is not checked.</summary>
internal static class SelfSignedCertificate
{
    private const string Password = "for-this-run-only";

    /// <summary>The settings that use it. The file is gone when the process is.</summary>
    public static string Settings()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(Path.GetTempPath(), $"ritsem-peer-{Guid.NewGuid():N}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, Password));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return $$"""
            akka.remote.dot-netty.tcp {
              enable-ssl = true
              ssl { suppress-validation = true, certificate { path = "{{file.Replace('\\', '/')}}", password = "{{Password}}" } }
            }
            """;
    }
}
