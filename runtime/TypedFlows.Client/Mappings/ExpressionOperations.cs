using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on expressions, which calculate the fields of mapping sets (Data Prep API, languages/el).</summary>
public class ExpressionOperations
{
    private readonly PlatformTransport _transport;

    internal ExpressionOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>Initializes a new instance of the <see cref="ExpressionOperations"/> class for mocking.</summary>
    protected ExpressionOperations() => _transport = null!;

    /// <summary>Validates an expression (Data Prep API, POST /languages/el/validate). The service knows neither the fields of the source
    /// nor the destination.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The result. A response with status 400 is the result that the expression is invalid.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<ExpressionValidation> ValidateAsync(
        [StringSyntax("DataPrep")] string expression, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var request = new PlatformRequest
        {
            Method = HttpMethod.Post,
            Path = ServicePaths.ExpressionLanguage + "validate",
            Body = PlatformRequest.Write(writer => writer.WriteString("expression", expression)),
            IsRepeatable = true,
        };
        try
        {
            var response = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return ExpressionValidation.Read(response.Json) ?? throw response.Unexpected("without a validation status");
        }
        catch (PlatformException error) when (error.Status == 400)
        {
            var json = ErrorBody.Read(Encoding.UTF8.GetBytes(error.Body ?? string.Empty)).Json;
            return new(false, error.Detail ?? error.Title ?? error.Message, json);
        }
    }

    /// <summary>Reads the functions of the service (Data Prep API, GET /languages/el/functions).</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The functions in the service's order.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<IReadOnlyList<ExpressionFunction>> ListFunctionsAsync(CancellationToken cancellationToken = default) =>
        ListAsync("functions", ExpressionFunction.Read, cancellationToken);

    /// <summary>Reads the operators of the service (Data Prep API, GET /languages/el/operators).</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The operators in the service's order.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<IReadOnlyList<ExpressionOperator>> ListOperatorsAsync(CancellationToken cancellationToken = default) =>
        ListAsync("operators", ExpressionOperator.Read, cancellationToken);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string kind, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var response = await _transport.SendAsync(
            PlatformRequest.Get(ServicePaths.ExpressionLanguage + kind), cancellationToken).ConfigureAwait(false);
        return response.Json.ValueKind == JsonValueKind.Array
            ? [.. response.Json.EnumerateArray().Select(read)]
            : throw response.Unexpected("without a list of " + kind);
    }
}
