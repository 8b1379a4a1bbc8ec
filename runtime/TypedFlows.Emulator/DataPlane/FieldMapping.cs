namespace TypedFlows.Emulator.DataPlane;

/// <summary>One line of a mapping set: a column of the source, and the XDM path that its values go to.</summary>
internal sealed record FieldMapping(string Source, string Destination);
