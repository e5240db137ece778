return ModelOpenness.Cli.Worker.WorkerVerb.TryRun(args, out var status) ? status : ModelOpenness.Cli.CommandLine.Run(args);
