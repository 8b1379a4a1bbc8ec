using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Compiler.Fields;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Maps the records of one source to records of a dataset, converted to the types of their fields.</summary>
/// <param name="columns">The column of each attribute of the mapping.</param>
internal sealed class RecordMapper(RecordMapping mapping, IReadOnlyList<int> columns) : IDisposable
{
    private static readonly JsonWriterOptions s_writing =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly XdmTree? _tree = mapping.IsDirect ? XdmTree.Build(mapping.Flow.Set.Rows, columns) : null;
    private readonly object?[] _values = new object?[mapping.Flow.Computed.Count];
    private Utf8JsonWriter? _writer;
    private RowMapping? _unknown;
    private ExpressionEvaluator? _evaluator;

    /// <summary>Gets the mapped record as UTF-8, until the next one is mapped.</summary>
    public ReadOnlyMemory<byte> Record => _buffer.WrittenMemory;

    /// <summary>Gets the rows of the mapping set that failed for the record.</summary>
    public IReadOnlyList<MappingError> Errors { get; private set; } = [];

    /// <returns>The reason why there is no record, or <see langword="null"/>.</returns>
    public SourceFault? Map(RecordSource source)
    {
        if (_tree is null)
        {
            var (target, errors) = mapping.Flow.Set.Apply(source.Row(), mapping.Target, mapping.Time, mapping.Slow);
            Errors = errors;
            if (target.Members.Count == 0)
            {
                return SourceFault.NothingWritten(errors);
            }

            var whole = Start();
            ValueJson.Write(whole, target);
            whole.Flush();
            return null;
        }

        if (_values.Length > 0)
        {
            Errors = Compute(source.Row());
        }

        if (!_tree.IsPresent(source, _values))
        {
            return _values.Length == 0 ? SourceFault.NothingMapped : SourceFault.NothingWritten(Errors);
        }

        var writer = Start();
        _tree.Write(writer, source, _values);
        writer.Flush();
        return mapping.Schema is null || Convert(_tree, mapping.Schema) ? null : SourceFault.NothingMapped;
    }

    public void Dispose() => _writer?.Dispose();

    private IReadOnlyList<MappingError> Compute(ISourceRow row)
    {
        _unknown ??= new(MappingTarget.Unknown, allowsNull: false);
        if (_evaluator?.Row != row)
        {
            _evaluator = new(row, mapping.Time);
        }

        List<MappingError>? errors = null;
        for (var i = 0; i < _values.Length; i++)
        {
            var computed = mapping.Flow.Computed[i];
            var error = computed.Error;
            _values[i] = null;
            try
            {
                _values[i] = error is null ? MappingSet.Compute(computed, _evaluator, _unknown, mapping.Slow) : null;
            }
            catch (EvaluationException e)
            {
                error = CaseError.Of(e);
            }

            if (error is not null)
            {
                (errors ??= []).Add(new(computed, error));
            }
        }

        return errors ?? (IReadOnlyList<MappingError>)[];
    }

    private bool Convert(XdmTree tree, RecordSchema schema)
    {
        using var document = JsonDocument.Parse(_buffer.WrittenMemory, JsonLimits.Record);
        if (tree.Convert(document.RootElement, schema.Document.Root) is not { } converted)
        {
            return false;
        }

        var writer = Start();
        converted.WriteTo(writer);
        writer.Flush();
        return true;
    }

    private Utf8JsonWriter Start()
    {
        _buffer.ResetWrittenCount();
        _writer ??= new(_buffer, s_writing);
        _writer.Reset();
        return _writer;
    }
}

/// <summary>The mapping set of a flow with the schema of its dataset.</summary>
/// <param name="Schema">The schema of the dataset; <see langword="null"/> if its records are not validated.</param>
/// <param name="Slow">Limits the time of slow expressions in a run; <see langword="null"/> for messages, which come one by one.</param>
internal sealed record RecordMapping(FlowMapping Flow, RecordSchema? Schema, TimeProvider Time, SlowEvaluations? Slow)
{
    /// <summary>
    /// Gets a value indicating whether the values of a record are written without an object of the whole record. The result is the same.
    /// </summary>
    public bool IsDirect => Flow.IsPlain && (Schema is null || Flow.Computed.Count == 0);

    public MappingTarget Target { get; } = MappingTarget.Of(Schema is null ? null : SchemaField.Of(Schema.Document));
}
