using System.Reflection;
using System.Text.Json;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Tests that every call of the platform has a method, that every method has a call, and that each call is made.</summary>
public sealed class ClientCallTests
{
    [Fact]
    public void Every_method_of_every_resource_is_in_the_table()
    {
        var methods = typeof(PlatformClient).GetProperties()
            .SelectMany(property => property.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Where(method => method.DeclaringType != typeof(object) && !method.IsSpecialName)
                .Select(method => $"{property.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var listed = ClientCalls.All.SelectMany(call => call.Members).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(methods);
        Assert.Empty(methods.Except(listed));
        Assert.Empty(listed.Except(methods));
    }

    [Fact]
    public async Task Every_call_is_made_and_no_other()
    {
        var exchanges = await ScenarioFixture.ExchangesAsync();

        Assert.Empty(ClientCalls.All.Where(call => !exchanges.Any(call.IsOf)).Select(call => $"{call.Method} {call.Template}"));
        Assert.Empty(
            exchanges.Where(
                exchange => !ClientCalls.All.Any(call => call.IsOf(exchange))).Select(exchange => $"{exchange.Method} {exchange.Path}"));
    }

    [Fact]
    public void Every_method_is_virtual_and_ends_with_a_token()
    {
        var methods = typeof(PlatformClient).GetProperties()
            .SelectMany(
                property => property.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName);

        Assert.All(methods, method => Assert.True(method.IsVirtual && !method.IsFinal, method.DeclaringType + "." + method));
        Assert.All(methods, method =>
        {
            var last = method.GetParameters()[^1];
            Assert.True(
                last.ParameterType == typeof(CancellationToken) && last.HasDefaultValue && last.Name == "cancellationToken",
                method.DeclaringType + "." + method);
        });
    }

    [Fact]
    public void Every_result_contains_the_complete_response()
    {
        var given = typeof(PlatformClient).GetProperties()
            .SelectMany(property => property.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.DeclaringType != typeof(object) && !method.IsSpecialName)
            .Select(method => Given(method.ReturnType))
            .ToHashSet();

        // A batch contains the response for each message. A count, a test and a deletion have no further content.
        Type[] whole = [typeof(void), typeof(bool), typeof(long), typeof(JsonElement), typeof(StreamingBatch)];
        Assert.All(given.Except(whole), type => Assert.Equal(typeof(JsonElement), type.GetProperty("Json")?.PropertyType));
    }

    private static Type Given(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(Task<>) || generic == typeof(IAsyncEnumerable<>) || generic == typeof(IReadOnlyList<>)) =>
                Given(type.GetGenericArguments()[0]),
        _ when type == typeof(Task) => typeof(void),
        _ => type,
    };
}
