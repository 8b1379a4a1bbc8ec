using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>The records and enums of one spec, by C# name, in the order in which they are printed.</summary>
internal sealed class TypeTable
{
    private readonly List<RecordDraft> _records = [];
    private readonly List<EnumModel> _enums = [];

    public IReadOnlyList<RecordDraft> Records => _records;

    public IReadOnlyList<EnumModel> Enums => _enums;

    public RecordDraft Record(string name) => _records.Single(r => r.Name == name);

    public EnumModel Enum(string name) => _enums.Single(e => e.Name == name);

    public bool HasRecord(string name) => _records.Any(r => r.Name == name);

    public bool HasEnum(string name) => _enums.Any(e => e.Name == name);

    public void Add(RecordDraft record) => _records.Add(record);

    public void Add(EnumModel model) => _enums.Add(model);
}
