using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.SchemaRegistry;
using TypedFlows.Emulator.Specs;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator;

/// <summary>Holds the components that the services of one emulator share.</summary>
internal sealed record Platform(
    IResourceStore Resources,
    IRecordStore Records,
    SpecCatalog Specs,
    TimeProvider Time,
    string Organization,
    bool IsStrict)
{
    private RecordSchemas? _recordSchemas;

    public ParameterValidator Validate { get; } = new(IsStrict);

    /// <summary>Gets the schemas that records are validated against.</summary>
    public RecordSchemas RecordSchemas => LazyInitializer.EnsureInitialized(ref _recordSchemas, () => new(this));

    /// <summary>Gets the tenants and the compiled schemas of the sandboxes.</summary>
    public required SandboxSchemas Schemas { get; init; }

    /// <summary>Gets the reports of what happens outside of requests.</summary>
    public required PlatformLog Log { get; init; }

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();
}
