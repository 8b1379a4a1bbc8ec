namespace TypedFlows.Tool.Comparing;

/// <summary>Collects the changes of one spec.</summary>
internal sealed class ChangeList(NamedSpec spec)
{
    private readonly List<Change> _changes = [];

    public IReadOnlyList<Change> Changes => _changes;

    public void Breaking(string member, string text) => Add(ChangeLevel.Breaking, member, text);

    public void Compatible(string member, string text) => Add(ChangeLevel.Compatible, member, text);

    public void Cosmetic(string member, string text) => Add(ChangeLevel.Cosmetic, member, text);

    public void Add(ChangeLevel level, string member, string text)
    {
        var change = new Change(level, spec.Shown, member, text, spec.Identity.Path);
        if (!_changes.Contains(change))
        {
            _changes.Add(change);
        }
    }
}
