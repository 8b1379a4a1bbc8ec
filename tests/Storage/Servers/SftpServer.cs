using System.Diagnostics;

namespace TypedFlows.Storage.Servers;

/// <summary>Represents an OpenSSH server with a separate configuration and separate keys. Its user is the one that runs the tests.</summary>
public sealed class SftpServer : StorageServer
{
    public const string Name = "sshd";
    public const string PassPhrase = "phrase of the tests";

    private string _folder = string.Empty;

    /// <summary>Gets the folder with the files that the tests write.</summary>
    public string Files => Path.Combine(_folder, "files");

    /// <summary>Gets the fingerprint of the host key.</summary>
    public string HostKey { get; private set; } = string.Empty;

    public string Account => Environment.UserName;

    protected override string Program => Name;

    /// <summary>Returns a private key: <c>user</c> and <c>phrase</c> are authorized, <c>other</c> is not.</summary>
    public string Key(string name) => File.ReadAllText(Path.Combine(_folder, name));

    protected override IEnumerable<string> Arguments(string folder) => ["-D", "-e", "-f", Path.Combine(folder, "config")];

    protected override async Task InstallAsync(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Files);
        if (Account == "root")
        {
            // The server requires it, and a service of the system would create it.
            Directory.CreateDirectory("/run/sshd");
        }

        foreach (var (name, phrase, type) in (ReadOnlySpan<(string, string, string)>)
            [("host", "", "ed25519"), ("user", "", "ed25519"), ("phrase", PassPhrase, "rsa"), ("other", "", "ed25519")])
        {
            Generate(Path.Combine(folder, name), phrase, type);
        }

        await File.WriteAllTextAsync(
            Path.Combine(folder, "authorized"),
            await File.ReadAllTextAsync(Path.Combine(folder, "user.pub")) + await File.ReadAllTextAsync(Path.Combine(folder, "phrase.pub")));
        var host = (await File.ReadAllTextAsync(Path.Combine(folder, "host.pub"))).Split(' ')[1];
        HostKey = "SHA256:" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(host))).TrimEnd('=');
        await File.WriteAllTextAsync(Path.Combine(folder, "config"), $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {folder}/host
            AuthorizedKeysFile {folder}/authorized
            PermitRootLogin yes
            PasswordAuthentication no
            UsePAM no
            StrictModes no
            PidFile {folder}/pid
            Subsystem sftp internal-sftp

            """);
    }

    private static void Generate(string path, string phrase, string type)
    {
        using var process = Process.Start("ssh-keygen", ["-q", "-t", type, "-N", phrase, "-f", path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
