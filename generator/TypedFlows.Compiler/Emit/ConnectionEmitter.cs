using TypedFlows.Compiler.Model;
using static TypedFlows.Compiler.Emit.GlobalNames;

namespace TypedFlows.Compiler.Emit;

/// <summary>Emits the connection record of a connection spec.</summary>
internal sealed class ConnectionEmitter(SourceWriter writer, TypeNames names)
{

    public void Emit(ConnectionModel connection)
    {
        var auth = connection.AuthRecords.Count switch
        {
            0 => null,
            1 => names.Short(connection.AuthRecords[0]),
            _ => names.Short("IAuth"),
        };

        if (connection.AuthRecords.Count > 1)
        {
            writer.Line("/// <summary>Represents the credentials of a connection of this spec.</summary>");
            writer.Line(SpecEmitter.GeneratedCode);
            writer.Line($"public interface IAuth : {Runtime}IAuth {{ }}");
            writer.Line();
        }

        writer.Line("/// <summary>Represents a base connection of this spec.</summary>");
        writer.Line(SpecEmitter.GeneratedCode);
        writer.Block($"public sealed partial record Connection : {Runtime}IConnection", () =>
        {
            if (auth is not null)
            {
                writer.Line("/// <summary>Gets the credentials.</summary>");
                writer.Line($"public required {auth} Auth {{ get; init; }}");
                writer.Line();
            }

            writer.Line($"string {Runtime}IConnection.ConnectionSpecId => {names.Spec}.Id;");
            writer.Line($"string {Runtime}IConnection.ConnectionSpecVersion => {names.Spec}.Version;");
            writer.Line($"{Runtime}IAuth? {Runtime}IConnection.Auth => {(auth is null ? "null" : "Auth")};");
        });
    }
}
