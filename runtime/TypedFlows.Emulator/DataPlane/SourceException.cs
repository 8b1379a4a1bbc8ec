namespace TypedFlows.Emulator.DataPlane;

/// <summary>The source cannot be read as the flow asks; the run fails and stores nothing.</summary>
internal sealed class SourceException(SourceFault fault, object[] arguments) : Exception(fault.Message(arguments))
{
    public string Code { get; } = fault.Code;
}
