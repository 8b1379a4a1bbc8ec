namespace TypedFlows.Conformance.Xdm;

/// <summary>Runs the records of a set with one engine.</summary>
internal static class XdmRun
{
    /// <summary>Writes each failure on a separate line.</summary>
    public static async Task<Tally> RunAsync(IXdmEngine engine, XdmSet set, TextWriter output)
    {
        var total = default(Tally);
        foreach (var schema in set.Schemas)
        {
            var check = await PrepareAsync(engine, schema);
            foreach (var record in schema.Records)
            {
                var result = await CheckAsync(check, record.Json);
                if (result.Satisfies(record.Expected))
                {
                    total += new Tally(1, 0);
                    continue;
                }

                total += new Tally(0, 1);
                var expected = record.Expected?.ToString() ?? "valid";
                await output.WriteLineAsync($"FAILED {engine.Name}: {schema.Name}/{record.File}: expected {expected}, got {result}");
            }
        }

        return total;
    }

    // A schema that is not compiled fails all of its records.
    private static async Task<CheckRecord> PrepareAsync(IXdmEngine engine, XdmSchemaTests schema)
    {
        try
        {
            return await engine.PrepareAsync(schema.Name, schema.Json);
        }
        catch (Exception e)
        {
            return _ => ValueTask.FromResult(RecordResult.Failed(e));
        }
    }

    // An engine must not throw for any record. An exception fails only this record.
    private static async Task<RecordResult> CheckAsync(CheckRecord check, string record)
    {
        try
        {
            return await check(record);
        }
        catch (Exception e)
        {
            return RecordResult.Failed(e);
        }
    }
}
