namespace TypedFlows.Compiler.Model;

/// <summary>Which interface of the runtime a record is.</summary>
internal enum RecordRole
{
    Parameters,
    Auth,
    Source,
    Target,
}
