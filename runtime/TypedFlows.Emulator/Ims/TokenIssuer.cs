using System.Security.Cryptography;

namespace TypedFlows.Emulator.Ims;

/// <summary>
/// Issues and validates access tokens. A token contains its expiry and a signature. The key is stored with the platform's data, so tokens
/// survive a restart as real ones do.
/// </summary>
internal sealed class TokenIssuer(TimeProvider time, byte[] key)
{
    /// <summary>The lifetime that the token service returns: a day less one second.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(86399);

    public const int KeyBytes = 32;
    private const int NonceBytes = 16;
    private const int SignedBytes = NonceBytes + sizeof(long);

    public string Issue()
    {
        var token = new byte[SignedBytes + HMACSHA256.HashSizeInBytes];
        RandomNumberGenerator.Fill(token.AsSpan(0, NonceBytes));
        BitConverter.TryWriteBytes(token.AsSpan(NonceBytes), (time.GetUtcNow() + Lifetime).UtcTicks);
        HMACSHA256.HashData(key, token.AsSpan(0, SignedBytes), token.AsSpan(SignedBytes));
        return Convert.ToHexStringLower(token);
    }

    public bool IsValid(string token)
    {
        var bytes = new byte[SignedBytes + HMACSHA256.HashSizeInBytes];
        if (token.Length != bytes.Length * 2
            || Convert.FromHexString(token, bytes, out _, out var written) != System.Buffers.OperationStatus.Done
            || written != bytes.Length)
        {
            return false;
        }

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes.AsSpan(0, SignedBytes), signature);
        return CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(SignedBytes))
            && BitConverter.ToInt64(bytes, NonceBytes) > time.GetUtcNow().UtcTicks;
    }
}
