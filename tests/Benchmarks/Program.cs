// dotnet run -c Release --project tests/Benchmarks -- --filter '*' --job short
// The corpus is found beside the repository (../shared/corpus) or by MODELOPENNESS_CORPUS.
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
