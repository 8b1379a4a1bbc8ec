namespace TypedFlows.Tool.Service;

/// <summary>One spec of the lock file.</summary>
/// <param name="File">Its path from the lock file, with forward slashes.</param>
/// <param name="Hash">SHA-256 of the file's text with line feeds alone, in hexadecimal digits.</param>
internal sealed record LockEntry(string File, string Kind, string Id, string Version, string Name, string Hash);
