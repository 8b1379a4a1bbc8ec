namespace TypedFlows.Conformance.Xdm;

/// <summary>Represents an engine that validates records of XDM schemas.</summary>
internal interface IXdmEngine : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Returns a function that validates a record given as JSON text.</summary>
    /// <param name="name">The name of the schema in the set.</param>
    /// <param name="schema">The response of the Schema Registry.</param>
    ValueTask<CheckRecord> PrepareAsync(string name, string schema);
}

/// <summary>Represents the validation of a record given as JSON text.</summary>
internal delegate ValueTask<RecordResult> CheckRecord(string record);
