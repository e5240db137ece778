using System.Buffers.Binary;

namespace ModelOpenness.Inspection.Reading.Formats.Readers;

/// <summary>
/// Tells pickles of protocols 0 and 1, which have no mark, by walking their opcodes: nothing is built, only the height of the stack is
/// counted. Text never gets through, since the first word already takes what is not there.
/// </summary>
internal static class PickleOpcodes
{
    // Fewer tell nothing where the end is not in sight.
    private const int Enough = 4;

    /// <summary>Whether the bytes are a pickle, or the beginning of one.</summary>
    /// <param name="bytes">The beginning of the file.</param>
    /// <param name="isWhole">They are all of the file: the last opcode must be STOP.</param>
    public static bool AreSound(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var stack = 0;
        var marks = new Stack<int>();
        var count = 0;
        for (var at = 0; at < bytes.Length; count++)
        {
            var opcode = bytes[at++];
            if (opcode == '.')
            {
                return isWhole && at == bytes.Length && stack == 1 && marks.Count == 0;
            }

            var length = Argument(opcode, bytes.Slice(at));
            if (length < 0 || !Step(opcode, marks, ref stack))
            {
                return false;
            }

            if (length > bytes.Length - at)
            {
                break;
            }

            at += length;
        }

        return !isWhole && count >= Enough;
    }

    // Bytes of the argument; more than there are where it does not end here, -1 for no opcode of these protocols.
    private static int Argument(byte opcode, ReadOnlySpan<byte> rest)
    {
        switch ((char)opcode)
        {
            case 'F' or 'I' or 'L' or 'S' or 'V' or 'P' or 'g' or 'p':
                return Line(rest, 0);
            case 'c' or 'i':
                var first = Line(rest, 0);
                return first > rest.Length ? first : Line(rest, first);
            case 'K' or 'h' or 'q':
                return 1;
            case 'M':
                return 2;
            case 'J' or 'j' or 'r':
                return 4;
            case 'G':
                return 8;
            case 'U':
                return rest.Length < 1 ? 2 : 1 + rest[0];
            case 'T' or 'X':
                return rest.Length < 4 ? 5 : (int)Math.Min(4L + BinaryPrimitives.ReadUInt32LittleEndian(rest), int.MaxValue);
            case '(' or '0' or '1' or '2' or 'N' or 'R' or 'b' or 'a' or 'd' or 'e' or 'l' or 'o' or 's' or 't' or 'u' or ')' or ']' or '}' or 'Q':
                return 0;
            default:
                return -1;
        }
    }

    private static int Line(ReadOnlySpan<byte> rest, int from)
    {
        var end = rest.Slice(from).IndexOf((byte)'\n');
        return end < 0 ? rest.Length + 1 : from + end + 1;
    }

    // What the opcode takes from the stack and puts there.
    private static bool Step(byte opcode, Stack<int> marks, ref int stack)
    {
        var floor = marks.Count > 0 ? marks.Peek() : 0;
        switch ((char)opcode)
        {
            case '(':
                marks.Push(stack);
                return marks.Count < 1024;
            case '0':
                return Take(1, 0, floor, ref stack);
            case '2':
                return Take(1, 2, floor, ref stack);
            case 'p' or 'q' or 'r' or 'Q':
                return Take(1, 1, floor, ref stack);
            case 'R' or 'b' or 'a':
                return Take(2, 1, floor, ref stack);
            case 's':
                return Take(3, 1, floor, ref stack);
            case '1':
                return ToMark(marks, 0, ref stack);
            case 'd' or 'l' or 't' or 'o' or 'i':
                return ToMark(marks, 1, ref stack);
            case 'e' or 'u':
                return ToMark(marks, 0, ref stack) && stack > 0;
            default:
                stack++;
                return true;
        }
    }

    private static bool Take(int taken, int given, int floor, ref int stack)
    {
        if (stack - floor < taken)
        {
            return false;
        }

        stack += given - taken;
        return true;
    }

    private static bool ToMark(Stack<int> marks, int given, ref int stack)
    {
        if (marks.Count == 0)
        {
            return false;
        }

        stack = marks.Pop() + given;
        return true;
    }
}
