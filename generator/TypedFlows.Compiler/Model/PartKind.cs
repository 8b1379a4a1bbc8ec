namespace TypedFlows.Compiler.Model;

/// <summary>Which schema of a spec a part is.</summary>
internal enum PartKind
{
    Schedule,
    Options,
    Run,
    Transformation,
    Auth,
    Source,
    Target,

    /// <summary>The one part of a stand-alone schema.</summary>
    Standalone,
}
