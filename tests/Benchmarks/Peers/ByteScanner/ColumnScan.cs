using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.HandWritten.Model;

namespace TypedFlows.Benchmarks.Peers.ByteScanner;

internal static class ColumnScan
{
    public static bool Take(ref Scanner scanner, out Column? column)
    {
        column = null;
        string? name = null;
        ColumnType type = 0;
        XdmType? xdm = null;
        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"name\":"u8) ? scanner.TakeBoundedString(128, out name)
                : scanner.Take("\"type\":\""u8) ? TakeType(ref scanner, out type)
                : scanner.Take("\"xdm\":"u8) && TakeXdm(ref scanner, out xdm)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (name is null || type == 0 || xdm is null)
        {
            return scanner.Fail(ReadError.Required);
        }

        column = new Column(name, type, xdm);
        return true;
    }

    private static bool TakeXdm(ref Scanner scanner, out XdmType? xdm)
    {
        xdm = null;
        ColumnType type = 0;
        string? format = null;
        if (scanner.Take("{}"u8))
        {
            return scanner.Fail(ReadError.Required);
        }

        if (!scanner.Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!(scanner.Take("\"type\":\""u8) ? TakeType(ref scanner, out type)
                : scanner.Take("\"format\":"u8) && scanner.TakeFilledString(out format)))
            {
                return false;
            }
        }
        while (scanner.Take((byte)','));

        if (!scanner.Take((byte)'}'))
        {
            return false;
        }

        if (type == 0)
        {
            return scanner.Fail(ReadError.Required);
        }

        xdm = new XdmType(type, format);
        return true;
    }

    private static bool TakeType(ref Scanner scanner, out ColumnType type)
    {
        type = scanner.Take("string\""u8) ? ColumnType.String
            : scanner.Take("integer\""u8) ? ColumnType.Integer
            : scanner.Take("number\""u8) ? ColumnType.Number
            : scanner.Take("long\""u8) ? ColumnType.Long
            : scanner.Take("double\""u8) ? ColumnType.Double
            : scanner.Take("boolean\""u8) ? ColumnType.Boolean
            : scanner.Take("date\""u8) ? ColumnType.Date
            : scanner.Take("object\""u8) ? ColumnType.Object
            : scanner.Take("array\""u8) ? ColumnType.Array
            : 0;
        return type != 0;
    }
}
