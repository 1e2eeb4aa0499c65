using ClaimsGateway.Hosting;

return await GatewayHost.RunAsync(args);
