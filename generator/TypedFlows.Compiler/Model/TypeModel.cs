namespace TypedFlows.Compiler.Model;

/// <summary>A C# type as data; the printer spells it. Part of the model.</summary>
internal abstract record TypeModel;
