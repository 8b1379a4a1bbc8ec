namespace TypedFlows.Emulator.Gateway;

/// <summary>Which service of the platform a path belongs to.</summary>
internal enum Service
{
    None,
    Ims,
    FlowService,
    SchemaRegistry,
    Catalog,
    Conversion,
    Streaming,

    /// <summary>The emulator's own doors under <c>/_emulator</c>.</summary>
    Emulator,

    /// <summary>The page at <c>/</c>.</summary>
    Page,
}
