namespace TypedFlows.Client.Tests.Support;

internal sealed record TestConnection(IAuth? Auth) : IConnection
{
    public string ConnectionSpecId { get; init; } = SpecPart.AmazonS3;

    public string ConnectionSpecVersion => "1.0";
}
