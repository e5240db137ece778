using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/ModelOpenness.Benchmarks -- --filter '*Vocabularies*' --job short
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
