using TypedFlows.Emulator.Journal;
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
    /// <summary>The part of schema ids that identifies the organization's own schemas.</summary>
    public const string Tenant = "emulator";

    private RecordSchemas? _recordSchemas;

    public ParameterValidator Validate { get; } = new(IsStrict);

    /// <summary>Gets the schemas that records are validated against.</summary>
    public RecordSchemas RecordSchemas => LazyInitializer.EnsureInitialized(ref _recordSchemas, () => new(this));

    /// <summary>Gets the reports of what happens outside of requests.</summary>
    public required PlatformLog Log { get; init; }

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();
}
