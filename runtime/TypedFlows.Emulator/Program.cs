return await TypedFlows.Emulator.Hosting.HostCommand.RunAsync(args);
