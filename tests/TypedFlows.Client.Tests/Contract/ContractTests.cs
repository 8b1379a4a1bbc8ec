namespace TypedFlows.Client.Tests.Contract;

/// <summary>Compares every request of the client and every response of the emulator with the vendor's OpenAPI files.</summary>
public sealed class ContractTests
{
    private static readonly IReadOnlyList<ClientCall> s_described =
        [.. ClientCalls.All.Where(call => call.Service != ClientCalls.DataAccess)];

    [ExternalFact(ExternalFiles.OpenApi, "the folder of the vendor's OpenAPI files")]
    public async Task Requests_and_responses_match_the_files_except_for_listed_deviations()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var exchanges = await ScenarioFixture.ExchangesAsync();
        foreach (var group in s_described.GroupBy(call => call.Service))
        {
            var file = OpenApiFile.Read(group.Key);
            var check = new ContractCheck(file);
            var operations = file.Operations().ToDictionary(
                operation => $"{operation.Method} {operation.Path}", operation => operation.Operation, StringComparer.Ordinal);
            foreach (var call in group)
            {
                var operation = operations[$"{call.Method} {call.Below(BaseOf(call))}"];
                found.UnionWith(
                    exchanges.Where(call.IsOf).SelectMany(
                        exchange => check.Differences(operation["operationId"]!.GetValue<string>(), operation, exchange)));
            }
        }

        var listed = Deviations.All;
        var wrong = found.Where(finding => !listed.Any(deviation => deviation.Covers(finding))).Select(finding => "not listed: " + finding)
            .Concat(
                listed.Where(deviation => !found.Any(deviation.Covers)).Select(
                    deviation => "listed, but there is no such deviation: " + deviation.Pattern));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [ExternalFact(ExternalFiles.OpenApi, "the folder of the vendor's OpenAPI files")]
    public void Every_operation_of_the_files_is_called_or_left_out_for_a_reason()
    {
        var services = s_described.Select(call => call.Service).Distinct();
        var operations = services.SelectMany(service => OpenApiFile.Read(service).Operations().Select(operation =>
            (Service: service, operation.Method, operation.Path, Id: operation.Operation["operationId"]!.GetValue<string>()))).ToList();
        bool IsCalled((string Service, string Method, string Path, string Id) operation) =>
            ClientCalls.All.Any(
                call => call.Service == operation.Service && call.Method == operation.Method && call.Below(BaseOf(call)) == operation.Path);

        Assert.All(
            operations, operation => Assert.True(IsCalled(operation) != ClientCalls.LeftOut.ContainsKey(operation.Id), operation.Id));
        Assert.Empty(ClientCalls.LeftOut.Keys.Except(operations.Select(operation => operation.Id)));
        Assert.Empty(s_described.Where(call => !operations.Any(operation =>
            call.Service == operation.Service
                && call.Method == operation.Method
                && call.Below(BaseOf(call)) == operation.Path)).Select(call => call.Template));
    }

    private static string BaseOf(ClientCall call) => call.Service switch
    {
        "flow-service" => ClientCalls.FlowService,
        "schema-registry" => ClientCalls.Registry,
        "catalog" => ClientCalls.Catalog,
        "data-prep" => ClientCalls.Conversion,
        _ => string.Empty,
    };
}
