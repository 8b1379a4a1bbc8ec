using System.Globalization;

namespace TypedFlows.Emulator.Gateway;

/// <summary>Reads whole numbers from a query.</summary>
internal static class QueryNumber
{
    public static int Read(RequestContext call, string name, int absent, int least)
    {
        var text = call.Query[name].ToString();
        if (text.Length == 0)
        {
            return absent;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw ApiErrors.QueryParameter.With(name, text, $"it must be a whole number of at least {least}");
    }
}
