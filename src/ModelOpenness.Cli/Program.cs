return ModelOpenness.Cli.CommandLine.Run(args);
