namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Contains a program of a user. Each method returns "ok", or the unexpected result.</summary>
internal static class ProgramText
{
    public const string Text = """
        using System;
        using System.Buffers;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using TypedFlows;

        namespace Demo.Specs;

        public static class Checks
        {
            public static string Writes() => Expect(
                "{\"startTime\":1590792316,\"frequency\":\"minute\",\"interval\":15,\"backfill\":false}",
                Json(CrmToAep.ScheduleParams.Minute(1590792316, interval: 15, backfill: false)));

            public static string SecretsAreNotShown()
            {
                var auth = new AmazonS3.AccessKeyAuth { S3AccessKey = "AK", S3SecretKey = "hush" };
                var shown = auth.ToString() + AmazonS3.AccessKeyAuth.ValidateJson("{\"s3AccessKey\":\"AK\",\"s3SecretKey\":12345}"u8);
                return shown.Contains("hush") || shown.Contains("12345") ? shown
                    : Expect("{\"s3AccessKey\":\"AK\",\"s3SecretKey\":\"hush\"} Access Key", Json(auth) + " " + ((IAuth)auth).SpecName);
            }

            public static string FlowPaths()
            {
                var flow = new CrmToAep.Flow
                {
                    Source = new Hubspot.Source(),
                    Mapping = new CrmToAep.MappingParams(),
                    Copy = new CrmToAep.CopyParams { DeltaColumn = new CrmToAep.DeltaColumn { Name = null! } },
                    Schedule = new CrmToAep.ScheduleParams { StartTime = 1, Frequency = CrmToAep.Frequency.Minute, Interval = 5 },
                    Options = new CrmToAep.OptionParams { PartialIngestionPercent = 0 },
                };
                return Expect(
                    "/source anyOf, /transformations/0/params/deltaColumn required, /scheduleParams/interval minimum, "
                        + "/options/partialIngestionPercent exclusiveMinimum",
                    string.Join(", ", flow.Validate().Violations.Select(v => v.InstancePath + " " + v.Keyword)));
            }

            public static string Defaults() => Expect(
                "True, ",
                CrmToAep.ScheduleParams.Minute(1, 15).WithDefaults().Backfill + ", "
                    + CrmToAep.ScheduleParams.Once(1).WithDefaults().Backfill);

            public static string RoundTripBySerializer()
            {
                var options = new JsonSerializerOptions { TypeInfoResolver = SpecTypeInfoResolver.Default };
                var source = new Hubspot.Source
                {
                    TableName = "Contacts",
                    Columns = [new Hubspot.Column { Name = "Id", Type = "String", Xdm = new Hubspot.Xdm { Type = "string" } }],
                };
                var json = JsonSerializer.Serialize(source, options);
                var again = JsonSerializer.Deserialize<Hubspot.Source>(json, options);
                return source.Equals(again) && source.GetHashCode() == again.GetHashCode()
                    && !source.Equals(again with { TableName = "Other" }) ? "ok" : json;
            }

            public static string LenientScalars()
            {
                var json = "{\"startTime\":\"1\",\"frequency\":\"hour\",\"interval\":\"0\",\"backfill\":\"true\"}"u8;
                var strict = CrmToAep.ScheduleParams.TryParseJson(json, out _, out var rejected);
                CrmToAep.ScheduleParams.TryParseJson(json, out _, out var lenient, ReadOptions.Lenient);
                var read = CrmToAep.ScheduleParams.TryParseJson(
                    "{\"startTime\":\"1\",\"frequency\":\"hour\",\"interval\":\"2\"}"u8, out var value, out _, ReadOptions.Lenient);
                var violation = lenient.Violations[0];
                return Expect(
                    "False 3 /interval minimum True 2",
                    $"{strict} {rejected.Violations.Count} {violation.InstancePath} {violation.Keyword} {read} {value?.Interval}");
            }

            public static string NotRepresentable()
            {
                var json = "{\"startTime\":1e30,\"frequency\":\"once\"}"u8;
                var read = CrmToAep.ScheduleParams.TryParseJson(json, out _, out var result);
                return Expect(
                    "False NotRepresentable /startTime valid",
                    $"{read} {result.Violations[0].Keyword} {result.Violations[0].InstancePath} "
                        + CrmToAep.ScheduleParams.ValidateJson(json));
            }

            public static string Malformed()
            {
                var deep = "{\"a\":" + new string('[', 200) + new string(']', 200) + "}";
                foreach (var text in new[] { "", "{", "nonsense", "{}{}", new string('[', 1000), deep })
                {
                    if (CrmToAep.ScheduleParams.TryParseJson(Encoding.UTF8.GetBytes(text), out _, out var result)
                        || result.Violations.Single().Keyword != "json")
                    {
                        return text + result;
                    }
                }

                try
                {
                    CrmToAep.ScheduleParams.ParseJson("{"u8);
                    return "no exception";
                }
                catch (JsonException)
                {
                }

                try
                {
                    CrmToAep.ScheduleParams.ParseJson("{}"u8);
                    return "no exception";
                }
                catch (SpecValidationException e)
                {
                    return Expect("2", e.Result.Violations.Count.ToString());
                }
            }

            public static string AnyJsonText()
            {
                var texts = new[]
                {
                    "{\"a\":\"\\ud800\",\"startTime\":1}", "{\"startTime\":1,\"startTime\":2,\"frequency\":\"once\"}", "{\"\\ud800\":1}",
                    "null", "1e400", "{\"startTime\":1e400}", "{\"frequency\":\"\\ud800\"}",
                };
                foreach (var text in texts)
                {
                    CrmToAep.ScheduleParams.TryParseJson(Encoding.UTF8.GetBytes(text), out _, out _);
                    CrmToAep.ScheduleParams.ValidateJson(Encoding.UTF8.GetBytes(text));
                    CrmToAep.ScheduleParams.ValidateJson(Encoding.UTF8.GetBytes(text), ReadOptions.Lenient);
                }

                return Expect("2", CrmToAep.ScheduleParams.ParseJson(Encoding.UTF8.GetBytes(texts[1])).StartTime.ToString());
            }

            public static string ConnectionTakesItsOwnAuth()
            {
                IConnection one = new AmazonS3.Connection { Auth = new AmazonS3.AccessKeyAuth { S3AccessKey = "a", S3SecretKey = "b" } };
                IConnection several = new Sftp.Connection
                {
                    Auth = new Sftp.SftpWithPasswordAuth { Host = "h", UserName = "u", Password = "p" },
                };
                IConnection none = new DataLake.Connection();
                return Expect("Access Key SFTP with Password True", $"{one.Auth!.SpecName} {several.Auth!.SpecName} {none.Auth is null}");
            }

            private static string Json(ISpecObject value)
            {
                var output = new ArrayBufferWriter<byte>();
                using (var writer = new Utf8JsonWriter(output))
                {
                    value.WriteTo(writer);
                }

                return Encoding.UTF8.GetString(output.WrittenSpan);
            }

            private static string Expect(string wanted, string found) => wanted == found ? "ok" : found;
        }
        """;
}
