namespace TypedFlows.Client;

/// <summary>What the platform answers when it has created something.</summary>
/// <param name="Id">The id of the new resource; opaque text.</param>
/// <param name="ETag">Its version for <c>If-Match</c>, inner quotes included; null where the service gives none.</param>
public sealed record CreatedResource(string Id, string? ETag);
