namespace TypedFlows.Emulator.Gateway;

/// <summary>Lists the services of the platform.</summary>
internal enum Service
{
    None,
    Ims,
    FlowService,
    SchemaRegistry,
    Catalog,
    Conversion,
    Streaming,

    /// <summary>The other services of the platform, which the emulator does not implement.</summary>
    Other,

    /// <summary>The emulator's own endpoints under <c>/_emulator</c>.</summary>
    Emulator,

    /// <summary>The page at <c>/</c>.</summary>
    Page,
}
