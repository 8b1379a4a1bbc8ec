namespace TypedFlows.Samples.Comparison;

/// <summary>A member that no sample sends, for the resource that it points to belongs to an older platform.</summary>
/// <param name="Tutorial">Folder of the tutorial.</param>
/// <param name="Request">File of the body.</param>
/// <param name="Pointer">JSON Pointer to the member.</param>
/// <param name="Because">What section 1 of the facts says of it.</param>
internal sealed record ObsoleteMember(string Tutorial, string Request, string Pointer, string Because) : IPlace
{
    public string? Sent => null;
}
