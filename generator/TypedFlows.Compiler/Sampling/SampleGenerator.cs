using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Sampling.Texts;

namespace TypedFlows.Compiler.Sampling;

/// <summary>
/// Creates valid sample records of a schema. The evaluator checks each record. The same schema, seed and index give the same record.
/// </summary>
internal sealed class SampleGenerator
{
    private const int Attempts = 10;

    private readonly SampleSchemas _schemas;
    private readonly TextSampler _texts = new();
    private readonly long _seed;
    private readonly SampleSite _root = SampleSite.CreateRoot();
    private readonly SampleGoal _object;
    private readonly SampleGoal _any;
    private bool _isAny;

    public SampleGenerator(SchemaDocument document, long seed = 0)
    {
        _schemas = new(document);
        _seed = seed;
        _any = new([document.Root], []);
        _object = _any.With([new Schema { Types = SchemaTypes.Object }], []);
    }

    /// <summary>Returns the record with the index: an object, or another value if the schema allows no object.</summary>
    /// <exception cref="SampleException">No valid record was found. The exception has the location and the rule.</exception>
    public Instance Create(long index)
    {
        if (!_isAny)
        {
            try
            {
                return Create(_object, index);
            }
            catch (SampleException e) when (e.InstancePath.Length == 0)
            {
                // The record itself cannot be an object, which a property without values does not prove.
                _isAny = true;
            }
        }

        return Create(_any, index);
    }

    private Instance Create(SampleGoal goal, long index)
    {
        SampleException? failure = null;
        var random = SampleRandom.OfRecord(_seed, index);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var sampler = new RecordSampler(_schemas, _texts, random, index);
            if (sampler.Create(goal, _root) is not { } record)
            {
                failure = sampler.Failure();
                break;
            }

            var verdict = SchemaEvaluator.Evaluate(_schemas.Document, record);
            if (verdict == Verdict.Valid)
            {
                return record;
            }

            failure = Describe(record);
        }

        throw failure!;
    }

    private SampleException Describe(Instance record)
    {
        var result = SchemaEvaluator.Evaluate(_schemas.Document, record, "The sample", new(StopAtFirst: true));
        return result.Violations is [var violation, ..]
            ? new(violation.InstancePath, $"{violation.Keyword} at {violation.SchemaPath}")
            : new(string.Empty, "a pattern within its time limit, or a reference");
    }
}
