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

    /// <summary>The emulator's own endpoints under <c>/_emulator</c>.</summary>
    Emulator,

    /// <summary>The page at <c>/</c>.</summary>
    Page,
}
