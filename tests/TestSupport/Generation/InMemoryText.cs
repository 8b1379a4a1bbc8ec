using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedFlows.TestSupport.Generation;

public sealed class InMemoryText(SpecInput input) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(input.Text);

    public SpecInput Input => input;

    public override string Path => input.Path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
